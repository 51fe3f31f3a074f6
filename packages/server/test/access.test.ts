import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { makeToken } from '../src/access/index.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer } from './support/test-server.ts';

let dataDir: string;
let server: RunningServer;
const ADMIN = 'an-admin-token-of-length';
const start = () => startTestServer(dataDir, {}, { adminToken: ADMIN });

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-access-'));
  server = await start();
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const signIn = (credential: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ credential }),
  });
const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const sessionWith = (headers: Record<string, string>, method = 'GET') =>
  fetch(`${server.url}/api/v1/session`, { method, headers });

test('every API route asks who you are', async () => {
  const description = (await ask(server, '/api/openapi.json')).body as {
    paths: Record<string, Record<string, unknown>>;
  };
  const routes = Object.entries(description.paths).flatMap(([route, methods]) =>
    Object.keys(methods).map((method) => ({ route, method: method.toUpperCase() })),
  );
  // The ways to become someone; nothing else is open.
  const open = new Set(
    ['session', 'session/password', 'invitations/look', 'invitations/accept'].map((name) => `POST /api/v1/${name}`),
  );
  const guarded = routes.filter(({ route, method }) => route.startsWith('/api/') && !open.has(`${method} ${route}`));
  expect(guarded.length).toBeGreaterThan(2);
  for (const { route, method } of guarded) {
    const response = await fetch(
      `${server.url}${route.replaceAll(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')}`,
      { method },
    );
    expect([route, method, response.status]).toEqual([route, method, 401]);
  }
});

test('a code works once; its session outlives a restart and ends when signed out', async () => {
  const code = new URL(server.signInUrl).searchParams.get('code') ?? '';
  const response = await signIn(code);
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i);
  const cookie = cookieOf(response);
  expect((await signIn(code)).status).toBe(401);
  await server.close();
  server = await start();
  const session = await sessionWith({ cookie });
  expect(session.status).toBe(200);
  expect(await session.json()).toMatchObject({ workspace: { timeZone: 'Europe/Berlin' } });
  expect((await sessionWith({ cookie, origin: 'https://evil.example' }, 'DELETE')).status).toBe(403);
  expect((await sessionWith({ cookie }, 'DELETE')).status).toBe(204);
  expect((await sessionWith({ cookie })).status).toBe(401);
});

test('tokens: the command line’s, a narrow one, a wrong one, the admin’s', async () => {
  const run = JSON.parse(readFileSync(path.join(dataDir, 'run.json'), 'utf8')) as {
    token: string;
    url: string;
    writeKey: string;
    pid: number;
  };
  expect(statSync(path.join(dataDir, 'run.json')).mode & 0o777).toBe(0o600);
  expect(run).toEqual({
    token: server.token,
    url: server.url,
    writeKey: server.writeKey,
    pid: process.pid,
  });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  expect((await sessionWith(bearer(run.token))).status).toBe(200);
  expect((await sessionWith(bearer('wmk_wrong'))).status).toBe(401);
  expect((await sessionWith(bearer(ADMIN))).status).toBe(200);
  expect((await sessionWith({ ...bearer(ADMIN), 'waymark-workspace': 'none-such' })).status).toBe(404);
  const session = (await ask(server, '/api/v1/session')).body as { workspace: { id: string } };
  const narrow = await makeToken(server.context, session.workspace.id, 'narrow', ['maps:read']);
  const refused = await ask(server, '/api/v1/rejects', {
    headers: { ...bearer(narrow.secret), 'accept-language': 'en' },
  });
  expect(refused).toMatchObject({
    status: 403,
    body: { code: 'forbidden', title: 'You lack the permission “rejects:read” for this.' },
  });
});

test('nobody gives away a permission he does not have', async () => {
  const { workspace } = (await ask(server, '/api/v1/session')).body as { workspace: { id: string } };
  const keeper = await makeToken(server.context, workspace.id, 'keeper', ['access:write', 'maps:read']);
  const headers = { authorization: `Bearer ${keeper.secret}` };
  const given = (permissions: string[]) =>
    ask(server, '/api/v1/tokens', { headers, body: { name: 'given', permissions } });
  expect((await given(['maps:read'])).status).toBe(201);
  expect(await given(['maps:read', 'rejects:read'])).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

test('the socket: only signed in, only from our own pages, hears only its workspace', async () => {
  const address = `${server.url.replace('http', 'ws')}/ws`;
  const outcome = (headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(address, { headers });
      socket.on('open', () => resolve('open')).on('error', (error) => resolve(error.message));
      socket.on('open', () => socket.close());
    });
  const authorization = `Bearer ${server.token}`;
  expect(await outcome({})).toMatch(/401/);
  expect(await outcome({ authorization, origin: 'https://evil.example' })).toMatch(/403/);
  expect(await outcome({ authorization, origin: server.url })).toBe('open');

  const { workspace } = (await ask(server, '/api/v1/session')).body as { workspace: { id: string } };
  const socket = new WebSocket(address, { headers: { authorization } });
  await new Promise((resolve) => socket.once('open', resolve));
  const heard = new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))));
  socket.send(JSON.stringify({ subscribe: 'index' }));
  const timer = setInterval(() => {
    server.context.live.publish('00000000-0000-7000-8000-000000000000', 'index', 'of another');
    server.context.live.publish(workspace.id, 'index', { position: '7' });
  }, 20);
  expect(JSON.parse(await heard)).toEqual({ topic: 'index', payload: { position: '7' } });
  clearInterval(timer);
  socket.close();
});

test('health, metrics, headers, and pages that only the app knows', async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ ok: true });
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('waymark_events_total');
  expect((await fetch(`${server.url}/`)).status).toBe(200);
  const page = await fetch(`${server.url}/maps/some-map`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const missing = await ask(server, '/api/v1/no-such-thing', { headers: { 'accept-language': 'de' } });
  expect(missing).toMatchObject({ status: 404, body: { code: 'not_found', title: 'Das gibt es nicht (mehr).' } });
});
