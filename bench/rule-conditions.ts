import type { Rule } from '@waymark/model';

export const CONDITIONS = 20;

/** Conditions of the kinds audiences are made of, over the names of the generated world. */
export const conditions: readonly Rule[] = Array.from({ length: CONDITIONS }, (_, place): Rule => {
  const event = { name: `step ${place}` };
  const next = { name: `step ${(place + 1) % CONDITIONS}` };
  switch (place % 5) {
    case 0:
      return { event, within: { last: 'P90D' } };
    case 1:
      return { not: { event } };
    case 2:
      return { event, times: { gte: 2 } };
    case 3:
      return { event, after: { first: next } };
    default:
      return { sequence: [event, { ...next, within: 'P7D' }] };
  }
});
