import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunningServer } from '../../src/server.ts';
import { startTestServer } from '../support/test-server.ts';

const ROWS = 90_000;
const EVERY = 1000;

let dir: string;
let child: ChildProcess | undefined;
let server: RunningServer | undefined;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'waymark-resume-'));
});

afterAll(async () => {
  child?.kill('SIGKILL');
  await server?.close();
  await rm(dir, { recursive: true, force: true });
});

/** Every thousandth row has no time; every hundredth stands twice. */
function table(): string {
  let text = 'customer,event,time,amount\n';
  for (let i = 0; i < ROWS; i++) {
    const same = i % 100 === 1 ? i - 1 : i;
    const time = i % EVERY === 5 ? '' : new Date(1.7e12 + same * 60_000).toISOString();
    text += `c${(same * 7919) % 3001},${same % 2 ? 'view' : 'order'},${time},${same % 50}.5\n`;
  }
  return text;
}

const begunSchema = z.looseObject({
  id: z.string(),
  state: z.string(),
  stored: z.number(),
  rejected: z.number(),
  rows: z.number(),
  added: z.number().nullable(),
});

async function startChild(dataDir: string): Promise<{ url: string; token: string }> {
  child = spawn(process.execPath, [path.join(import.meta.dirname, '../support/import-server.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return z.object({ url: z.string(), token: z.string() }).parse(JSON.parse(line.toString()));
}

test('killed in the middle of an import, another process goes on: every row once, every reject once', async () => {
  const dataDir = path.join(dir, 'data');
  const { url, token } = await startChild(dataDir);
  const headers = { authorization: `Bearer ${token}` };
  const preview = await fetch(`${url}/api/v1/imports/preview?file=big.csv`, { method: 'POST', headers, body: table() });
  const { upload, mapping } = z.looseObject({ upload: z.string(), mapping: z.unknown() }).parse(await preview.json());
  const start = await fetch(`${url}/api/v1/imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ upload, mapping }),
  });
  const { id } = begunSchema.parse(await start.json());
  for (;;) {
    const now = begunSchema.parse(await (await fetch(`${url}/api/v1/imports/${id}`, { headers })).json());
    if (now.rows > 0) {
      expect(now.rows).toBeLessThan(ROWS);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const gone = once(child as ChildProcess, 'exit');
  child?.kill('SIGKILL');
  await gone;

  server = await startTestServer(dataDir);
  const running = server;
  const ask = async (query: string) => running.context.store.events.query<Record<string, string>>(query);
  for (;;) {
    const response = await fetch(`${running.url}/api/v1/imports/${id}`, {
      headers: { authorization: `Bearer ${running.token}` },
    });
    const now = begunSchema.parse(await response.json());
    if (now.state === 'waiting' || now.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    expect(now).toMatchObject({
      state: 'done',
      rows: ROWS,
      stored: ROWS - ROWS / EVERY,
      rejected: ROWS / EVERY,
      added: ROWS - ROWS / EVERY,
    });
    break;
  }
  const [counts] = await ask(
    'select count() as n, uniqExact(ordinal) as ordinals, toString(sum(value)) as value from events final',
  );
  let sum = 0;
  for (let i = 0; i < ROWS; i++) if (i % EVERY !== 5) sum += ((i % 100 === 1 ? i - 1 : i) % 50) + 0.5;
  expect(counts).toEqual({ n: String(ROWS - ROWS / EVERY), ordinals: String(ROWS - ROWS / EVERY), value: String(sum) });
  const rejects = await fetch(`${running.url}/api/v1/imports/${id}/rejects`, {
    headers: { authorization: `Bearer ${running.token}` },
  });
  const lines = (await rejects.text()).trim().split('\r\n').slice(1);
  expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(
    Array.from({ length: ROWS / EVERY }, (_, i) => i * EVERY + 5 + 2),
  );
}, 180_000);

test('a cancelled import stops and keeps what it stored', async () => {
  server ??= await startTestServer(path.join(dir, 'data'));
  const { url, token } = server;
  const headers = { authorization: `Bearer ${token}` };
  const preview = await fetch(`${url}/api/v1/imports/preview?file=big.csv`, { method: 'POST', headers, body: table() });
  const { upload, mapping } = z
    .looseObject({ upload: z.string(), mapping: z.record(z.string(), z.unknown()) })
    .parse(await preview.json());
  const start = await fetch(`${url}/api/v1/imports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ upload, mapping: { ...mapping, source: 'cancelled' } }),
  });
  const begun = z.looseObject({ id: z.string(), job: z.string() }).parse(await start.json());
  expect((await fetch(`${url}/api/v1/jobs/${begun.job}`, { method: 'DELETE', headers })).status).toBe(200);
  for (;;) {
    const now = begunSchema.parse(await (await fetch(`${url}/api/v1/imports/${begun.id}`, { headers })).json());
    if (now.state === 'cancelled') {
      expect(now.stored).toBeLessThan(ROWS - ROWS / EVERY);
      break;
    }
    expect(['waiting', 'running']).toContain(now.state);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}, 60_000);
