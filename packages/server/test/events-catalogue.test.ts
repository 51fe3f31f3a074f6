import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { makeToken } from '../src/access/index.ts';
import { storeEvents } from '../src/collect/index.ts';
import { EventCatalogue } from '../src/events/event-catalogue.ts';
import type { RunningServer } from '../src/server.ts';
import { hasSepsisLog, sepsisEvents, touch } from './support/sepsis-log.ts';
import { ask, startTestServer, track } from './support/test-server.ts';

let dataDir: string;
let server: RunningServer;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-events-'));
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const entrySchema = z.object({
  name: z.string(),
  kinds: z.array(z.string()),
  events: z.number(),
  people: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
  channels: z.array(z.string()),
  touch: z.boolean(),
  places: z.unknown(),
});
const listSchema = z.object({
  items: z.array(entrySchema),
  nextCursor: z.string().nullable(),
  total: z.number(),
  names: z.number(),
});
const list = async (query = '') => listSchema.parse((await ask(server, `/api/v1/events${query}`)).body);
const detailsSchema = entrySchema.extend({
  places: z.array(
    z.object({
      kind: z.string(),
      id: z.string().nullable(),
      name: z.string(),
      map: z.object({ id: z.string(), title: z.string() }).nullable(),
      all: z.boolean(),
    }),
  ),
  course: z.array(z.object({ day: z.string(), events: z.number() })),
  sampled: z.number(),
  properties: z.array(
    z.object({
      path: z.string(),
      types: z.array(z.string()),
      filled: z.number(),
      distinct: z.number(),
      examples: z.array(z.object({ value: z.string(), count: z.number() })),
    }),
  ),
  latest: z.array(z.object({ person: z.string(), happenedAt: z.string(), channel: z.string() })),
});
const details = async (name: string) =>
  detailsSchema.parse(
    (await ask(server, `/api/v1/events/details?name=${encodeURIComponent(name)}&timeZone=Europe%2FBerlin`)).body,
  );

const sessionSchema = z.object({ workspace: z.object({ id: z.string() }) });
const whoAsks = async () => sessionSchema.parse((await ask(server, '/api/v1/session')).body);

const send = (batch: object[]) => track(server, '/v1/batch', { batch });

test('nothing yet', async () => {
  expect(await list()).toEqual({ items: [], nextCursor: null, total: 0, names: 0 });
  expect((await ask(server, '/api/v1/events/details?name=Nobody')).status).toBe(404);
});

test('names are counted over people, found, sorted and paged; repeats and merged people count once', async () => {
  const now = Date.now();
  const at = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const booked = (userId: string, minutes: number, properties = {}, context = {}) => ({
    type: 'track',
    event: 'Ticket booked',
    userId,
    messageId: `${userId}-${minutes}`,
    timestamp: at(minutes),
    properties,
    context,
  });
  let seconds = 0;
  const slow = new EventCatalogue({ store: server.context.store, clock: () => now + 1000 * seconds++ });
  const { workspace } = await whoAsks();
  expect(await slow.entries(workspace.id)).toEqual([]);
  const first = booked('ada', 50, { class: 'second', price: 29.9, seat: { row: 4, quiet: true } }, { channel: 'web' });
  await send([
    first,
    booked('ada', 40, { class: 'first', price: 59 }, { channel: 'app' }),
    booked('bob', 30, { class: 'second', price: 'free', tags: ['a', 'b'] }, { channel: 'web' }),
    { type: 'page', name: '/shop/a b?', anonymousId: 'device', timestamp: at(60) },
    { type: 'identify', userId: 'ada', anonymousId: 'device', timestamp: at(20) },
    { type: 'track', event: '..', userId: 'ada', timestamp: at(10) },
    { type: 'track', event: '=1+1', userId: 'cleo', timestamp: at(10) },
  ]);
  await send([first]);
  // However long it took to count nothing, the first events are seen at the next look.
  expect(await slow.entries(workspace.id)).toHaveLength(5);
  const all = await list();
  expect(all).toMatchObject({ total: 5, names: 5, nextCursor: null });
  expect(all.items[0]).toEqual({
    name: 'Ticket booked',
    kinds: ['track'],
    events: 3,
    people: 2,
    firstAt: at(50),
    lastAt: at(30),
    channels: ['app', 'web'],
    touch: true,
    places: 0,
  });
  expect(all.items.find(({ name }) => name === 'identify')).toMatchObject({ touch: false, kinds: ['identify'] });
  expect((await list('?search=TICKET')).items.map(({ name }) => name)).toEqual(['Ticket booked']);
  const oldestFirst = (await list('?sort=firstAt&order=asc')).items.map(({ name }) => name);
  expect(oldestFirst.slice(0, 2)).toEqual(['/shop/a b?', 'Ticket booked']);
  const paged = await list('?limit=2&sort=name&order=asc');
  const rest = await list(`?limit=10&sort=name&order=asc&cursor=${paged.nextCursor}`);
  expect(paged.items).toHaveLength(2);
  expect(new Set([...paged.items, ...rest.items].map(({ name }) => name)).size).toBe(5);

  const ticket = await details('Ticket booked');
  expect(ticket).toMatchObject({ sampled: 3, events: 3 });
  expect(ticket.properties.map(({ path: at, types, filled, distinct }) => [at, types, filled, distinct])).toEqual([
    ['class', ['text'], 3, 2],
    ['price', ['number', 'text'], 3, 3],
    ['seat.quiet', ['boolean'], 1, 1],
    ['seat.row', ['number'], 1, 1],
    ['tags', ['list'], 1, 1],
  ]);
  expect(ticket.properties[0]?.examples).toEqual([
    { value: 'second', count: 2 },
    { value: 'first', count: 1 },
  ]);
  expect(ticket.course).toHaveLength(90);
  expect(ticket.course.reduce((sum, { events }) => sum + events, 0)).toBe(3);
  expect(ticket.latest[0]).toMatchObject({ happenedAt: at(30), channel: 'web' });
  for (const { person } of ticket.latest) expect((await ask(server, `/api/v1/people/${person}`)).status).toBe(200);
  // The page was seen before its device was known to be Ada's: it leads to her.
  const [seen] = (await details('/shop/a b?')).latest;
  expect(seen?.person).toBe(ticket.latest[1]?.person);
  expect((await details('..')).events).toBe(1);
});

test('says where names are recognised: everywhere, in a channel only, by a property only, or nowhere', async () => {
  const traits = { mediaKind: 'owned', nature: 'digital', presence: 'online', direction: 'action' };
  const touchpoint = (id: string, binding: object) => ({ id, name: id, channel: 'web', ...traits, binding });
  const map = {
    formatVersion: 2,
    id: 'trip',
    title: 'Trip',
    language: 'en',
    decisionA: { text: 'I want to go', binding: { name: 'ticket BOOKED' } },
    decisionB: { text: 'I am there' },
    patience: null,
    phases: [
      {
        id: 'buy',
        name: 'Buy',
        steps: [
          { id: 'book', name: 'Book', touchpoints: ['shop'] },
          {
            id: 'expensive',
            name: 'Book dearly',
            binding: { name: 'Ticket booked', where: { 'properties.price': { gt: 50 } } },
          },
          { id: 'unbound', name: 'Dream' },
        ],
      },
    ],
    touchpoints: [touchpoint('shop', { name: 'Ticket booked', channel: 'web' })],
  };
  expect((await ask(server, '/api/v1/maps', { body: { map } })).body).toMatchObject({ id: 'trip' });
  await ask(server, '/api/v1/touchpoints/alone', { method: 'PUT', body: touchpoint('alone', { name: '..' }) });
  const ticket = await details('Ticket booked');
  const where = { id: 'trip', title: 'Trip' };
  expect(ticket.places).toEqual([
    { kind: 'decisionA', id: null, name: 'I want to go', map: where, all: true },
    { kind: 'step', id: 'book', name: 'Book', map: where, all: false },
    { kind: 'step', id: 'expensive', name: 'Book dearly', map: where, all: false },
  ]);
  expect((await details('..')).places).toEqual([
    { kind: 'touchpoint', id: 'alone', name: 'alone', map: null, all: true },
  ]);
  expect((await list('?bound=yes')).items.map(({ name, places }) => [name, places])).toEqual([
    ['Ticket booked', 3],
    ['..', 1],
  ]);
  expect((await list('?bound=no')).items.map(({ name }) => name)).not.toContain('Ticket booked');
  await ask(server, '/api/v1/maps/trip', { method: 'DELETE' });
  // The map is gone; what it left in the catalogue still says how it is recognised.
  expect((await details('Ticket booked')).places).toEqual([
    { kind: 'touchpoint', id: 'shop', name: 'shop', map: null, all: false },
  ]);
});

test('the same as CSV, where nothing runs as a formula', async () => {
  const answer = await ask(server, '/api/v1/events/csv?sort=name&order=asc');
  expect(answer.headers.get('content-disposition')).toContain('events.csv');
  const lines = String(answer.body).trim().split('\r\n');
  expect(lines[0]).toBe('name,kinds,events,people,first_seen,last_seen,channels,places');
  expect(lines).toHaveLength(6);
  expect(lines.join('\n')).toContain("'=1+1,track,1,1,");
  expect(lines.find((line) => line.startsWith('..'))).toMatch(/,alone$/);
});

test('needs its permissions, and sees only its own workspace', async () => {
  const elsewhere = '00000000-0000-7000-8000-00000000000e';
  await server.context.store.state
    .acrossWorkspaces<{ workspaces: { id: string; name: string; secret: Buffer } }>()
    .insertInto('workspaces')
    .values({ id: elsewhere, name: 'elsewhere', secret: Buffer.alloc(32, 1) })
    .execute();
  const stranger = await makeToken(server.context, elsewhere, 'stranger', ['insight:read']);
  const headers = { authorization: `Bearer ${stranger.secret}` };
  expect((await ask(server, '/api/v1/events', { headers })).body).toMatchObject({ names: 0 });
  expect((await ask(server, '/api/v1/events/details?name=Ticket%20booked', { headers })).status).toBe(404);
  const own = (await whoAsks()).workspace.id;
  const viewer = await makeToken(server.context, own, 'viewer', ['insight:read']);
  const seen = await ask(server, '/api/v1/events/details?name=Ticket%20booked', {
    headers: { authorization: `Bearer ${viewer.secret}` },
  });
  const { latest, properties, events } = detailsSchema.parse(seen.body);
  expect({ latest, events, examples: properties.flatMap(({ examples }) => examples) }).toEqual({
    latest: [],
    events: 3,
    examples: [],
  });
  expect(properties).toHaveLength(5);
  expect((await ask(server, '/api/v1/events/details?name=x&timeZone=Nowhere')).status).toBe(400);
});

test.skipIf(!hasSepsisLog)(
  'the sepsis log: 16 names, 15,214 events; properties are read of a sample of bounded size',
  async () => {
    const workspace = '00000000-0000-7000-8000-00000000000f';
    await server.context.store.state
      .acrossWorkspaces<{ workspaces: { id: string; name: string; secret: Buffer } }>()
      .insertInto('workspaces')
      .values({ id: workspace, name: 'clinic', secret: Buffer.alloc(32, 2) })
      .execute();
    const { secret } = await makeToken(server.context, workspace, 'clinic', ['insight:read', 'people:read']);
    const headers = { authorization: `Bearer ${secret}` };
    await storeEvents(server.context, workspace, [
      ...sepsisEvents(),
      touch('one', 'Odd', 0, { properties: '{"n":1}' }),
    ]);
    const { items, names } = listSchema.parse((await ask(server, '/api/v1/events', { headers })).body);
    expect(names).toBe(17);
    expect(items.reduce((sum, { events }) => sum + events, 0)).toBe(15_215);
    expect(items.find(({ name }) => name === 'ER Registration')).toMatchObject({ events: 1050, people: 1050 });
    const leucocytes = await ask(server, '/api/v1/events/details?name=Leucocytes', { headers });
    expect(leucocytes.body).toMatchObject({ sampled: 1000 });
  },
);
