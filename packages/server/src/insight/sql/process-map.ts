import { PERSON_WINDOW, TOUCHES } from './touches.ts';

const ORDERED = `
  SELECT workspace, person, name, second, row_number() OVER w AS place, count() OVER w AS places,
    lagInFrame(name) OVER w AS before, lagInFrame(second) OVER w AS secondBefore
  FROM (${TOUCHES}) WINDOW w AS (${PERSON_WINDOW})`;

/** Rows: workspace, name, events, people, starts, ends. The process map's nodes by name, as the engine defines them. */
export const PROCESS_NODES_SQL = `
SELECT workspace, name, count() AS events, uniqExact(person) AS people, countIf(place = 1) AS starts, countIf(place = places) AS ends
FROM (${ORDERED}) GROUP BY workspace, name ORDER BY workspace, name`;

/** Rows: workspace, from, to, count, people, median, p90 (seconds). The process map's edges by name. */
export const PROCESS_EDGES_SQL = `
SELECT workspace, before AS from, name AS to, count() AS count, uniqExact(person) AS people,
  quantileExact(0.5)(second - secondBefore) AS median, quantileExact(0.9)(second - secondBefore) AS p90
FROM (${ORDERED}) WHERE place > 1 GROUP BY workspace, before, name ORDER BY workspace, before, name`;

/**
 * Rows: workspace, kind, from, to, people (ascending). The people behind every place of the process map: `at` an event, `follows`
 * for an edge, `begins` and `ends` for the ways that begin or end at an event. What does not apply is empty.
 */
export const PROCESS_PEOPLE_SQL = `
SELECT workspace, kind, from, to, arraySort(groupUniqArray(person)) AS people
FROM (
  SELECT workspace, person, arrayJoin(arrayFilter(one -> one.1 != '', [
    ('at', '', name),
    if(place > 1, ('follows', before, name), ('begins', '', name)),
    if(place = places, ('ends', name, ''), ('', '', ''))
  ])) AS found, found.1 AS kind, found.2 AS from, found.3 AS to
  FROM (${ORDERED})
)
GROUP BY workspace, kind, from, to ORDER BY workspace, kind, from, to`;
