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
  'proposal.title': 'Propose a map',
  'proposal.offer': 'Propose a map from events',
  'proposal.fromImport': 'Make a map of it',
  'proposal.found':
    'Found in <b>{events, plural, one {one event} other {# events}}</b> of <b>{people, plural, one {one person} other {# people}}</b>: <b>{steps, plural, one {one frequent step} other {# frequent steps}}</b> among {names, plural, one {one name} other {# names}}.',
  'proposal.how':
    'They stand in the order in which people usually meet them. Leave out what is no part of the way; everything else you change on the map.',
  'proposal.phases': 'Phases',
  'proposal.phasesAuto': 'as the steps suggest',
  'proposal.draft': 'Proposed phases',
  'proposal.people': '{people, plural, one {one person} other {# people}}',
  'proposal.optional': 'may be left out',
  'proposal.repeatable': 'may be repeated',
  'proposal.remove': 'Leave out “{event}”',
  'proposal.without': 'Left out:',
  'proposal.bringBack': 'Bring back “{event}”',
  'proposal.noGoal': 'What ways end with is not clear. Bind the goal on the map.',
  'proposal.none': 'There is nothing yet to make a map of.',
  'proposal.noneText':
    'Read in a file or let a source send. From what people really do, Waymark then proposes steps and phases.',
} as const satisfies Record<keyof typeof source, string>;
