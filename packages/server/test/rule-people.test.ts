import { randomUUID } from 'node:crypto';
import { evaluate, NO_FACTS, type PersonEvent, type PersonFacts, type Rule, valueAtPath } from '@waymark/model';
import { openTestStore, type TestStore } from '@waymark/store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleFacts, sampleQuestions } from '../../model/test/arbitrary-facts.ts';
import { peopleOfRule, type StateLeaf } from '../src/rules/rule-people.ts';

const SEED = Number(process.env.WAYMARK_SEED ?? 20_261_123);
const PEOPLE = 120;
const RULES = 400;

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
