import { randomUUID } from 'node:crypto';
import { JourneyEngine, SequenceIndex } from '@waymark/engine';
import {
  evaluate,
  leavesOf,
  NO_FACTS,
  type NumberTest,
  type Period,
  type PersonEvent,
  type PersonFacts,
  type Rule,
  valueAtPath,
} from '@waymark/model';
import { openTestStore, type TestStore } from '@waymark/store/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, MIDDLE_MS, sampleFacts, sampleQuestions } from '../../model/test/arbitrary-facts.ts';
import { EventCodes } from '../src/insight/event-codes.ts';
import { historyQuestion, type IndexAnswers, isAnsweredByIndex } from '../src/insight/index.ts';
import { readTouches } from '../src/insight/read-touches.ts';
import { peopleOfRule, type StateLeaf } from '../src/rules/rule-people.ts';

const SEED = Number(process.env.WAYMARK_SEED ?? 20_261_123);
const PEOPLE = 120;
const RULES = 250;

interface Person {
  readonly key: bigint;
  readonly facts: PersonFacts;
}

let store: TestStore;
const workspace = randomUUID();
const people: readonly Person[] = sampleFacts(PEOPLE, SEED).map((facts, place) => ({ key: BigInt(place + 1), facts }));

/** Every third person is known under two identities, and the events are divided among them. */
const SECOND = 1_000n;
const time = (ms: number): string => new Date(ms).toISOString().slice(0, -1);

function rowOf(person: bigint, event: PersonEvent, place: number): string {
  const identity = person % 3n === 0n && place % 2 === 1 ? person + SECOND : person;
  return JSON.stringify({
    workspace,
    identity: String(identity),
    // Events of one moment keep their order.
    ordinal: place,
    stated_at: time(event.atMs),
    happened_at: time(event.atMs),
    received_at: time(event.atMs),
    message_id: `${person} ${place}`,
    kind: event.kind,
    name: event.name,
    channel: event.channel,
    value: event.value,
    currency: event.currency,
    url_path: event.urlPath,
    campaign: event.campaign,
    properties: event.properties,
    batch: '1',
  });
}

beforeAll(async () => {
  store = await openTestStore();
  const rows = people.flatMap(({ key, facts }) => facts.events.map((event, place) => rowOf(key, event, place)));
  await store.events.insert('events', rows.join('\n'));
  const second = people
    .filter(({ key }) => key % 3n === 0n)
    .map(({ key }) => JSON.stringify({ workspace, identity: String(key + SECOND), person: String(key), version: '1' }));
  await store.events.insert('identity_person', second.join('\n'));
});
afterAll(() => store?.close());

/** The state, kept by whoever keeps it: who holds a leaf is asked of the interpreter in memory. */
const holdersOf =
  (nowMs: number) =>
  async ({ rule }: StateLeaf): Promise<ReadonlySet<bigint>> =>
    new Set(people.filter(({ facts }) => evaluate(rule as Rule, facts, nowMs)).map(({ key }) => key));

/** The index as a server holds it; some people are said to be late, so that they are asked for elsewhere. */
async function indexOf(isLate: (person: bigint) => boolean) {
  const codes = new EventCodes();
  const segment = await readTouches(store, {
    workspace,
    codes,
    tests: [],
    nowMs: 0,
    personOf: new Map(people.flatMap(({ key }) => (key % 3n === 0n ? [[key + SECOND, key]] : []))),
    expectedEvents: 10_000,
  });
  const index = new SequenceIndex(segment);
  const engine = new JourneyEngine({ threads: 0 });
  const late = new Set(people.map(({ key }) => key).filter(isLate));
  const count = { leaves: 0, unsure: 0 };
  const ask = async (leaves: Parameters<typeof historyQuestion>[0], nowMs: number): Promise<IndexAnswers> => {
    const { segments, events } = index;
    const shares = await engine.histories(
      { segments, events },
      historyQuestion(leaves, codes.list, nowMs, () => undefined),
    );
    count.leaves += leaves.length;
    for (const { unsure } of shares) for (const one of unsure) count.unsure += one;
    return { shares, late };
  };
  return { ask, count };
}

test(`the index, ClickHouse and memory say the same of everybody (seed ${SEED})`, { timeout: 240_000 }, async () => {
  const { ask, count } = await indexOf((person) => person % 7n === 0n);
  let some = 0;
  for (const { rule, nowMs } of sampleQuestions(RULES / 2, SEED + 1)) {
    const found = await peopleOfRule(store, {
      workspace,
      rule,
      nowMs,
      bindingOf: () => undefined,
      holdersOf: holdersOf(nowMs),
      everybody: async () => people.map(({ key }) => key),
      askIndex: (leaves) => ask(leaves, nowMs),
    });
    const expected = people.filter(({ facts }) => evaluate(rule, facts, nowMs)).map(({ key }) => key);
    if (expected.length > 0 && expected.length < PEOPLE) some += 1;
    expect(found, JSON.stringify({ rule, nowMs })).toEqual(expected);
  }
  expect(some).toBeGreaterThan(RULES / 16);
  expect(count.leaves).toBeGreaterThan(15);
  expect(count.unsure).toBeGreaterThan(20);
});

test(`the index alone says what memory says, of rules about names and times (seed ${SEED})`, async () => {
  const { ask, count } = await indexOf(() => false);
  const names = fc.constantFrom('a', 'A', 'pro', 'b');
  const pattern = fc.record({ name: names, caseSensitive: fc.boolean() }, { requiredKeys: ['name'] });
  const length = fc.constantFrom('P1D', 'P2D', 'PT1H', 'PT0S');
  const period: fc.Arbitrary<Period> = fc.oneof(
    length.map((last) => ({ last })),
    fc.constant({ from: '2026-01-01T12:00:00Z', to: '2026-01-03T12:00:00Z' }),
  );
  const anchor = fc.record({ first: pattern, for: length }, { requiredKeys: ['first'] });
  const lastAnchor = fc.record({ last: pattern, for: length }, { requiredKeys: ['last'] });
  const times = fc.constantFrom<NumberTest>({ is: 0 }, { is: 2 }, { gt: 0.5 }, { not: { between: [1, 2] } }, { lt: 2 });
  const rules: fc.Arbitrary<Rule> = fc.oneof(
    fc.record(
      {
        event: pattern,
        times,
        within: period,
        before: fc.oneof(anchor, lastAnchor),
        after: fc.oneof(anchor, lastAnchor),
      },
      { requiredKeys: ['event'] },
    ),
    fc.record(
      { occurrence: fc.constantFrom('first' as const, 'last' as const), event: pattern, within: period },
      { requiredKeys: ['occurrence', 'event'] },
    ),
    fc
      .record(
        {
          first: pattern,
          rest: fc.array(fc.record({ pattern, within: length }, { requiredKeys: ['pattern'] }), {
            minLength: 1,
            maxLength: 3,
          }),
          within: length,
          during: period,
        },
        { requiredKeys: ['first', 'rest'] },
      )
      .map(({ first, rest, ...own }) => ({
        ...own,
        sequence: [first, ...rest.map(({ pattern: next, ...gap }) => ({ ...next, ...gap }))],
      })),
  );
  const nowMs = fc
    .tuple(fc.integer({ min: -4, max: 6 }), fc.constantFrom(0, 1, -1, 500, 3_600_000))
    .map(([days, beside]) => MIDDLE_MS + days * DAY_MS + beside);
  const factsOfKey = new Map(people.map(({ key, facts }) => [key, facts]));
  let sure = 0;
  for (const { rule, nowMs: atMs } of fc.sample(fc.record({ rule: rules, nowMs }), {
    numRuns: 1500,
    seed: SEED,
  })) {
    const [leaf] = leavesOf(rule);
    if (leaf === undefined || (leaf.kind !== 'event' && leaf.kind !== 'occurrence' && leaf.kind !== 'sequence'))
      continue;
    expect(isAnsweredByIndex(leaf, () => undefined)).toBe(true);
    const { shares } = await ask([leaf], atMs);
    for (const { keys, words, unsure } of shares)
      for (const [place, key] of keys.entries()) {
        if (unsure[place] === 1) continue;
        sure += 1;
        const facts = factsOfKey.get(key) ?? NO_FACTS;
        if ((words[place] === 1) !== evaluate(rule, facts, atMs))
          expect.fail(`They differ: ${JSON.stringify({ rule, atMs, facts })}`);
      }
  }
  expect(sure).toBeGreaterThan(count.unsure);
  expect(count.unsure).toBeGreaterThan(100);
});

test(`ClickHouse and memory say the same of everybody (seed ${SEED})`, { timeout: 240_000 }, async () => {
  let some = 0;
  for (const { rule, nowMs } of sampleQuestions(RULES, SEED)) {
    const found = await peopleOfRule(store, {
      workspace,
      rule,
      nowMs,
      bindingOf: () => undefined,
      holdersOf: holdersOf(nowMs),
      everybody: async () => people.map(({ key }) => key),
    });
    const expected = people.filter(({ facts }) => evaluate(rule, facts, nowMs)).map(({ key }) => key);
    if (expected.length > 0 && expected.length < PEOPLE) some += 1;
    expect(found, JSON.stringify({ rule, nowMs })).toEqual(expected);
  }
  // Rules that hold for all or none would have shown little.
  expect(some).toBeGreaterThan(RULES / 8);
});

/** Some people and their events in a workspace of their own, asked by both interpreters. */
async function madeOf(people: ReadonlyMap<bigint, PersonEvent[]>) {
  const own = randomUUID();
  const rows = [...people].flatMap(([key, events]) => events.map((event, place) => rowOf(key, event, place)));
  await store.events.insert('events', rows.join('\n').replaceAll(workspace, own));
  return async (rule: Rule): Promise<bigint[]> => {
    const nowMs = Date.UTC(2030, 0);
    const found = await peopleOfRule(store, {
      workspace: own,
      rule,
      nowMs,
      bindingOf: () => undefined,
      holdersOf: async () => new Set(),
      everybody: async () => people.keys(),
    });
    expect(found).toEqual([...people.keys()].filter((key) => evaluate(rule, factsOf(people.get(key) ?? []), nowMs)));
    return found;
  };
}

const factsOf = (events: readonly PersonEvent[]): PersonFacts => ({ ...NO_FACTS, events });
const eventOf = (own: Partial<PersonEvent>): PersonEvent => ({
  name: 'a',
  channel: '',
  kind: 'track',
  properties: {},
  value: null,
  currency: '',
  urlPath: '',
  campaign: '',
  atMs: Date.UTC(2026, 0),
  ...own,
});

test('keys of any kind are found', async () => {
  const properties = { 'Nr.': 1, '^a': 2, 'l[]': 3, a: { '': 4, 'b.': { c: 5 } }, "q'`": 6 };
  const ask = await madeOf(new Map([[7n, [eventOf({ properties })]]]));
  for (const [path, is] of Object.entries({ 'Nr.': 1, '^a': 2, 'l[]': 3, 'a.': 4, 'a.b..c': 5, "q'`": 6 }))
    expect(await ask({ event: { where: { [`properties.${path}`]: { is } } } }), path).toEqual([7n]);
  for (const path of ['.', '..', '.a', 'a..', 'Nr', ':Int64'])
    expect(await ask({ event: { where: { [`properties.${path}`]: { exists: true as const } } } }), path).toEqual([]);
  // ClickHouse reads a type out of this one.
  const reserved = ask({ event: { where: { 'properties.a.:`Int64`': { exists: true } } } });
  await expect(reserved).rejects.toMatchObject({ code: 'invalid_field' });
});

test('one person with many events holds nobody up', async () => {
  const events = Array.from({ length: 20_000 }, (_, place) =>
    eventOf({ name: place % 2 === 0 ? 'a' : 'b', atMs: Date.UTC(2026, 0) + place * 1000 }),
  );
  const ask = await madeOf(new Map([[1n, events]]));
  expect(await ask({ sequence: [{}, { within: 'PT1S' }, { within: 'PT1S' }], within: 'PT2S' })).toEqual([1n]);
  const steps = Array.from({ length: 50 }, (_, step) => ({ name: step % 2 === 0 ? 'b' : 'a' }));
  expect(await ask({ sequence: steps })).toEqual([1n]);
  expect(await ask({ sequence: steps, within: 'PT49S' })).toEqual([1n]);
  expect(await ask({ sequence: steps, within: 'PT48S' })).toEqual([]);
});

test('a rule of many conditions is asked in several statements; one that is too much is refused with the reason', async () => {
  const people = new Map(Array.from({ length: 40 }, (_, n) => [BigInt(n + 1), [eventOf({ name: `name ${n * 10}` })]]));
  const ask = await madeOf(people);
  const one = (n: number): Rule => ({ event: { name: `name ${n}` } });
  const conditions = (count: number): Rule[] => Array.from({ length: count }, (_, n) => one(n));
  expect(await ask({ any: conditions(300) })).toHaveLength(30);
  expect(await ask({ all: conditions(300).map((not): Rule => ({ not })) })).toHaveLength(10);
  await expect(ask({ any: conditions(5000) })).rejects.toMatchObject({
    options: { values: { reason: 'it holds too many conditions on events' } },
  });
  const tests = Array.from({ length: 600 }, (_, n) => ({ [`properties.k${n}` as const]: { after: '2026-01-01' } }));
  await expect(ask({ event: { where: { any: tests } } })).rejects.toMatchObject({ code: 'invalid_field' });
});

test('paths and values that look like SQL are only looked for', async () => {
  const odd = 'a`; DROP TABLE events; --\\';
  const path = `${odd}.b c`;
  const facts: PersonEvent = {
    ...(people.find(({ facts: { events } }) => events.length > 0)?.facts.events[0] as PersonEvent),
    properties: { [odd]: { 'b c': "it's {p0:String}" } },
  };
  const own = randomUUID();
  await store.events.insert('events', rowOf(7n, facts, 0).replace(workspace, own));
  const ask = (value: string) =>
    peopleOfRule(store, {
      workspace: own,
      rule: { event: { where: { [`properties.${path}`]: { is: value } } } },
      nowMs: Date.UTC(2030, 0),
      bindingOf: () => undefined,
      holdersOf: async () => new Set(),
      everybody: async () => [],
    });
  expect(valueAtPath(facts.properties, path)).toBe("it's {p0:String}");
  expect(await ask("it's {p0:String}")).toEqual([7n]);
  expect(await ask("it's")).toEqual([]);
});
