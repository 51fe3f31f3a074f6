import { compileRule, NO_FACTS, type PersonEvent, type PersonFacts, type Rule } from '@waymark/model';
import { peopleOfRule } from '../packages/server/src/rules/rule-people.ts';
import { bestOf, DEFAULT_EVENTS, WORKSPACE, worldOf } from './generated-world.ts';
import type { Bench } from './measurement.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2025, 6, 1);
const CONDITIONS = 20;
const PEOPLE = 20_000;
const EVENTS_A_PERSON = 20;
const AIM_RULES_PER_S = 200_000;
const AIM_AUDIENCE_MS = 3_000;

/** Conditions of the kinds audiences are made of, over the names of the generated world. */
const conditions: readonly Rule[] = Array.from({ length: CONDITIONS }, (_, place): Rule => {
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

function personOf(number: number): PersonFacts {
  const events = Array.from({ length: EVENTS_A_PERSON }, (_, place): PersonEvent => {
    const dice = (number * 7919 + place * 104_729) % 30;
    return {
      name: `step ${dice}`,
      channel: 'web',
      kind: 'track',
      properties: {},
      value: null,
      currency: '',
      urlPath: '',
      campaign: '',
      atMs: NOW_MS - (EVENTS_A_PERSON - place) * 5 * DAY_MS,
    };
  });
  return { ...NO_FACTS, events };
}

/** Rules asked of one person after another, whose history is seen for the first time; and of everybody by ClickHouse. */
export const run: Bench = async ({ events = DEFAULT_EVENTS }) => {
  const compiled = conditions.map((rule) => compileRule(rule));
  let held = 0;
  const people = Array.from({ length: PEOPLE }, (_, number) => personOf(number));
  const oneByOneMs = await bestOf(3, async () => {
    // Facts never seen before: nothing of an earlier run is remembered.
    for (const known of people) {
      const person = { ...known };
      for (const rule of compiled) if (rule.holds(person, NOW_MS)) held += 1;
    }
  });
  const world = await worldOf(events);
  let inAudience = 0;
  const audienceMs = await bestOf(3, async () => {
    const found = await peopleOfRule(world.store, {
      workspace: WORKSPACE,
      rule: { any: [{ all: conditions.slice(0, 3) }, { all: conditions.slice(3) }] },
      nowMs: NOW_MS,
      bindingOf: () => undefined,
      holdersOf: async () => new Set(),
      everybody: async () => [],
    });
    inAudience = found.length;
  });
  return [
    {
      name: 'rules: one person',
      n: PEOPLE * CONDITIONS,
      ours_per_s: (PEOPLE * CONDITIONS * 1000) / oneByOneMs,
      aim_per_s: AIM_RULES_PER_S,
      held,
    },
    {
      name: `rules: an audience of ${CONDITIONS} conditions`,
      n: events,
      ours_ms: audienceMs,
      aim_ms: AIM_AUDIENCE_MS,
      people: inAudience,
    },
  ];
};
