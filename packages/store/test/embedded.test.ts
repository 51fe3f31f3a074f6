import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isConnectionLoss } from '../src/connection-loss.ts';
import { DataFolderInUse } from '../src/embedded/data-folder-lock.ts';
import { openEvents } from '../src/events/open-events.ts';
import { openStore } from '../src/open-store.ts';
import { migrations } from '../src/state/migrations/index.ts';
import { openState } from '../src/state/open-state.ts';
import type { Store } from '../src/store.ts';
import { openTestStore } from '../test-support/index.ts';
import { eventRow, newWorkspace } from './event-rows.ts';
import { goneFrom, holdStore, processesOf } from './processes.ts';
import { storeSuite } from './store-suite.ts';

const ownerUrl = (dataDir: string) =>
  `postgresql://waymark_owner@localhost/postgres?host=${encodeURIComponent(join(dataDir, 'state-socket'))}`;

storeSuite('embedded stores', async () => {
  const store = await openTestStore();
  return { store, databaseUrl: ownerUrl(store.dataDir), close: () => store.close() };
});

async function makeFolder(name = ''): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'waymark-folder-'));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  return join(base, name);
}

async function openHere(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir });
  onTestFinished(() => store.close());
  return store;
}

const countEvents = async (store: Store, workspace: string) =>
  (
    await store.events.query<{ n: string }>('SELECT count() AS n FROM events FINAL WHERE workspace = {w: UUID}', {
      params: { w: workspace },
    })
  )[0]?.n;

const addWorkspace = (store: Store, workspace: string) =>
  store.state.inWorkspace(workspace, (db) =>
    sql`insert into workspaces (id, name, secret) values (${workspace}, 'Test', ${Buffer.alloc(32)})`.execute(db),
  );

const countWorkspaces = async (store: Store, workspace: string) =>
  store.state.inWorkspace(workspace, async (db) => {
    const { rows } = await sql<{ n: bigint }>`select count(*) as n from workspaces`.execute(db);
    return rows[0]?.n;
  });

describe.skipIf(process.platform !== 'linux')('processes of the embedded stores (needs /proc)', () => {
  test('kill -9 of postgres: what was committed is there, callers wait, listeners catch up, the writer is held again', async () => {
    const dataDir = await makeFolder();
    const store = await openHere(dataDir);
    const observer = await openState(ownerUrl(dataDir), migrations, async () => undefined);
    onTestFinished(() => observer.close());
    const heard: string[] = [];
    await store.state.listen('test_kill', (payload) => heard.push(payload));
    const workspace = newWorkspace();
    await addWorkspace(store, workspace);
    for (let round = 0; round < 3; round += 1) {
      heard.length = 0;
      const { postgres } = store.processes();
      expect(postgres).toBeGreaterThan(0);
      process.kill(postgres ?? 0, 'SIGKILL');
      // No pause: these meet a database that is dying, dead, or starting. One whose work had begun may be told so; what it
      // did is its caller's to repeat.
      const counts = await Promise.all(
        Array.from({ length: 20 }, () =>
          countWorkspaces(store, workspace).catch((error: unknown) => {
            if (!isConnectionLoss(error)) throw error;
            return 'lost while working';
          }),
        ),
      );
      expect(counts.filter((count) => count !== 1n && count !== 'lost while working')).toEqual([]);
      expect(await countWorkspaces(store, workspace)).toBe(1n);
      while (!heard.includes('')) await pause(10);
      await sql`select pg_notify('test_kill', 'after')`.execute(store.state.acrossWorkspaces<unknown>());
      while (!heard.includes('after')) await pause(10);
      expect(await observer.writer.isAlive(store.state.writer.id)).toBe(true);
      expect(store.processes().postgres).not.toBe(postgres);
    }
    expect((await store.health()).state).toEqual({ ok: true, detail: 'ok' });
  });

  test('kill -9 of chdb: what was acknowledged is there once, inserts and questions wait for the restart', async () => {
    const store = await openHere(await makeFolder());
    const workspace = newWorkspace();
    let acknowledged = 0;
    for (let round = 0; round < 3; round += 1) {
      const { chdb } = store.processes();
      const inserts = Array.from({ length: 12 }, async (_, index) => {
        // Killed while some inserts are under way and before others begin.
        if (index === 4) process.kill(chdb ?? 0, 'SIGKILL');
        await store.events.insert('events', eventRow({ workspace, messageId: `${round}-${index}` }));
        acknowledged += 1;
      });
      await Promise.all(inserts);
      expect(await countEvents(store, workspace)).toBe(`${acknowledged}`);
      expect(store.processes().chdb).not.toBe(chdb);
    }
    expect(acknowledged).toBe(36);
  });

  test('kill -9 of the parent: the next start finds no orphan in its way and everything acknowledged', async () => {
    const dataDir = await makeFolder();
    const workspace = newWorkspace();
    const first = await openStore({ dataDir });
    await addWorkspace(first, workspace);
    await first.events.insert('events', eventRow({ workspace, messageId: 'm' }));
    await first.close();
    for (let round = 0; round < 2; round += 1) {
      const holder = await holdStore(dataDir);
      expect(holder.said).toBe('open');
      await holder.kill();
      const store = await openStore({ dataDir });
      expect([await countWorkspaces(store, workspace), await countEvents(store, workspace)]).toEqual([1n, '1']);
      await store.close();
    }
    await goneFrom(dataDir);
  });

  test('kill -9 of the parent and of the guard of postgres: the orphaned postmaster is ended by the next start', async () => {
    const dataDir = await makeFolder();
    const holder = await holdStore(dataDir);
    const guard = processesOf(dataDir).find(({ command }) => command.includes('postgres-guard'));
    expect(guard).toBeDefined();
    process.kill(guard?.pid ?? 0, 'SIGKILL');
    await holder.kill();
    const store = await openHere(dataDir);
    expect((await store.health()).state.ok).toBe(true);
    const postmasters = processesOf(dataDir).filter(
      ({ command }) => /bin\/postgres -D/.test(command) && !command.includes('guard'),
    );
    expect(postmasters.map(({ pid }) => pid)).toEqual([store.processes().postgres]);
  });

  test('closing ends every process, gives the folder back, and can be done twice', async () => {
    const dataDir = await makeFolder();
    const store = await openStore({ dataDir });
    expect(processesOf(dataDir).length).toBeGreaterThan(0);
    await Promise.all([store.close(), store.close()]);
    await store.close();
    expect(processesOf(dataDir)).toEqual([]);
    const again = await openStore({ dataDir });
    await again.close();
    expect(processesOf(dataDir)).toEqual([]);
  });

  test('closing while postgres is being restarted leaves no process', async () => {
    const dataDir = await makeFolder();
    const store = await openStore({ dataDir });
    const { postgres, chdb } = store.processes();
    process.kill(postgres ?? 0, 'SIGKILL');
    process.kill(chdb ?? 0, 'SIGKILL');
    await store.close();
    await goneFrom(dataDir);
  });

  test('of processes that start at once one gets the folder, the others are told whose it is and what to do', async () => {
    const dataDir = await makeFolder();
    const holders = await Promise.all([holdStore(dataDir), holdStore(dataDir), holdStore(dataDir)]);
    const owner = holders.filter(({ said }) => said === 'open');
    expect(owner.length).toBe(1);
    for (const { said } of holders.filter((holder) => holder !== owner[0])) {
      expect(said).toContain(`refused: The data folder ${dataDir} is in use by another Waymark`);
      expect(said).toContain(`process ${owner[0]?.process.pid}`);
      expect(said).toContain('WAYMARK_DATA');
    }
    await Promise.all(holders.map((holder) => holder.release()));
    await goneFrom(dataDir);
  });
});

test('the same process cannot open a folder twice', async () => {
  const dataDir = await makeFolder();
  await openHere(dataDir);
  await expect(openStore({ dataDir })).rejects.toThrow(DataFolderInUse);
  await expect(openStore({ dataDir })).rejects.toThrow(`process ${process.pid}`);
});

test('a folder with a path longer than a socket may have works', async () => {
  const dataDir = await makeFolder(`${'long'.repeat(20)}/${'name'.repeat(20)} with space`);
  const store = await openHere(dataDir);
  expect(await store.health()).toEqual({ events: { ok: true, detail: 'ok' }, state: { ok: true, detail: 'ok' } });
});

test('a store that cannot be reached is said to be down', async () => {
  const events = openEvents('http://127.0.0.1:1', undefined);
  onTestFinished(() => events.close());
  await expect(events.check()).rejects.toThrow(/ECONNREFUSED/);
});
