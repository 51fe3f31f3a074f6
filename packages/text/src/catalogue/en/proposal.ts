import type { proposal as source } from '../de/proposal.ts';

/** Maps proposed from what people do: what the draft says, and the page that shows it. */
export const proposal = {
  'proposal.mapTitle': 'Journey from events',
  'proposal.mapDescription':
    'Proposed from what {people, plural, one {one person} other {# people}} really did: {names, number} frequent events in their usual order.',
  'proposal.decisionA': 'The way begins',
  'proposal.decisionB': 'The way has reached its goal',
  'proposal.decisionAOf': 'Beginning: {events}',
  'proposal.decisionBOf': 'Goal: {events}',
} as const satisfies Record<keyof typeof source, string>;
