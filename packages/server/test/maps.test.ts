import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JourneyMap } from '@waymark/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer } from './support/test-server.ts';

let dataDir: string;
let server: RunningServer;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-maps-'));
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const example = (name: string): JourneyMap =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../examples', `${name}.json`), 'utf8'));
const fromTemplate = async (template = 'trainTrip') => {
  const answer = await ask(server, '/api/v1/maps', { body: { template, language: 'de', title: 'Nach Berlin' } });
  expect(answer.status).toBe(201);
  return { map: answer.body as JourneyMap, etag: answer.headers.get('etag') ?? '' };
};
const put = (map: JourneyMap, headers: Record<string, string> = {}) =>
  ask(server, `/api/v1/maps/${map.id}`, { method: 'PUT', body: map, headers });

test('templates are told in both languages', async () => {
  const { items } = (await ask(server, '/api/v1/maps/templates')).body as {
    items: { id: string; title: { de: string; en: string } }[];
  };
  expect(items.map(({ id }) => id)).toEqual([
    'classicFivePhases',
    'decisionAToB',
    'trainTrip',
    'onlineOrder',
    'patientJourney',
  ]);
  for (const { title } of items) expect(title.de).not.toBe(title.en);
});

test('a map made from a template reads back whole, with its touchpoints in the catalogue', async () => {
  const { map } = await fromTemplate();
  expect(map.title).toBe('Nach Berlin');
  const read = await ask(server, `/api/v1/maps/${map.id}`);
  expect(read.body).toEqual(map);
  const { items } = (await ask(server, '/api/v1/touchpoints?limit=1000')).body as { items: { id: string }[] };
  const ids = new Set(items.map(({ id }) => id));
  for (const { id } of map.touchpoints ?? []) expect(ids.has(id)).toBe(true);
  expect(map.touchpoints?.length).toBeGreaterThan(0);
});

test('the same idempotency key makes one map', async () => {
  const headers = { 'idempotency-key': 'once' };
  const make = () => ask(server, '/api/v1/maps', { body: { template: 'decisionAToB', language: 'en' }, headers });
  const answers = await Promise.all([make(), make(), make()]);
  expect(new Set(answers.map(({ body }) => (body as JourneyMap).id)).size).toBe(1);
});

test('a change needs the version it was made on', async () => {
  const { map, etag } = await fromTemplate();
  const mine = await put({ ...map, title: 'Eins' }, { 'if-match': etag });
  expect(mine.status).toBe(200);
  const late = await put({ ...map, title: 'Zwei' }, { 'if-match': etag });
  expect(late.status).toBe(412);
  expect(late.body).toMatchObject({ code: 'precondition_failed' });
  expect(((await ask(server, `/api/v1/maps/${map.id}`)).body as JourneyMap).title).toBe('Eins');
});

test('many changes are folded and nothing is lost', async () => {
  const { map } = await fromTemplate();
  for (let change = 1; change <= 60; change += 1)
    expect((await put({ ...map, title: `Titel ${change}` })).status).toBe(200);
  expect(((await ask(server, `/api/v1/maps/${map.id}`)).body as JourneyMap).title).toBe('Titel 60');
});

test('a map is put away and brought back', async () => {
  const { map } = await fromTemplate();
  expect((await ask(server, `/api/v1/maps/${map.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask(server, `/api/v1/maps/${map.id}`)).status).toBe(404);
  const listed = async () =>
    ((await ask(server, '/api/v1/maps?limit=200')).body as { items: { id: string }[] }).items.some(
      ({ id }) => id === map.id,
    );
  expect(await listed()).toBe(false);
  expect((await ask(server, `/api/v1/maps/${map.id}/restore`, { method: 'POST' })).status).toBe(204);
  expect(await listed()).toBe(true);
});

test('the list is paged without gaps or repeats', async () => {
  for (let made = 0; made < 5; made += 1) await fromTemplate('decisionAToB');
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await ask(server, `/api/v1/maps?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as {
      items: { id: string }[];
      nextCursor: string | null;
    };
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  const all = (await ask(server, '/api/v1/maps?limit=200')).body as { items: { id: string }[] };
  expect(seen).toEqual(all.items.map(({ id }) => id));
});

test.each(['sepsis-patient-journey', 'ecom-online-order'])(
  'the example %s is created, and again under an id of its own',
  async (name) => {
    const map = example(name);
    const first = await ask(server, '/api/v1/maps', { body: { map } });
    expect([first.status, (first.body as JourneyMap).id]).toEqual([201, map.id]);
    const second = await ask(server, '/api/v1/maps', { body: { map } });
    expect(second.status).toBe(201);
    expect((second.body as JourneyMap).id).not.toBe(map.id);
    expect((await put(map)).status).toBe(200);
  },
);

test('a corrupt map is refused with the place that is wrong', async () => {
  const map = example('sepsis-patient-journey');
  const bad = (value: unknown) => ask(server, '/api/v1/maps', { body: { map: value } });
  expect(await bad({ ...map, phases: [{ ...map.phases[0], steps: [{ id: 's', name: 7 }] }] })).toMatchObject({
    status: 400,
    body: { code: 'invalid_field', path: 'map.phases[0].steps[0].name' },
  });
  expect(await bad({ ...map, formatVersion: 99 })).toMatchObject({ status: 400, body: { path: 'map.formatVersion' } });
  expect(await bad('[')).toMatchObject({ status: 400, body: { path: 'map' } });
  const [first] = map.phases;
  expect(await bad({ ...map, phases: [first, first] })).toMatchObject({ status: 400, body: { code: 'invalid_field' } });
  const broken = await fetch(`${server.url}/api/v1/maps`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: '{"map": {',
  });
  expect(broken.status).toBe(400);
});

test('a released version stays as it was', async () => {
  const { map } = await fromTemplate();
  const released = await ask(server, `/api/v1/maps/${map.id}/versions`, { body: { name: 'Frühjahr' } });
  expect(released).toMatchObject({ status: 201, body: { number: 1, name: 'Frühjahr' } });
  await put({ ...map, title: 'Später' });
  expect(((await ask(server, `/api/v1/maps/${map.id}/versions/1`)).body as JourneyMap).title).toBe('Nach Berlin');
});

test('a touchpoint is added, changed under its version and removed', async () => {
  const wanted = {
    name: 'Schalter',
    channel: 'staff',
    mediaKind: 'owned',
    nature: 'person',
    presence: 'offline',
    direction: 'action',
  };
  const made = await ask(server, '/api/v1/touchpoints', { body: wanted });
  expect(made.status).toBe(201);
  const { id } = made.body as { id: string };
  const change = (etag: string) =>
    ask(server, `/api/v1/touchpoints/${id}`, {
      method: 'PUT',
      body: { ...(made.body as object), name: 'Reisezentrum' },
      headers: { 'if-match': etag },
    });
  expect((await change(made.headers.get('etag') ?? '')).status).toBe(200);
  expect((await change(made.headers.get('etag') ?? '')).status).toBe(412);
  expect((await ask(server, `/api/v1/touchpoints/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask(server, `/api/v1/touchpoints/${id}`)).status).toBe(404);
});
