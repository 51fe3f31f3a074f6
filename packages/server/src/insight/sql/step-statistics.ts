import { PERSON_WINDOW, TOUCHES } from './touches.ts';

/**
 * Every touch of every journey, cut as the engine cuts them (`cutJourneys`).
 *
 * A touch begins a new stretch when the touch before it arrived or lies longer back than the patience. In a stretch the
 * journey begins with the first touch that may begin one and takes in all that follow; its outcome is told by the stretch's
 * last touch: it arrived, or another stretch or too much time follows, or it is open.
 *
 * Parameters: workspaces Array(UUID); names Array(String) with, side by side, steps Array(Array(UInt16)), begins, arrives
 * Array(UInt8) — may begin, arrives —; patience (seconds, 0: none) and now (Unix seconds) Int64.
 */
const JOURNEY_TOUCHES = `
  SELECT *, row_number() OVER j AS touch, count() OVER j AS touches, lagInFrame(second) OVER j AS secondBefore,
    lagInFrame(steps) OVER j AS stepsBefore, first_value(second) OVER j AS firstSecond, last_value(second) OVER j AS lastSecond,
    multiIf(last_value(arrives) OVER j = 1, 'arrived',
      stretch < stretches OR ({patience:Int64} > 0 AND {now:Int64} - last_value(second) OVER j > {patience:Int64}), 'left', 'open') AS outcome
  FROM (
    SELECT *, max(begins) OVER (PARTITION BY workspace, person, stretch ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS begun,
      max(stretch) OVER (PARTITION BY workspace, person) AS stretches
    FROM (
      SELECT *, sum(breaks) OVER (PARTITION BY workspace, person ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS stretch
      FROM (
        SELECT *, row_number() OVER w AS place,
          place > 1 AND (lagInFrame(arrives) OVER w = 1 OR ({patience:Int64} > 0 AND second - lagInFrame(second) OVER w > {patience:Int64})) AS breaks
        FROM (
          SELECT *, indexOf({names:Array(String)}, name) AS meaning, {steps:Array(Array(UInt16))}[meaning] AS steps,
            {begins:Array(UInt8)}[meaning] AS begins, {arrives:Array(UInt8)}[meaning] AS arrives
          FROM (${TOUCHES}) WHERE name IN {names:Array(String)}
        ) WINDOW w AS (${PERSON_WINDOW})
      )
    )
  ) WHERE begun = 1
  WINDOW j AS (PARTITION BY workspace, person, stretch ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)`;

/** One row a workspace: people, journeys, arrived, left, open, arrivedPeople, and n, median, p90 (seconds) of the way to arrival. */
export const MAP_TOTALS_SQL = `
SELECT workspace, uniqExact(person) AS people, count() AS journeys, countIf(outcome = 'arrived') AS arrived, countIf(outcome = 'left') AS left,
  countIf(outcome = 'open') AS open, uniqExactIf(person, outcome = 'arrived') AS arrivedPeople,
  countIf(outcome = 'arrived') AS n, quantileExactIf(0.5)(lastSecond - firstSecond, outcome = 'arrived') AS median,
  quantileExactIf(0.9)(lastSecond - firstSecond, outcome = 'arrived') AS p90
FROM (${JOURNEY_TOUCHES}) WHERE touch = touches GROUP BY workspace ORDER BY workspace`;

/** Rows: workspace, step and what `StepStatistics` tells of it; n, median, p90 (seconds) of the time since the touch before. */
export const STEP_STATISTICS_SQL = `
SELECT workspace, step, uniqExact(person) AS people, sum(count) AS touches, count() AS journeys, countIf(begins) AS begins,
  countIf(ended = 'left') AS left, uniqExactIf(person, ended = 'left') AS leftPeople,
  countIf(ended = 'open') AS open, uniqExactIf(person, ended = 'open') AS openPeople,
  countIf(result = 'arrived') AS arrived, uniqExactIf(person, result = 'arrived') AS arrivedPeople,
  uniqExactIf(person, count > 1) AS repeatedPeople,
  sum(length(since)) AS n, ifNotFinite(quantileExactArray(0.5)(since), 0) AS median, ifNotFinite(quantileExactArray(0.9)(since), 0) AS p90
FROM (
  SELECT workspace, person, stretch, step, count() AS count, max(if(touch = touches, outcome, '')) AS ended, any(outcome) AS result,
    max(touch = 1) AS begins, groupArrayIf(second - secondBefore, touch > 1) AS since
  FROM (${JOURNEY_TOUCHES}) ARRAY JOIN steps AS step GROUP BY workspace, person, stretch, step
) GROUP BY workspace, step ORDER BY workspace, step`;

/** Rows: workspace, from, to, count, people. */
export const STEP_FLOWS_SQL = `
SELECT workspace, from, to, count() AS count, uniqExact(person) AS people
FROM (SELECT workspace, person, arrayJoin(stepsBefore) AS from, steps FROM (${JOURNEY_TOUCHES}) WHERE touch > 1) ARRAY JOIN steps AS to
GROUP BY workspace, from, to ORDER BY workspace, from, to`;
