import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, track } from './support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-timeline-'));
let server: RunningServer;
let person: string;

beforeAll(async () => {
  server = await startTestServer(folder);
  const at = (minute: number): string => new Date(Date.UTC(2026, 4, 3, 8, minute)).toISOString();
  const of = (type: string, minute: number, further: object) => ({
    type,
    userId: 'ada',
    messageId: `m${minute}`,
    timestamp: at(minute),
    ...further,
  });
  const batch = [
    of('track', 0, { event: 'Ticket Booked', context: { channel: 'web' } }),
    of('page', 1, { name: 'Start', properties: { path: '/tickets/Übersicht' }, context: { channel: 'web' } }),
    of('track', 2, { event: 'Called', context: { channel: 'phone' } }),
    of('track', 3, { event: 'ticket checked' }),
    of('identify', 4, { anonymousId: 'device-ada' }),
  ];
  expect((await track(server, '/v1/batch', { batch })).body.stored).toBe(5);
  const { body } = await ask(server, '/api/v1/people?identifier=ada');
  person = (body as { items: { id: string }[] }).items[0]?.id ?? '';
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const shown = async (query: string) =>
  (
    (await ask(server, `/api/v1/people/${person}/timeline${query}`)).body as { items: { messageId: string }[] }
  ).items.map(({ messageId }) => messageId);

test('a course of events is narrowed by part, channel and words, page by page', async () => {
  expect(await shown('')).toEqual(['m4', 'm3', 'm2', 'm1', 'm0']);
  expect(await shown('?part=touches')).toEqual(['m3', 'm2', 'm1', 'm0']);
  expect(await shown('?part=identity')).toEqual(['m4']);
  expect(await shown('?part=audiences')).toEqual([]);
  expect(await shown('?channel=phone')).toEqual(['m2']);
  expect(await shown('?search=TICKET')).toEqual(['m3', 'm1', 'm0']);
  expect(await shown(`?search=${encodeURIComponent('übersicht')}`)).toEqual(['m1']);
  expect(await shown(`?search=${encodeURIComponent("%'; --")}`)).toEqual([]);
  const first = await ask(server, `/api/v1/people/${person}/timeline?search=ticket&limit=2`);
  const { nextCursor } = first.body as { nextCursor: string };
  expect(await shown(`?search=ticket&limit=2&cursor=${nextCursor}`)).toEqual(['m0']);
  expect((await ask(server, `/api/v1/people/${person}/timeline?part=all`)).status).toBe(400);
});

test('says what there is to narrow by', async () => {
  expect((await ask(server, `/api/v1/people/${person}/timeline/parts`)).body).toEqual({
    parts: [
      { part: 'touches', events: 4 },
      { part: 'identity', events: 1 },
    ],
    channels: [
      { channel: 'web', events: 2 },
      { channel: 'phone', events: 1 },
    ],
  });
  expect((await ask(server, '/api/v1/people/00000000000000aa/timeline/parts')).status).toBe(404);
});
