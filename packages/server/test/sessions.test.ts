import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { makeToken } from '../src/access/index.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer } from './support/test-server.ts';

const MINUTE = 60_000;
let dataDir: string;
let server: RunningServer;
let now = Date.parse('2026-05-01T10:00:00Z');
const start = () => startTestServer(dataDir, { clock: () => now });

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-sessions-'));
  server = await start();
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Signs in with the token of the command line; the cookie's pair. */
async function signIn(): Promise<{ cookie: string }> {
  const response = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ credential: server.token }),
  });
  return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}
const call = (headers: Record<string, string>, address: string, method = 'GET') =>
  fetch(`${server.url}/api/v1${address}`, { method, headers });
const listSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string(),
      lastUsedAt: z.string().nullable(),
      expiresAt: z.string(),
      current: z.boolean(),
    }),
  ),
});
const listOf = async (headers: Record<string, string>) =>
  listSchema.parse(await (await call(headers, '/sessions')).json()).items;

test('sessions are listed with their times, the asking one first; a used one says when, also after a restart', async () => {
  const first = await signIn();
  now += MINUTE;
  const second = await signIn();
  now += 10 * MINUTE;
  const before = await listOf(first);
  expect(before.map((one) => one.current)).toEqual([true, false]);
  expect(before[0]).toMatchObject({
    createdAt: '2026-05-01T10:00:00.000Z',
    lastUsedAt: '2026-05-01T10:11:00.000Z',
    expiresAt: '2026-05-31T10:00:00.000Z',
  });
  expect(before[1]).toMatchObject({ createdAt: '2026-05-01T10:01:00.000Z', lastUsedAt: null });
  await server.close();
  server = await start();
  now += 2 * MINUTE;
  expect((await listOf(second)).map((one) => one.lastUsedAt)).toEqual([
    '2026-05-01T10:13:00.000Z',
    '2026-05-01T10:11:00.000Z',
  ]);
  // A token is no session.
  const asToken = listSchema.parse((await ask(server, '/api/v1/sessions')).body).items;
  expect(asToken.map((one) => one.current)).toEqual([false, false]);
  expect((await call(first, '/sessions', 'DELETE')).status).toBe(204);
});

test('one session is ended, and its socket closes; the others stay', async () => {
  const stays = await signIn();
  const goes = await signIn();
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`, {
    headers: { ...goes, origin: server.url },
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const id = (await listOf(goes)).find((one) => one.current)?.id ?? '';
  expect((await call({ ...stays, origin: 'https://evil.example' }, `/sessions/${id}`, 'DELETE')).status).toBe(403);
  expect((await call(stays, `/sessions/${id}`, 'DELETE')).status).toBe(204);
  expect(await closed).toBe(4401);
  expect((await call(goes, '/session')).status).toBe(401);
  expect((await call(stays, '/session')).status).toBe(200);
  expect((await call(stays, `/sessions/${id}`, 'DELETE')).status).toBe(404);
  expect((await call(stays, '/sessions/none', 'DELETE')).status).toBe(400);
  const own = (await listOf(stays)).find((one) => one.current)?.id ?? '';
  const left = await call(stays, `/sessions/${own}`, 'DELETE');
  expect(left.headers.get('set-cookie')).toMatch(/waymark_session=;/);
  expect((await call(stays, '/session')).status).toBe(401);
});

test('signing out everywhere ends every session but no token', async () => {
  const sessions = [await signIn(), await signIn(), await signIn()] as const;
  const answer = await call(sessions[0], '/sessions', 'DELETE');
  expect(answer.status).toBe(204);
  expect(answer.headers.get('set-cookie')).toMatch(/waymark_session=;/);
  for (const session of sessions) expect((await call(session, '/session')).status).toBe(401);
  expect(listSchema.parse((await ask(server, '/api/v1/sessions')).body).items).toEqual([]);
});

test('seeing and ending need their permissions', async () => {
  const { workspace } = z
    .object({ workspace: z.object({ id: z.string() }) })
    .parse((await ask(server, '/api/v1/session')).body);
  const reader = await makeToken(server.context, workspace.id, 'reader', ['access:read']);
  const headers = { authorization: `Bearer ${reader.secret}` };
  expect((await call(headers, '/sessions')).status).toBe(200);
  expect((await call(headers, '/sessions', 'DELETE')).status).toBe(403);
  const other = await makeToken(server.context, workspace.id, 'other', ['maps:read']);
  expect((await call({ authorization: `Bearer ${other.secret}` }, '/sessions')).status).toBe(403);
});

test('another workspace’s sessions are neither seen nor ended', async () => {
  const own = await signIn();
  const id = (await listOf(own))[0]?.id ?? '';
  const elsewhere = '00000000-0000-7000-8000-00000000000e';
  await server.context.store.state
    .acrossWorkspaces<{ workspaces: { id: string; name: string; secret: Buffer } }>()
    .insertInto('workspaces')
    .values({ id: elsewhere, name: 'elsewhere', secret: Buffer.alloc(32, 1) })
    .execute();
  const stranger = await makeToken(server.context, elsewhere, 'stranger', ['access:read', 'access:write']);
  const headers = { authorization: `Bearer ${stranger.secret}` };
  expect(await listOf(headers)).toEqual([]);
  expect((await call(headers, `/sessions/${id}`, 'DELETE')).status).toBe(404);
  expect((await call(headers, '/sessions', 'DELETE')).status).toBe(204);
  expect((await call(own, '/session')).status).toBe(200);
});
