import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@clickhouse/client';
import { expect, test } from 'vitest';
import { superviseChdb } from '../src/index.ts';
import { startTestServer } from './server.ts';

/** Takes about 20 s of computing when nobody stops it. */
const HEAVY = 'SELECT sum(cityHash64(number, sipHash64(number))) FROM numbers(4000000000)';

/** Whether the process lives; one that ended but was not fetched by its parent (a zombie) does not. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20);
}

test('inserts and small queries are answered while heavy queries run; KILL QUERY and a lost client end them', async () => {
  const server = await startTestServer();
  try {
    const client = server.client();
    const running = async () => {
      const rows = await client.query({
        query: "SELECT query FROM system.processes WHERE query LIKE '%4000000000%' AND query NOT LIKE '%processes%'",
        format: 'JSONEachRow',
      });
      return (await rows.json()).length;
    };
    await client.command({ query: 'CREATE TABLE t (n UInt64) ORDER BY n' });
    const leave = new AbortController();
    const ended: string[] = [];
    const killed = client
      .query({ query: HEAVY, query_id: "kill it's me*/" })
      .then(
        () => 'done',
        (error: { code: string }) => error.code,
      )
      .then((code) => ended.push(code));
    const others = [1, 2, 3].map(() =>
      client.query({ query: HEAVY, abort_signal: leave.signal }).catch(() => undefined),
    );
    await until(async () => (await running()) === 4);
    await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        client.insert({
          table: 't',
          values: Array.from({ length: 500 }, (_, n) => ({ n: at * 500 + n })),
          format: 'JSONEachRow',
        }),
      ),
    );
    const rows = await client.query({ query: 'SELECT count() AS n FROM t', format: 'JSONEachRow' });
    expect(await rows.json()).toEqual([{ n: '6000' }]);
    expect(ended).toEqual([]);
    await client.command({
      query: 'KILL QUERY WHERE query_id = {id:String} SYNC',
      query_params: { id: "kill it's me*/" },
    });
    await killed;
    expect(ended).toEqual(['394']);
    leave.abort();
    await Promise.all(others);
    await until(async () => (await running()) === 0);
    // A reader that leaves in the middle ends its query too.
    const stream = await client.query({
      query: 'SELECT number, 4000000000 FROM numbers(4000000000)',
      format: 'JSONEachRow',
    });
    stream.close();
    await until(async () => (await running()) === 0);
    expect(await client.ping()).toEqual({ success: true });
  } finally {
    await server.stop();
  }
}, 90_000);

test('after kill -9 waiting clients see the connection break, everything acknowledged is there, and it serves again', async () => {
  const events: string[] = [];
  const server = await startTestServer({
    onExit: (reason) => events.push(reason),
    onRestart: () => events.push('again'),
  });
  try {
    const client = server.client();
    await client.command({ query: 'CREATE TABLE t (n UInt64) ORDER BY n' });
    let acknowledged = 0;
    for (let round = 0; round < 3; round += 1) {
      const heavy = client.query({ query: HEAVY }).catch((error: unknown) => error);
      const pid = server.chdb.pid ?? 0;
      const writing = (async () => {
        for (;;) {
          await client.insert({ table: 't', values: [{ n: acknowledged }], format: 'JSONEachRow' });
          acknowledged += 1;
        }
      })().catch((error: unknown) => error);
      await until(() => acknowledged >= (round + 1) * 5);
      process.kill(pid, 'SIGKILL');
      expect(await heavy).toBeInstanceOf(Error);
      expect(await writing).toBeInstanceOf(Error);
      await until(() => server.chdb.pid !== pid);
      await server.chdb.ready();
      expect(server.chdb.pid).not.toBe(pid);
      const rows = await client.query({
        query: `SELECT uniqExact(n) AS all FROM t WHERE n < ${acknowledged}`,
        format: 'JSONEachRow',
      });
      expect(await rows.json()).toEqual([{ all: String(acknowledged) }]);
    }
    expect(events).toEqual(['SIGKILL', 'again', 'SIGKILL', 'again', 'SIGKILL', 'again']);
  } finally {
    await server.stop();
  }
}, 90_000);

test('a child that hangs is killed and replaced', async () => {
  const server = await startTestServer({ heartbeat: { everyMs: 50, timeoutMs: 500, misses: 2 } });
  try {
    const pid = server.chdb.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    await until(() => server.chdb.pid !== pid);
    await server.chdb.ready();
    expect(await server.client().ping()).toEqual({ success: true });
  } finally {
    await server.stop();
  }
}, 60_000);

test('a folder has one owner, and a stop in the middle of work leaves no process and no file', async () => {
  const server = await startTestServer();
  const path = join(server.folder, 'events');
  const second = superviseChdb({ path, listen: { socketPath: join(server.folder, 'second.sock') } });
  await expect(second).rejects.toThrow(/in use by another process/);
  expect(await server.client().ping()).toEqual({ success: true });
  const pid = server.chdb.pid ?? 0;
  const heavy = server
    .client()
    .query({ query: HEAVY })
    .catch((error: unknown) => error);
  await server.chdb.stop();
  expect(await heavy).toBeInstanceOf(Error);
  expect(isRunning(pid)).toBe(false);
  await expect(server.chdb.ready()).rejects.toThrow(/stopped/);
  expect(await readdir(join(path, 'http', 'files'))).toEqual([]);
  await server.stop();
}, 90_000);

test('asks for the password, takes it by header, URL and basic authentication', async () => {
  const server = await startTestServer({ listen: { host: '127.0.0.1', port: 0 }, password: 'a:b' });
  try {
    const ask = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(`${server.chdb.url}${path}`, { headers })).status;
    expect(await server.client().ping({ select: true })).toEqual({ success: true });
    expect(await ask('/?query=SELECT%201')).toBe(403);
    expect(await ask('/?query=SELECT%201&user=default&password=a%3Ab')).toBe(200);
    expect(await ask('/?query=SELECT%201', { 'x-clickhouse-user': 'default', 'x-clickhouse-key': 'a:b' })).toBe(200);
    expect(await ask('/?query=SELECT%201', { authorization: `Basic ${btoa('default:a:b')}` })).toBe(200);
    expect(await ask('/?query=SELECT%201', { authorization: `Basic ${btoa('else:a:b')}` })).toBe(403);
    expect(await ask('/ping')).toBe(200);
  } finally {
    await server.stop();
  }
}, 60_000);

test('a memory limit fails the statement and not the process', async () => {
  const server = await startTestServer({ memoryLimitBytes: 1_000_000_000 });
  try {
    const pid = server.chdb.pid;
    const hungry = server.client().query({ query: 'SELECT groupArray(number) FROM numbers(400000000)' });
    await expect(hungry).rejects.toMatchObject({ code: '241' });
    expect(server.chdb.pid).toBe(pid);
  } finally {
    await server.stop();
  }
}, 60_000);

async function startAlone(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const child = spawn(process.execPath, [main, '--path', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('no output');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { url } = JSON.parse(String(line)) as { url: string };
  return { child, url };
}

test('runs alone over TCP and ends in order on SIGTERM', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wm-chdb-'));
  const { child, url } = await startAlone(folder);
  const client = createClient({ url });
  expect(await client.ping()).toEqual({ success: true });
  await client.close();
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await rm(folder, { recursive: true });
}, 60_000);

test('a parent killed with -9 leaves no orphan, and its successor gets the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wm-chdb-'));
  const index = join(import.meta.dirname, '..', 'src', 'index.ts');
  const listen = { socketPath: join(folder, 's.sock') };
  const code = `const { superviseChdb } = await import(${JSON.stringify(index)});
    const chdb = await superviseChdb({ path: ${JSON.stringify(join(folder, 'events'))}, listen: ${JSON.stringify(listen)} });
    console.log(chdb.pid); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: parent.stdout }), 'line');
  const orphan = Number(line);
  parent.kill('SIGKILL');
  const successor = await superviseChdb({ path: join(folder, 'events'), listen });
  await until(() => !isRunning(orphan));
  await successor.stop();
  await rm(folder, { recursive: true });
}, 60_000);
