import type { insight as source } from '../de/insight.ts';

export const insight = {
  'journeys.title': 'Journeys',
  'journeys.lead': 'How people really go from event to event, without any map.',
  'journeys.variants': 'Variants',
  'journeys.variantsLead':
    '<b>{shown, number}</b> of <b>{variants, plural, one {one variant} other {# variants}}</b>, most frequent first; together <b>{share}</b> of {people, plural, one {one person} other {# people}}.',
  'journeys.edges': 'Transitions',
  'journeys.edgesLead':
    '<b>{edges, plural, one {One transition} other {# transitions}}</b> between <b>{activities, plural, one {one event} other {# events}}</b>, most frequent first.',
  'journeys.column.from': 'From',
  'journeys.column.to': 'To',
  'journeys.column.count': 'Count',
  'journeys.column.people': 'People',
  'journeys.column.share': 'Share',
  'journeys.column.median': 'Median',
  'journeys.column.p90': '9 in 10',
  'journeys.column.journey': 'Way',
  'journeys.variantPeople': '{people, plural, one {One person} other {# people}}',
  'journeys.steps': '{steps, plural, one {one event} other {# events}}',
  'journeys.times': '{times, number} times',
  'journeys.empty.title': 'No one is on the way yet.',
  'journeys.empty.text': 'As soon as there are events, the ways people really take will stand here.',
  'journeys.find': 'Search events',
  'journeys.none': 'No way contains this event.',
} as const satisfies Record<keyof typeof source, string>;
