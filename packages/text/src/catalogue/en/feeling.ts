import type { feeling as source } from '../de/feeling.ts';

export const feeling = {
  'feeling.title': 'Feeling',
  'feeling.answers': '{n, plural, one {one answer} other {# answers}}',
  'feeling.promised': 'promised {level}',
  'feeling.lived': 'lived {level} ({n, plural, one {one answer} other {# answers}})',
  'feeling.promisedLong': 'Promised: <b>{level}</b>.',
  'feeling.livedLong': 'Lived: <b>{level}</b> (95%: {low} to {high}), on the scale from −2 to +2.',
  'feeling.livedFew': 'Lived: <b>{level}</b>, on the scale from −2 to +2; there are too few answers for an interval.',
  'feeling.how': 'From the answers about what may be expected at this step, weighted by how many there are.',
} as const satisfies Record<keyof typeof source, string>;
