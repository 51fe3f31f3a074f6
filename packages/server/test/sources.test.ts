import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { makeToken } from '../src/access/index.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, basic, startTestServer, track } from './support/test-server.ts';

let dataDir: string;
let server: RunningServer;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-sources-'));
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const sourceSchema = z.object({ id: z.string(), name: z.string(), key: z.string(), createdAt: z.string() });
const listOf = async () =>
  z.object({ items: z.array(sourceSchema) }).parse((await ask(server, '/api/v1/sources')).body).items;
const send = (key: string) => track(server, '/v1/track', { userId: 'u', event: 'Seen' }, { authorization: basic(key) });

test('a source is made, renamed, given a new key and revoked; events come in by its present key alone', async () => {
  expect(await listOf()).toMatchObject([{ name: 'default', key: 'test-key' }]);
  const answer = await ask(server, '/api/v1/sources', { body: { name: ' Shop ' } });
  expect(answer.status).toBe(201);
  const made = sourceSchema.parse(answer.body);
  expect(made).toMatchObject({ name: 'Shop', key: expect.stringMatching(/^wk_/) });
  expect((await send(made.key)).status).toBe(200);
  expect(await ask(server, `/api/v1/sources/${made.id}`, { method: 'PATCH', body: { name: 'Webshop' } })).toMatchObject(
    {
      status: 200,
      body: { name: 'Webshop', key: made.key },
    },
  );
  const rotated = sourceSchema.parse((await ask(server, `/api/v1/sources/${made.id}/rotate`, { method: 'POST' })).body);
  expect(rotated.key).not.toBe(made.key);
  expect((await send(rotated.key)).status).toBe(200);
  expect((await listOf()).map((one) => one.name)).toEqual(['default', 'Webshop']);
  const fresh = sourceSchema.parse((await ask(server, '/api/v1/sources', { body: { name: 'Never used' } })).body);
  expect((await ask(server, `/api/v1/sources/${fresh.id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await send(fresh.key)).status).toBe(401);
  expect((await ask(server, `/api/v1/sources/${fresh.id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await ask(server, `/api/v1/sources/${fresh.id}/rotate`, { method: 'POST' })).status).toBe(404);
  expect((await ask(server, '/api/v1/sources', { body: { name: '  ' } })).status).toBe(400);
});

test('needs its permissions, and sees only its own workspace', async () => {
  const elsewhere = '00000000-0000-7000-8000-00000000000e';
  await server.context.store.state
    .acrossWorkspaces<{ workspaces: { id: string; name: string; secret: Buffer } }>()
    .insertInto('workspaces')
    .values({ id: elsewhere, name: 'elsewhere', secret: Buffer.alloc(32, 1) })
    .execute();
  const stranger = await makeToken(server.context, elsewhere, 'stranger', ['sources:read', 'sources:write']);
  const reader = await makeToken(server.context, elsewhere, 'reader', ['sources:read']);
  const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });
  const [own] = await listOf();
  expect((await ask(server, '/api/v1/sources', bearer(stranger.secret))).body).toEqual({ items: [] });
  for (const [address, method] of [
    [`/api/v1/sources/${own?.id}`, 'DELETE'],
    [`/api/v1/sources/${own?.id}/rotate`, 'POST'],
  ] as const) {
    expect((await ask(server, address, { method, ...bearer(stranger.secret) })).status).toBe(404);
    expect((await ask(server, address, { method, ...bearer(reader.secret) })).status).toBe(403);
  }
  expect(await listOf()).toContainEqual(own);
});
