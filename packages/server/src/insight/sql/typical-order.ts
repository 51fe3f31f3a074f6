import { PERSON_WINDOW, TOUCHES } from './touches.ts';

/** Each person's names with how often they had them and when first. */
const FIRST_MEETINGS = `
  SELECT workspace, person, name, count() AS times, min(place) AS first
  FROM (SELECT workspace, person, name, row_number() OVER w AS place FROM (${TOUCHES}) WINDOW w AS (${PERSON_WINDOW}))
  GROUP BY workspace, person, name`;

/**
 * Rows: workspace, name, people, repeatedBy, placedBy, medianPlace, meanPlace. Where names usually stand on people's ways, as
 * the engine defines it.
 */
export const TYPICAL_ORDER_SQL = `
SELECT workspace, name, count() AS people, countIf(times > 1) AS repeatedBy, countIf(different > 1) AS placedBy,
  if(placedBy = 0, NULL, quantileExactIf(0.5)(thousandth, different > 1)) AS medianPlace,
  if(placedBy = 0, NULL, sumIf(thousandth, different > 1) / placedBy) AS meanPlace
FROM (
  SELECT workspace, name, times, count() OVER p AS different,
    intDiv(1000 * (row_number() OVER (PARTITION BY workspace, person ORDER BY first) - 1), greatest(different - 1, 1)) AS thousandth
  FROM (${FIRST_MEETINGS}) WINDOW p AS (PARTITION BY workspace, person)
) GROUP BY workspace, name ORDER BY workspace, name`;
