import { compileRule, NO_FACTS, type PersonEvent, type PersonFacts, type Rule } from '@waymark/model';
import { historyQuestion } from '../packages/server/src/insight/index.ts';
import { peopleOfRule } from '../packages/server/src/rules/rule-people.ts';
import type { AskIndex } from '../packages/server/src/rules/word-sources.ts';
import { bestOf, DEFAULT_EVENTS, WORKSPACE, worldOf } from './generated-world.ts';
import type { Bench } from './measurement.ts';
import { CONDITIONS, conditions } from './rule-conditions.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2025, 6, 1);
const PEOPLE = 20_000;
const EVENTS_A_PERSON = 20;
const AIM_RULES_PER_S = 200_000;
const AIM_AUDIENCE_MS = 3_000;

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
  const codes = world.codes.map(({ name, channel }) => ({ name, channel, flags: 0 }));
  const audienceOf = async (rule: Rule, askIndex?: AskIndex): Promise<{ ms: number; people: number }> => {
    let people = 0;
    const ms = await bestOf(3, async () => {
      const found = await peopleOfRule(world.store, {
        workspace: WORKSPACE,
        rule,
        nowMs: NOW_MS,
        bindingOf: () => undefined,
        holdersOf: async () => new Set(),
        everybody: async () => [],
        ...(askIndex === undefined ? {} : { askIndex }),
      });
      people = found.length;
    });
    return { ms, people };
  };
  const rule: Rule = { any: [{ all: conditions.slice(0, 3) }, { all: conditions.slice(3) }] };
  const askIndex: AskIndex = async (leaves) => {
    const { segments, events: length } = world.index;
    const question = historyQuestion(leaves, codes, NOW_MS, () => undefined);
    return { shares: await world.engine.histories({ segments, events: length }, question), late: new Set() };
  };
  const inMemory = await audienceOf(rule, askIndex);
  const inStore = await audienceOf(rule);
  // One condition in twenty looks at more than names and times: the index and the event store answer together.
  const mixed: Rule = {
    any: [
      { all: conditions.slice(0, 3) },
      { all: [...conditions.slice(3, -1), { event: { name: 'step 19', where: { value: { gt: 1 } } } }] },
    ],
  };
  const together = await audienceOf(mixed, askIndex);
  return [
    {
      name: 'rules: one person',
      n: PEOPLE * CONDITIONS,
      ours_per_s: (PEOPLE * CONDITIONS * 1000) / oneByOneMs,
      aim_per_s: AIM_RULES_PER_S,
      held,
    },
    ...Object.entries({ index: inMemory, store: inStore, both: together }).map(([way, { ms, people: found }]) => ({
      name: `rules: an audience of ${CONDITIONS} conditions, ${way}`,
      n: events,
      ours_ms: ms,
      aim_ms: AIM_AUDIENCE_MS,
      people: found,
    })),
  ];
};
