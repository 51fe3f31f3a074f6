import { openTestStore, type TestStore } from '@waymark/store/testing';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureFirstWorkspace } from '../src/access/index.ts';
import { type CollectContext, type Identifier, type NewEvent, storeEvents } from '../src/collect/index.ts';
import type { ServerContext } from '../src/context.ts';
import { rejoin, unmerge } from '../src/merges/index.ts';
import { linkIdentifiers, mergesOf, type PeopleTables, sidesOf, unsignedIdentity } from '../src/people/index.ts';

let store: TestStore;
let ctx: CollectContext;
let workspace: string;
// Of the configuration, un-merging needs what the log of deeds is sealed with.
const configuration = { secret: 'a secret for tests, long enough to seal a log of deeds' };

beforeAll(async () => {
  store = await openTestStore();
  ctx = { store, clock: Date.now, log: { warn: () => {} } };
  workspace = (await ensureFirstWorkspace(ctx)).id;
});
afterAll(() => store?.close());

const at = Date.UTC(2026, 0, 1);
const event = (identifiers: Identifier[], links: NewEvent['links']): NewEvent => ({
  messageId: uuidv7(),
  kind: 'identify',
  name: 'identify',
  channel: '',
  identifiers,
  links,
  statedAt: at,
  happenedAt: at,
  receivedAt: at,
  ordinal: 0,
  value: null,
  currency: '',
  urlPath: '',
  campaign: '',
  properties: '{}',
  context: '{}',
  source: 'test',
  consent: [],
});
const user = (value: string): Identifier => ({ kind: 'user_id', value });
const alias = (one: string, other: string) => storeEvents(ctx, workspace, [event([user(one), user(other)], 'alias')]);

/** Identifier → person. */
async function personOf(prefix: string): Promise<Map<string, bigint>> {
  const rows = await store.state.inWorkspace<PeopleTables, { value: string; person: string }[]>(workspace, (db) =>
    db.selectFrom('identities').select(['value', 'person']).where('value', 'like', `${prefix}%`).execute(),
  );
  return new Map(rows.map(({ value, person }) => [value.slice(prefix.length), unsignedIdentity(person)]));
}

const merges = (person: bigint) =>
  store.state.inWorkspace<PeopleTables, Awaited<ReturnType<typeof mergesOf>>>(workspace, (db) => mergesOf(db, person));

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

test(`a merge taken back leaves who there would be without it, in both stores, and stays so (seed ${seed})`, async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 7 }),
      fc.nat(20),
      async (calls, which) => {
        run += 1;
        const prefix = `r${run}-`;
        for (let i = 0; i <= 5; i++) await storeEvents(ctx, workspace, [event([user(`${prefix}${i}`)], undefined)]);
        // Only aliases that join two people are merges: the naive version keeps sets.
        const joins: (readonly [number, number])[] = [];
        const sets = (edges: readonly (readonly [number, number])[]) => {
          const group = [0, 1, 2, 3, 4, 5];
          for (const [a, b] of edges) {
            const [from, to] = [group[a], group[b]];
            group.forEach((of, i) => {
              if (of === from) group[i] = to as number;
            });
          }
          return group;
        };
        for (const [a, b] of calls) {
          const now = sets(joins);
          if (now[a] !== now[b]) joins.push([a, b]);
          await alias(`${prefix}${a}`, `${prefix}${b}`);
        }
        if (joins.length === 0) return;
        const left = which % joins.length;
        const [a, b] = joins[left] as readonly [number, number];
        const person = (await personOf(prefix)).get(String(a)) as bigint;
        const log = await merges(person);
        const before = sets(joins);
        const own = joins.filter(([one]) => before[one] === before[a]);
        expect(log.length).toBe(own.length);
        const merge = log[own.indexOf(joins[left] as readonly [number, number])];
        expect(
          await unmerge(
            { ...ctx, configuration } as unknown as ServerContext,
            workspace,
            person,
            merge?.id ?? '',
            'test',
          ),
        ).toHaveLength(2);
        const expected = sets(joins.filter((_, i) => i !== left));
        const check = async () => {
          const people = await personOf(prefix);
          for (let i = 0; i <= 5; i++)
            for (let j = 0; j <= 5; j++)
              expect(people.get(String(i)) === people.get(String(j)), `${i} and ${j}`).toBe(
                expected[i] === expected[j],
              );
        };
        await check();
        // Each side keeps the log of what made it.
        const apart = await personOf(prefix);
        for (const end of [a, b]) {
          const ties = joins.filter(([one], i) => i !== left && expected[one] === expected[end]);
          expect(await merges(apart.get(String(end)) as bigint)).toHaveLength(ties.length);
        }
        // The same link, and a foreign process without a memory of it, changes nothing.
        await alias(`${prefix}${a}`, `${prefix}${b}`);
        await alias(`${prefix}${b}`, `${prefix}${a}`);
        await check();
        const mirrored = await store.events.query<{ identity: string; person: string }>(
          'SELECT toString(identity) AS identity, toString(person) AS person FROM identity_person FINAL WHERE workspace = {workspace:UUID}',
          { params: { workspace } },
        );
        const mirror = new Map(mirrored.map((row) => [BigInt(row.identity), BigInt(row.person)]));
        const state = await store.state.inWorkspace<PeopleTables, { identity: string; person: string }[]>(
          workspace,
          (db) => db.selectFrom('identities').select(['identity', 'person']).execute(),
        );
        for (const row of state) {
          const identity = unsignedIdentity(row.identity);
          expect(mirror.get(identity) ?? identity).toBe(unsignedIdentity(row.person));
        }
      },
    ),
    { seed, numRuns: 10 },
  );
});

test('nobody grows beyond the most identifiers', async () => {
  const hashed = (n: number) => ({ identity: BigInt(n) + 7_000n, kind: 'user_id', value: `limit-${n}` });
  await store.state.inWorkspace<PeopleTables, unknown>(workspace, (db) =>
    linkIdentifiers(
      db,
      workspace,
      Array.from({ length: 30 }, (_, n) => ({ identifiers: [hashed(0), hashed(n + 1)], explicit: true })),
      new Date(at),
      10,
    ),
  );
  const people = await personOf('limit-');
  expect([...people.values()].filter((person) => person === people.get('0'))).toHaveLength(10);
  expect(new Set(people.values()).size).toBe(22);
});

test('who was taken apart can be joined again, with one history; strangers cannot be', async () => {
  const [one, other, stranger] = ['again-a', 'again-b', 'again-c'] as const;
  for (const value of [one, other, stranger]) await storeEvents(ctx, workspace, [event([user(value)], undefined)]);
  await alias(one, other);
  const before = await personOf('again-');
  const person = before.get('a') as bigint;
  expect(before.get('b')).toBe(person);
  const [merge] = await merges(person);
  const found = await store.state.inWorkspace<PeopleTables, Awaited<ReturnType<typeof sidesOf>>>(workspace, (db) =>
    sidesOf(db, person, merge?.id ?? ''),
  );
  expect(found?.tie.map((end) => end?.value)).toEqual([one, other]);
  expect(found?.sides.map((side) => side.map(({ value }) => value))).toEqual([[one], [other]]);
  const context = { ...ctx, configuration } as unknown as ServerContext;
  await unmerge(context, workspace, person, merge?.id ?? '', 'test');
  await alias(one, other);
  const apart = await personOf('again-');
  expect(apart.get('b')).not.toBe(apart.get('a'));
  expect(await rejoin(context, workspace, person, apart.get('c') as bigint, 'test')).toBeUndefined();
  expect(await rejoin(context, workspace, person, apart.get('b') as bigint, 'test')).toBeDefined();
  const joined = await personOf('again-');
  expect(joined.get('b')).toBe(joined.get('a'));
  expect(joined.get('c')).not.toBe(joined.get('a'));
  expect(await merges(joined.get('a') as bigint)).toHaveLength(1);
});
