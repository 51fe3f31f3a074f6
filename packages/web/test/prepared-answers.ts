import { type JourneyMap, mapFromTemplate, mapTemplates, stepsInOrder } from '@waymark/model';
import type { Permission } from '../src/access/session.ts';
import type { components } from '../src/api/schema.ts';
import type { LiveAnswer } from '../src/maps/live/read-live-numbers.ts';

/** What an owner may do. */
export const EVERY_PERMISSION: readonly Permission[] = [
  'access:read',
  'access:write',
  'collect:read',
  'exports:read',
  'imports:read',
  'imports:write',
  'insight:read',
  'jobs:read',
  'jobs:write',
  'maps:read',
  'maps:write',
  'people:read',
  'people:identify',
  'people:write',
  'rejects:read',
  'sources:read',
  'sources:write',
  'touchpoints:read',
  'touchpoints:write',
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const AS_OF = { position: '1', at: '2026-05-01T10:00:00.000Z' };

/** People and losses of the drawing's twelve steps. */
const PEOPLE = [20_134, 18_420, 11_907, 7_311, 6_902, 9_876, 11_204, 4_187, 3_011, 10_630, 2_954, 4_822];
const LOST = [0, 0.31, 0.12, 0, 0, 0, 0.18, 0.04, 0.02, 0.22, 0.05, 0];
const AFTER = [
  0,
  2 * DAY,
  11 * MINUTE,
  3 * MINUTE,
  1.4 * DAY,
  9 * DAY,
  23 * HOUR,
  8 * MINUTE,
  41 * MINUTE,
  2.1 * HOUR,
  DAY,
  34 * DAY,
];

/** The train trip of the drawing, with ids that count up. */
export function trainMap(): JourneyMap {
  let made = 0;
  return mapFromTemplate('trainTrip', {
    language: 'de',
    makeId: () => `01990000-0000-7000-8000-${String(++made).padStart(12, '0')}`,
  });
}

export function stepIds(map: JourneyMap): string[] {
  return stepsInOrder(map).map(({ step }) => step.id);
}

/** Numbers for every step of a map, like those of the drawing. */
export function liveAnswer(map: JourneyMap, scale = 1): LiveAnswer {
  const at = <Item>(items: readonly Item[], place: number, otherwise: Item): Item =>
    items[place % items.length] ?? otherwise;
  return {
    people: Math.round(20_134 * scale),
    journeys: Math.round(21_877 * scale),
    open: Math.round(1_204 * scale),
    reachedB: { share: 0.239, low: 0.233, high: 0.245, n: 20_134 },
    fit: { share: 0.71, variants: 412 },
    duration: { n: 4_822, medianMs: 34 * DAY, lowMs: null, highMs: null, p90Ms: 80 * DAY },
    asOf: AS_OF,
    audience: { people: Math.round(20_134 * scale), of: Math.round(24_310 * scale) },
    before: null,
    unplanned: [{ name: 'Hotline Called', count: Math.round(1_969 * scale), share: 0.09 }],
    flows: [],
    steps: stepIds(map).map((id, place) => {
      const people = Math.round(at(PEOPLE, place, 0) * scale);
      const share = at(LOST, place, 0);
      return {
        id,
        bound: true,
        people,
        share: people / Math.round(20_134 * scale),
        open: 0,
        touches: Math.round(people * 1.3),
        dropOff: { journeys: Math.round(people * share), share },
        repeated: { people: Math.round(people * 0.06), share: 0.06 },
        time:
          place === 0 ? null : { n: people, medianMs: at(AFTER, place, 0), lowMs: null, highMs: null, p90Ms: 9 * DAY },
        deviations: [
          { kind: 'missing', count: 3_719, share: 0.17 },
          { kind: 'irregular', count: 1_969, share: 0.09 },
          { kind: 'adHoc', count: 8_313, share: 0.38 },
        ],
        unplanned: [{ name: 'Hotline Called', count: 1_969, share: 0.09 }],
      };
    }),
  };
}

/** What became of journeys from a step or a phase on. */
export function passageAnswer(people: number): components['schemas']['Passage'] {
  const shares = { on: 0.62, arrived: 0.04, left: 0.21, open: 0.05, elsewhere: 0.08 };
  const part = (share: number): number => Math.round(people * share);
  return {
    came: { journeys: part(1.08), people },
    fates: (['on', 'arrived', 'left', 'open', 'elsewhere'] as const).map((fate) => ({
      fate,
      journeys: part(shares[fate]),
      people: part(shares[fate]),
      share: shares[fate],
    })),
    onward: { n: part(0.62), medianMs: 2 * DAY, lowMs: null, highMs: null, p90Ms: 9 * DAY },
    stay: { n: people, medianMs: 3 * HOUR, lowMs: null, highMs: null, p90Ms: 4 * DAY },
    untilLeft: { n: part(0.21), medianMs: 3.4 * DAY, lowMs: null, highMs: null, p90Ms: 21 * DAY },
  };
}

/** A map nobody has walked. */
export function emptyAnswer(map: JourneyMap): LiveAnswer {
  return {
    asOf: AS_OF,
    audience: { people: 0, of: 0 },
    before: null,
    unplanned: [],
    flows: [],
    people: 0,
    journeys: 0,
    open: 0,
    reachedB: null,
    fit: null,
    duration: null,
    steps: stepIds(map).map((id) => ({
      id,
      bound: false,
      people: 0,
      share: 0,
      touches: 0,
      open: 0,
      dropOff: null,
      repeated: null,
      time: null,
      deviations: [],
      unplanned: [],
    })),
  };
}

/** The same map with steps that no event is bound to. */
export function unbound(map: JourneyMap): JourneyMap {
  return {
    ...map,
    touchpoints: (map.touchpoints ?? []).map(({ binding: _binding, ...touchpoint }) => touchpoint),
    phases: map.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map(({ binding: _binding, ...step }) => step),
    })),
  };
}

/** The same map five times over: sixty steps in twenty-five phases. */
export function longMap(map: JourneyMap): JourneyMap {
  return {
    ...map,
    expectations: [],
    phases: [0, 1, 2, 3, 4].flatMap((round) =>
      map.phases.map((phase) => ({
        ...phase,
        id: `${phase.id}-${round}`,
        steps: phase.steps.map((step) => ({ ...step, id: `${step.id}-${round}` })),
      })),
    ),
    cells: map.cells.flatMap((cell) => [0, 1, 2, 3, 4].map((round) => ({ ...cell, step: `${cell.step}-${round}` }))),
  };
}

/** Answers for the screens of one map. */
export function answersFor(map: JourneyMap, live: LiveAnswer): Record<string, unknown> {
  const german = mapTemplates('de');
  const english = mapTemplates('en');
  const day = (date: number, minute: number): string => new Date(Date.UTC(2014, 9, date, 9, minute)).toISOString();
  const person = {
    id: '00aabbccddeeff00',
    identifiers: [{ kind: 'case', value: 'A' }],
    events: 3,
    firstAt: day(22, 15),
    lastAt: day(22, 29),
  };
  const run = {
    id: 'i1',
    job: 'j1',
    file: 'sepsis.csv.gz',
    state: 'done',
    createdAt: '2026-11-20T10:00:00Z',
    stored: 15_214,
    rejected: 3,
  };
  return {
    '/api/v1/session': {
      workspace: { id: 'w', name: 'Waymark', timeZone: 'Europe/Berlin' },
      permissions: EVERY_PERMISSION,
      member: null,
      asks: null,
    },
    '/api/v1/maps': {
      items: [
        {
          id: map.id,
          title: map.title,
          decisionA: map.decisionA.text,
          decisionB: map.decisionB.text,
          steps: stepIds(map).length,
          phases: map.phases.length,
          updatedAt: '2026-11-20T10:00:00Z',
        },
      ],
      nextCursor: null,
    },
    '/api/v1/maps/templates': {
      items: german.map((one, place) => ({
        id: one.key,
        title: { de: one.title, en: english[place]?.title ?? one.title },
        description: { de: one.description, en: english[place]?.description ?? one.description },
      })),
    },
    [`/api/v1/maps/${map.id}`]: map,
    [`/api/v1/maps/${map.id}/live`]: live,
    [`/api/v1/maps/${map.id}/experience`]: {
      items: map.expectations
        .filter(({ measuredBy }) => measuredBy !== undefined)
        .map(({ id, level }, place) => ({
          expectation: id,
          n: 1_204 - place,
          mean: level - 0.9 + place * 0.2,
          low: level - 1 + place * 0.2,
          high: level - 0.8 + place * 0.2,
        })),
    },
    '/api/v1/insight/event-names': {
      items: ['ER Registration', 'ER Triage', 'CRP'].map((name, place) => ({
        name,
        events: 3_000 - place,
        people: 1_050 - place,
      })),
    },
    '/api/v1/insight/variants': {
      people: 1_050,
      total: 846,
      items: [
        { events: ['ER Registration', 'ER Triage', 'CRP', 'CRP'], people: 35, share: 35 / 1_050, medianMs: HOUR },
        { events: ['ER Registration', 'Release A'], people: 24, share: 24 / 1_050, medianMs: DAY },
      ],
    },
    '/api/v1/insight/process-map': {
      people: 1_050,
      events: 2_100,
      activities: ['ER Registration', 'ER Triage'].map((name, place) => ({
        name,
        count: 1_050,
        people: 1_050,
        starts: place === 0 ? 1_050 : 0,
        ends: place === 0 ? 79 : 971,
      })),
      edges: [
        { from: 'ER Registration', to: 'ER Triage', count: 971, people: 971, medianMs: 11 * MINUTE, p90Ms: HOUR },
      ],
    },
    [`/api/v1/maps/${map.id}/steps/${stepIds(map)[0]}/people`]: { items: [person], nextCursor: null, total: 1 },
    [`/api/v1/maps/${map.id}/people`]: { items: [person], nextCursor: null, total: 4_187 },
    [`/api/v1/maps/${map.id}/passage`]: passageAnswer(live.people),
    '/api/v1/insight/event-properties': {
      items: [
        {
          property: 'class',
          values: [
            { value: 2, events: 900 },
            { value: 1, events: 120 },
          ],
        },
        { property: 'withConnection', values: [{ value: true, events: 511 }] },
      ],
    },
    '/api/v1/people': { items: [person], nextCursor: null, total: 1 },
    [`/api/v1/people/${person.id}`]: person,
    [`/api/v1/people/${person.id}/journeys`]: {
      items: [
        {
          map: map.id,
          journeys: [
            {
              began: '2026-05-03T08:00:00.000Z',
              last: '2026-05-04T08:00:00.000Z',
              outcome: 'open',
              taken: stepIds(map)
                .slice(0, 3)
                .map((step) => ({ step, at: '2026-05-04T08:00:00.000Z' })),
              deviations: [{ kind: 'missing', step: stepIds(map)[3] }],
              fitness: 0.8,
            },
          ],
        },
      ],
    },
    [`/api/v1/people/${person.id}/timeline`]: {
      items: ['ER Registration', 'ER Triage', 'CRP'].map((name, place) => ({
        messageId: `m${place}`,
        happenedAt: day(22, 15 + place * 7),
        name,
        kind: 'track',
        channel: place === 0 ? 'site' : '',
        properties: place === 2 ? { CRP: 12.5 } : {},
      })),
      nextCursor: null,
    },
    '/api/v1/imports': { items: [run] },
    '/api/v1/imports/i1': run,
  };
}
