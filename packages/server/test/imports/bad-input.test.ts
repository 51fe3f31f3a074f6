import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunningServer } from '../../src/server.ts';
import { ask, startTestServer } from '../support/test-server.ts';

let dir: string;
let server: RunningServer;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'waymark-bad-input-'));
  server = await startTestServer(path.join(dir, 'data'));
}, 60_000);

afterAll(async () => {
  await server?.close();
  await rm(dir, { recursive: true, force: true });
});

const previewSchema = z.looseObject({
  upload: z.string(),
  mapping: z.record(z.string(), z.unknown()).nullable(),
  counts: z.looseObject({ refused: z.number() }),
  warnings: z.array(z.string()),
});
const importSchema = z.looseObject({
  id: z.string(),
  job: z.string(),
  state: z.string(),
  stored: z.number(),
  rejected: z.number(),
  error: z.string().nullable(),
  added: z.number().nullable(),
});

async function upload(bytes: Uint8Array | string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server.url}/api/v1/imports/preview?file=bad.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/octet-stream' },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });
  return { status: response.status, body: await response.json() };
}

/** Uploads, imports with the mapping guessed (and what is said), and waits for the end. */
async function importBytes(bytes: Uint8Array | string, further: Record<string, unknown> = {}) {
  const preview = previewSchema.parse((await upload(bytes)).body);
  const begun = importSchema.parse(
    (
      await ask(server, '/api/v1/imports', {
        body: { upload: preview.upload, mapping: { ...preview.mapping, ...further } },
      })
    ).body,
  );
  for (;;) {
    const now = importSchema.parse((await ask(server, `/api/v1/imports/${begun.id}`)).body);
    if (now.state !== 'waiting' && now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const rejectsOf = async (id: string): Promise<string> =>
  String((await ask(server, `/api/v1/imports/${id}/rejects`)).body);

const HEAD = 'customer,event,time\n';
const rows = (n: number): string =>
  Array.from({ length: n }, (_, i) => `c${i % 10},view,2024-01-01T00:00:${String(i % 60).padStart(2, '0')}Z\n`).join(
    '',
  );

test('files that cannot be read as a whole are refused with a reason', async () => {
  const cases: [Uint8Array | string, number, RegExp][] = [
    ['', 400, /empty/],
    [gzipSync(HEAD + rows(1000)).subarray(0, 100), 400, /cut off/],
    [gzipSync(Buffer.alloc(64 * 1024 * 1024, 97)), 413, /unpacks to/],
    [gzipSync(gzipSync(HEAD)), 400, /another archive/],
    [Buffer.from('PK\u0003\u0004 not really a zip'), 400, /zip file is damaged/],
    [Buffer.from([0x50, 0x41, 0x52, 0x31, 0, 1, 2]), 400, /binary/],
    [
      '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log><trace>&x;</trace></log>',
      400,
      /DOCTYPE/,
    ],
    ['<?xml version="1.0"?><log><trace><event>', 400, /cut off/],
  ];
  for (const [bytes, status, reason] of cases) {
    const answer = await upload(bytes);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringMatching(reason)]);
  }
});

test('bad rows are refused one by one, with line, column and reason; the others are stored', async () => {
  const bad = [
    ',view,2024-01-01',
    'c1,,2024-01-01',
    'c1,view,',
    'c1,view,soon',
    'c1,view,9999-01-01',
    'c1,view,1970-05-05',
    'c1,view,2024-01-01,too,many',
    `c1,${'x'.repeat(300)},2024-01-01`,
  ];
  const done = await importBytes(`${HEAD}${rows(20)}${bad.join('\n')}\n"c1,view,2024-01-01\n`, { source: 'bad rows' });
  expect(done).toMatchObject({ state: 'done', stored: 20, added: 20, rejected: 9 });
  const lines = (await rejectsOf(done.id)).trim().split('\r\n');
  expect(lines[0]).toBe('line,column,code,reason,row');
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
    '22,customer,missing',
    '23,event,missing',
    '24,time,missing',
    '25,time,invalid_time',
    '26,time,time_out_of_range',
    '27,time,time_out_of_range',
    '28,,wrong_type',
    '29,event,too_long',
    '30,,invalid_text',
  ]);
  const allowed = await importBytes(`${HEAD}${rows(2)}c1,view,1970-05-05\n`, { source: 'any time', anyTime: true });
  expect(allowed).toMatchObject({ state: 'done', stored: 3, rejected: 0 });
});

test('who is nobody is no person: such rows are refused, such further identifiers left out', async () => {
  const file = [
    'customer,event,time,card',
    'c1,view,2024-01-01,null',
    'anonymous,view,2024-01-02,card-1',
    'NULL,view,2024-01-03,unknown',
    '0,view,2024-01-04,',
    '[object Object],view,2024-01-05,',
  ].join('\n');
  const done = await importBytes(file, { source: 'nobody', identifiers: [{ column: 'card', kind: 'card' }] });
  expect(done).toMatchObject({ state: 'done', stored: 3, rejected: 2 });
  const lines = (await rejectsOf(done.id)).trim().split('\r\n').slice(1);
  expect(lines.map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
    '4,customer,missing',
    '6,customer,missing',
  ]);
  const found = async (identifier: string) =>
    ((await ask(server, `/api/v1/people?identifier=${identifier}`)).body as { items: unknown[] }).items.length;
  expect([await found('card-1'), await found('anonymous'), await found('null'), await found('unknown')]).toEqual([
    1, 0, 0, 0,
  ]);
});

test('broken UTF-8 costs its rows; Latin-1 is recognised', async () => {
  const good = 'größe,view,2024-01-01\n'.repeat(20);
  const broken = Buffer.concat([
    Buffer.from(HEAD + good),
    Buffer.from([0x63, 0xc3, 0x28]),
    Buffer.from(',view,2024-01-01\nc2,view,2024-01-02\n'),
  ]);
  expect(await importBytes(broken, { source: 'broken' })).toMatchObject({ state: 'done', stored: 21, rejected: 1 });
  expect(
    await importBytes(Buffer.from(`${HEAD}Müller,größer,2024-01-01\n`, 'latin1'), { source: 'latin' }),
  ).toMatchObject({ stored: 1, rejected: 0 });
  const [row] = await server.context.store.events.query<{ name: string }>(
    "select name from events final where source = 'latin'",
  );
  expect(row?.name).toBe('größer');
});

test('a huge property, deep JSON and odd lines of NDJSON are refused by themselves', async () => {
  const line = (properties: unknown) =>
    JSON.stringify({ user: 'u1', event: 'view', time: '2024-01-01T00:00:00Z', ...(properties as object) });
  let deep: unknown = 1;
  for (let i = 0; i < 100; i++) deep = { deep };
  const text = [
    line({ a: 1 }),
    line({ big: 'x'.repeat(10_000_000) }),
    line({ big: 'x'.repeat(100_000) }),
    line({ deep }),
    '[1]',
    '{"half":',
    line({ b: { c: null, d: [1, 'x'] } }),
  ].join('\n');
  const done = await importBytes(text, { source: 'ndjson' });
  expect(done).toMatchObject({ state: 'done', stored: 2, rejected: 5 });
});

test('a file that is cut off keeps what stood before, and importing the whole file completes it', async () => {
  const text =
    HEAD +
    Array.from(
      { length: 60_000 },
      (_, i) => `cut${(i * 7919) % 4001},view,${new Date(1.7e12 + i * 1_000_003).toISOString()}\n`,
    ).join('');
  const whole = gzipSync(text);
  const mapping = { person: 'customer', event: 'event', time: 'time', source: 'cut' };
  const cut = await importBytes(whole.subarray(0, whole.length - 2000), mapping);
  expect(cut).toMatchObject({ state: 'failed', error: expect.stringMatching(/cut off/) });
  expect(cut.stored).toBeGreaterThan(1000);
  expect(await importBytes(whole, mapping)).toMatchObject({
    state: 'done',
    stored: 60_000,
    added: 60_000 - cut.stored,
  });
}, 60_000);

test('unknown columns, wrong mappings and repeated wishes', async () => {
  const preview = previewSchema.parse((await upload(HEAD + rows(5))).body);
  const start = (body: unknown, headers: Record<string, string> = {}) =>
    ask(server, '/api/v1/imports', { body, headers });
  expect(
    (await start({ upload: preview.upload, mapping: { person: 'nobody', event: 'event', time: 'time' } })).status,
  ).toBe(400);
  expect((await start({ upload: preview.upload, mapping: { person: 'customer', time: 'time' } })).status).toBe(400);
  expect(
    (
      await start({
        upload: preview.upload,
        mapping: { person: 'customer', event: 'event', time: 'time', timeZone: 'Mars/Base' },
      })
    ).status,
  ).toBe(400);
  const missing = '00000000-0000-4000-8000-000000000000';
  expect((await start({ upload: missing, mapping: preview.mapping })).status).toBe(404);
  const first = await start({ upload: preview.upload, mapping: preview.mapping }, { 'idempotency-key': 'once' });
  expect(first.status).toBe(202);
  expect((await ask(server, `/api/v1/jobs/${missing}`)).status).toBe(404);
});

test('an export imported again is the same', async () => {
  const file = path.join(dir, 'export.ndjson');
  const response = await fetch(`${server.url}/api/v1/exports/events?format=ndjson`, {
    headers: { authorization: `Bearer ${server.token}` },
  });
  const text = await response.text();
  await writeFile(file, text);
  const other = await startTestServer(path.join(dir, 'other'));
  const first = server;
  try {
    server = other;
    const lines = text.trim().split('\n').length;
    expect(await importBytes(text, { anyTime: true })).toMatchObject({
      state: 'done',
      stored: lines,
      added: lines,
      rejected: 0,
    });
    const facts = (of: RunningServer) =>
      of.context.store.events.query(
        `select message_id, kind, name, channel, happened_at, ordinal, value, currency, toString(properties) as properties from events final order by message_id, happened_at, name`,
      );
    expect(await facts(other)).toEqual(await facts(first));
  } finally {
    server = first;
    await other.close();
  }
}, 60_000);
