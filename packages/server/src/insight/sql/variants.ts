import { TOUCHES } from './touches.ts';

/** Rows: workspace, sequence (names), people, median (seconds from first to last). The variants, in no order. */
export const VARIANTS_SQL = `
SELECT workspace, sequence, count() AS people, quantileExact(0.5)(seconds) AS median FROM (
  SELECT workspace, person, max(second) - min(second) AS seconds,
    arrayMap(touch -> touch.6, arraySort(groupArray((happened_at, ordinal, identity, stated_at, message_id, name)))) AS sequence
  FROM (${TOUCHES}) GROUP BY workspace, person
) GROUP BY workspace, sequence`;
