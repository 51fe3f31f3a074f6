import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, track } from './support/test-server.ts';

const SEED = Number(process.env.WAYMARK_SEED ?? 20_261_123);
const folder = mkdtempSync(path.join(tmpdir(), 'waymark-traits-'));
let server: RunningServer;

beforeAll(async () => {
  server = await startTestServer(folder);
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Trait {
  readonly key: string;
  readonly value: unknown;
  readonly learnedAt: string;
  readonly source: string;
}

async function traitsOf(identifier: string): Promise<Trait[]> {
  const found = await ask(server, `/api/v1/people?identifier=${identifier}`);
  const { id } = (found.body as { items: { id: string }[] }).items[0] ?? { id: '' };
  return ((await ask(server, `/api/v1/people/${id}/traits`)).body as { items: Trait[] }).items;
}

const at = (minute: number): string => new Date(Date.UTC(2026, 5, 1, 8, minute)).toISOString();
const says = (userId: string, minute: number, traits: object, further = {}) => ({
  type: 'identify',
  userId,
  timestamp: at(minute),
  traits,
  ...further,
});
const send = async (...batch: object[]) => expect((await track(server, '/v1/batch', { batch })).status).toBe(200);

test('the latest word counts, whenever it arrives; each trait knows when and from where', async () => {
  await send(says('ada', 30, { plan: 'pro', city: 'Wien', __proto__odd: 1 }));
  // Read in later, said earlier.
  await send(says('ada', 10, { plan: 'free', language: 'de' }));
  await send(says('ada', 40, { city: 'Linz' }), says('ada', 35, { city: 'Graz' }));
  const traits = await traitsOf('ada');
  expect(traits.map(({ key, value, learnedAt }) => [key, value, learnedAt])).toEqual([
    ['__proto__odd', 1, at(30)],
    ['city', 'Linz', at(40)],
    ['language', 'de', at(10)],
    ['plan', 'pro', at(30)],
  ]);
  const { body } = await ask(server, '/api/v1/sources');
  const sources = (body as { items: { id: string }[] }).items.map(({ id }) => id);
  expect(new Set(traits.map(({ source }) => source))).toEqual(new Set(sources.slice(0, 1)));
});

test('names of traits are offered with values several people share, never with those of one', async () => {
  for (const name of ['dora', 'emil', 'fritz'])
    await send(says(name, 50, { tier: 'gold', email: `${name}@example.org` }));
  await send(says('gerd', 50, { tier: 'tin', tags: ['a'] }));
  const { body } = await ask(server, '/api/v1/traits');
  const keys = new Map((body as { items: { key: string }[] }).items.map((one) => [one.key, one]));
  expect(keys.get('tier')).toEqual({ key: 'tier', people: 4, values: ['gold'] });
  expect(keys.get('email')).toEqual({ key: 'email', people: 3, values: [] });
  expect(keys.get('tags')).toEqual({ key: 'tags', people: 1, values: [] });
});

test('a person known by several identifiers is one: of each trait the latest word under any of them', async () => {
  await send({ type: 'identify', anonymousId: 'device-bo', timestamp: at(20), traits: { plan: 'free', size: 'M' } });
  await send(says('bo', 10, { plan: 'pro', name: 'Bo' }));
  await send(says('bo', 5, {}, { anonymousId: 'device-bo' }));
  expect((await traitsOf('bo')).map(({ key, value }) => [key, value])).toEqual([
    ['name', 'Bo'],
    ['plan', 'free'],
    ['size', 'M'],
  ]);
});

test(`in whatever order and batches words arrive, the same is known in the end (seed ${SEED})`, async () => {
  const words = Array.from({ length: 12 }, (_, minute) => ({
    minute,
    traits: { [`k${minute % 3}`]: minute, ...(minute % 4 === 0 ? { both: minute } : {}) },
  }));
  let person = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(words, { minLength: words.length }),
      fc.array(fc.integer({ min: 1, max: 11 }), { maxLength: 3 }),
      async (order, cuts) => {
        person += 1;
        const name = `order-${person}`;
        const bounds = [0, ...new Set(cuts.toSorted((a, b) => a - b)), order.length];
        for (const [place, from] of bounds.slice(0, -1).entries())
          await send(...order.slice(from, bounds[place + 1]).map(({ minute, traits }) => says(name, minute, traits)));
        expect(Object.fromEntries((await traitsOf(name)).map(({ key, value }) => [key, value]))).toEqual({
          k0: 9,
          k1: 10,
          k2: 11,
          both: 8,
        });
      },
    ),
    { numRuns: 25, seed: SEED },
  );
});

test('nobody is told what is known of a person without the permission to know who it is', async () => {
  const { body } = await ask(server, '/api/v1/tokens', {
    body: { name: 'reader', permissions: ['people:read'] },
  });
  const { secret } = body as { secret: string };
  const response = await ask(server, '/api/v1/people/0000000000000001/traits', {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(response.status).toBe(403);
});
