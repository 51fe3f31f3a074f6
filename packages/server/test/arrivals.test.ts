import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { makeToken } from '../src/access/index.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, track } from './support/test-server.ts';

let dataDir: string;
let server: RunningServer;
let workspace: string;
const open: WebSocket[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-arrivals-'));
  server = await startTestServer(dataDir);
  workspace = z.object({ workspace: z.object({ id: z.string() }) }).parse((await ask(server, '/api/v1/session')).body)
    .workspace.id;
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const newsSchema = z.object({
  topic: z.string(),
  payload: z.object({ items: z.array(z.record(z.string(), z.unknown())), leftOut: z.number() }),
});
type News = z.output<typeof newsSchema>;

/** Watches topics; `heard` grows. Resolves when the server knows, unless it must not be heard. */
async function watch(topics: readonly string[], token = server.token): Promise<News[]> {
  const heard: News[] = [];
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`, {
    headers: { authorization: `Bearer ${token}` },
  });
  open.push(socket);
  socket.on('message', (data) => heard.push(newsSchema.parse(JSON.parse(String(data)))));
  await new Promise((resolve) => socket.once('open', resolve));
  for (const topic of [...topics, 'known']) socket.send(JSON.stringify({ subscribe: topic }));
  await expect.poll(() => server.context.live.isHeard(workspace, 'known')).toBe(true);
  return heard;
}

test('what is stored and what is refused is told to those who watch, with its person and its source', async () => {
  const heard = await watch(['arrivals', 'refusals']);
  const statedAt = new Date(Date.now() - 5_000).toISOString();
  await track(server, '/v1/batch', {
    batch: [
      { type: 'identify', userId: 'ada', anonymousId: 'device', messageId: 'm0', timestamp: statedAt },
      {
        type: 'track',
        anonymousId: 'device',
        event: 'Seen',
        messageId: 'm1',
        timestamp: statedAt,
        properties: { a: 1 },
      },
      { type: 'track', userId: 'ada' },
    ],
  });
  await expect.poll(() => heard.map(({ topic }) => topic).sort()).toEqual(['arrivals', 'refusals']);
  const arrivals = heard.find(({ topic }) => topic === 'arrivals')?.payload;
  expect(arrivals).toMatchObject({
    leftOut: 0,
    items: [
      { id: 'm1', name: 'Seen', kind: 'track', event: { properties: { a: 1 }, statedAt, messageId: 'm1' } },
      { id: 'm0', name: 'identify', kind: 'identify' },
    ],
  });
  expect(arrivals?.items[0]?.delayMs).toBeGreaterThanOrEqual(5_000);
  expect(arrivals?.items[0]?.person).toBe(arrivals?.items[1]?.person);
  expect((await ask(server, `/api/v1/people/${arrivals?.items[0]?.person}`)).status).toBe(200);

  const source = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse((await ask(server, '/api/v1/sources')).body).items[0]?.id;
  const refusals = heard.find(({ topic }) => topic === 'refusals')?.payload;
  expect(refusals).toMatchObject({ leftOut: 0, items: [{ item: 2, field: 'event', code: 'missing', source }] });
  // Whoever comes later finds the same.
  expect((await ask(server, '/api/v1/arrivals')).body).toEqual({ items: arrivals?.items });
  expect((await ask(server, '/api/v1/rejects')).body).toMatchObject({ items: [{ field: 'event', source }] });
});

test('under load a bounded part is told, and how many more there were', async () => {
  const heard = await watch(['arrivals']);
  const batch = Array.from({ length: 400 }, (_, item) => ({ type: 'track', userId: `u${item}`, event: 'Rush' }));
  await Promise.all([track(server, '/v1/batch', { batch }), track(server, '/v1/batch', { batch })]);
  const told = () => heard.reduce((sum, { payload }) => sum + payload.items.length + payload.leftOut, 0);
  await expect.poll(told).toBe(800);
  for (const { payload } of heard) expect(payload.items.length).toBeLessThanOrEqual(25);
  const latest = z.object({ items: z.array(z.unknown()) }).parse((await ask(server, '/api/v1/arrivals')).body);
  expect(latest.items).toHaveLength(50);
});

test('who may not read people or refused items hears nothing of them', async () => {
  const { secret } = await makeToken(server.context, workspace, 'reader', ['maps:read']);
  const heard = await watch(['arrivals', 'refusals'], secret);
  expect(server.context.live.isHeard(workspace, 'arrivals')).toBe(false);
  expect(server.context.live.isHeard(workspace, 'refusals')).toBe(false);
  expect(heard).toEqual([]);
  const headers = { authorization: `Bearer ${secret}` };
  expect((await ask(server, '/api/v1/arrivals', { headers })).status).toBe(403);
});
