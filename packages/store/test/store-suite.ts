import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrations } from '../src/state/migrations/index.ts';
import { openState } from '../src/state/open-state.ts';
import { makePool } from '../src/state/postgres-pool.ts';
import { BOUND_ROLE } from '../src/state/server-roles.ts';
import type { Store } from '../src/store.ts';
import { eventRow, newWorkspace } from './event-rows.ts';

/** A store to be tested, and the PostgreSQL behind it as its owner sees it. */
export interface Subject {
  readonly store: Store;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

interface Tables {
  workspaces: { id: string; name: string; secret: Buffer };
}

async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What every pair of stores must do, embedded or by URL. `open` is called once. */
export function storeSuite(name: string, open: () => Promise<Subject>): void {
  describe(name, () => {
    let subject: Subject;
    let store: Store;
    beforeAll(async () => {
      subject = await open();
      store = subject.store;
    });
    afterAll(async () => {
      await subject?.close();
    });

    const addWorkspace = (id: string) =>
      store.state.inWorkspace<Tables, unknown>(id, (db) =>
        db
          .insertInto('workspaces')
          .values({ id, name: 'Test', secret: Buffer.alloc(32) })
          .execute(),
      );

    test('both stores answer', async () => {
      expect(await store.health()).toEqual({ events: { ok: true, detail: 'ok' }, state: { ok: true, detail: 'ok' } });
    });

    test('events come back as they were sent, whole numbers of 64 bits as text', async () => {
      const workspace = newWorkspace();
      const largest = 18446744073709551615n;
      const properties = { größe: 'ß"\\\'\n😀', nested: { deep: [1, 'two', null] } };
      await store.events.insert(
        'events',
        eventRow({
          workspace,
          messageId: `a'"\\\t`,
          identity: largest.toString(),
          properties,
          consent: ['mail', "o'x"],
        }),
      );
      const rows = await store.events.query(
        `SELECT message_id, identity, value, happened_at, consent, properties, toUInt64(batch) AS batch FROM events FINAL
         WHERE workspace = {workspace: UUID} AND identity = {identity: UInt64} AND has({ids: Array(String)}, message_id)`,
        { params: { workspace, identity: largest, ids: [`a'"\\\t`, 'other'] } },
      );
      expect(rows).toEqual([
        {
          message_id: `a'"\\\t`,
          identity: largest.toString(),
          value: 12.5,
          happened_at: '2026-01-02 03:04:05.678',
          consent: ['mail', "o'x"],
          properties: { größe: 'ß"\\\'\n😀', nested: { deep: [expect.anything(), 'two', null] } },
          batch: '1',
        },
      ]);
    });

    test('64-bit numbers stay text when the statement brings settings, or only speaks of them', async () => {
      expect(await store.events.query("SELECT toUInt64(1) AS n, ' SETTINGS ' AS text")).toEqual([
        { n: '1', text: ' SETTINGS ' },
      ]);
      expect(await store.events.query('SELECT toUInt64(1) AS n SETTINGS max_threads = 1')).toEqual([{ n: '1' }]);
    });

    test('of repeated deliveries the first wins, in whichever order they arrive and merge', async () => {
      const workspace = newWorkspace();
      const insert = (messageId: string, batch: number, name: string) =>
        store.events.insert('events', eventRow({ workspace, messageId, batch: `${batch}`, name }));
      await insert('m1', 7, 'first');
      await insert('m1', 9, 'again');
      await insert('m2', 9, 'again');
      await insert('m2', 7, 'first');
      const read = () =>
        store.events.query(
          'SELECT message_id, name FROM events FINAL WHERE workspace = {w: UUID} ORDER BY message_id',
          {
            params: { w: workspace },
          },
        );
      const expected = [
        { message_id: 'm1', name: 'first' },
        { message_id: 'm2', name: 'first' },
      ];
      expect(await read()).toEqual(expected);
      await store.events.command('OPTIMIZE TABLE events FINAL');
      expect(await read()).toEqual(expected);
    });

    test('an insert may span many months', async () => {
      const workspace = newWorkspace();
      const rows = Array.from({ length: 120 }, (_, month) =>
        eventRow({
          workspace,
          messageId: `m${month}`,
          stated_at: `${1995 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15 00:00:00.000`,
        }),
      ).join('');
      await store.events.insert('events', rows);
      expect(
        await store.events.query('SELECT count() AS n FROM events FINAL WHERE workspace = {w: UUID}', {
          params: { w: workspace },
        }),
      ).toEqual([{ n: '120' }]);
    });

    test('refused rows are refused with the reason of ClickHouse, and none of them is stored', async () => {
      const workspace = newWorkspace();
      const body = `${eventRow({ workspace, messageId: 'good' })}{"workspace": "${workspace}", "identity": "no number"}\n`;
      await expect(store.events.insert('events', body)).rejects.toThrow(/identity|UInt64|parse/i);
      expect(
        await store.events.query('SELECT message_id FROM events WHERE workspace = {w: UUID}', {
          params: { w: workspace },
        }),
      ).toEqual([]);
    });

    test('a wrong statement is refused with its code', async () => {
      await expect(store.events.query('SELECT nothing_like_this FROM events')).rejects.toMatchObject({ code: '47' });
    });

    test('a result streams as the bytes of its format', async () => {
      const bytes = await collected(store.events.stream('SELECT number FROM numbers(300000)', 'RowBinary'));
      expect(bytes.length).toBe(300_000 * 8);
      const numbers = new BigUint64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
      expect(numbers.every((value, index) => value === BigInt(index))).toBe(true);
      expect(String(await collected(store.events.stream('SELECT 1, 2 WHERE 0', 'TSV')))).toBe('');
      const parquet = await collected(store.events.stream('SELECT number FROM numbers(100000)', 'Parquet'));
      expect([parquet.subarray(0, 4).toString(), parquet.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
    });

    test('a failure after the first bytes of a stream is an error, never a short result', async () => {
      const failing = store.events.stream(
        'SELECT number, throwIf(number = 900000) FROM numbers(1000000) SETTINGS max_block_size = 1000, max_threads = 1',
        'TSV',
      );
      await expect(collected(failing)).rejects.toThrow(/throwIf|FUNCTION_THROW_IF/);
    });

    const runningStatements = async (mark: string) =>
      (await store.events.query<{ query: string }>('SELECT query FROM system.processes')).filter(({ query }) =>
        query.includes(mark),
      ).length;

    test('a signal ends a statement at the server', async () => {
      const mark = `mark${process.pid}x${Math.trunc(performance.now())}`;
      const controller = new AbortController();
      const answer = store.events.query(
        `SELECT count() AS ${mark} FROM numbers_mt(1000000000000) WHERE NOT ignore(sipHash64(number))`,
        { signal: controller.signal },
      );
      const outcome = answer.then(
        () => 'answered',
        () => 'refused',
      );
      while ((await runningStatements(mark)) === 0) await pause(20);
      controller.abort();
      expect(await outcome).toBe('refused');
      while ((await runningStatements(mark)) > 0) await pause(20);
    });

    test('a signal that was given before is obeyed at once', async () => {
      const signal = AbortSignal.abort(new Error('not wanted'));
      await expect(store.events.query('SELECT 1', { signal })).rejects.toThrow('not wanted');
      await expect(store.events.command('SELECT 1', { signal })).rejects.toThrow('not wanted');
      await expect(collected(store.events.stream('SELECT 1', 'TSV', { signal }))).rejects.toThrow('not wanted');
    });

    test('a stream that is left early is ended at the server', async () => {
      const mark = `left${process.pid}x${Math.trunc(performance.now())}`;
      for await (const chunk of store.events.stream(
        `SELECT number AS ${mark} FROM numbers(100000000000)`,
        'RowBinary',
      )) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      while ((await runningStatements(mark)) > 0) await pause(20);
    });

    test('rows of a workspace are seen and accepted in that workspace alone', async () => {
      const [mine, other] = [newWorkspace(), newWorkspace()];
      await addWorkspace(mine);
      await addWorkspace(other);
      const seen = await store.state.inWorkspace<Tables, unknown>(mine, (db) =>
        db.selectFrom('workspaces').select('id').execute(),
      );
      expect(seen).toEqual([{ id: mine }]);
      const foreign = store.state.inWorkspace<Tables, unknown>(mine, (db) =>
        db
          .insertInto('workspaces')
          .values({ id: newWorkspace(), name: 'x', secret: Buffer.alloc(1) })
          .execute(),
      );
      await expect(foreign).rejects.toThrow(/row-level security/);
      const changed = await store.state.inWorkspace<Tables, { numUpdatedRows: bigint }>(mine, (db) =>
        db.updateTable('workspaces').set({ name: 'taken' }).where('id', '=', other).executeTakeFirstOrThrow(),
      );
      expect(changed.numUpdatedRows).toBe(0n);
      const across = await store.state
        .acrossWorkspaces<Tables>()
        .selectFrom('workspaces')
        .select('id')
        .where('id', 'in', [mine, other])
        .execute();
      expect(new Set(across.map(({ id }) => id))).toEqual(new Set([mine, other]));
    });

    test('without a workspace nothing is seen, also on a connection that had one before', async () => {
      await addWorkspace(newWorkspace());
      const pool = makePool(subject.databaseUrl, BOUND_ROLE, 1);
      try {
        expect((await pool.query('select id from workspaces')).rows).toEqual([]);
        await pool.query('begin');
        await pool.query("select set_config('waymark.workspace', $1, true)", [newWorkspace()]);
        await pool.query('commit');
        expect((await pool.query('select id from workspaces')).rows).toEqual([]);
      } finally {
        await pool.end();
      }
    });

    test('the server works as a role that is neither superuser nor owner, and every table is protected', async () => {
      const { rows } = await store.state.inWorkspace<
        Tables,
        { rows: { user: string; super: boolean; bypass: boolean }[] }
      >(newWorkspace(), (db) =>
        sql<{ user: string; super: boolean; bypass: boolean }>`
            select rolname as "user", rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = current_user`.execute(
          db,
        ),
      );
      expect(rows).toEqual([{ user: 'waymark_app', super: false, bypass: false }]);
      const owner = new Client({ connectionString: subject.databaseUrl });
      await owner.connect();
      try {
        const owned = await owner.query(
          `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('waymark_app', 'waymark_across')`,
        );
        expect(owned.rows).toEqual([]);
        const open = await owner.query(
          `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace'
           where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
             and not (c.relrowsecurity and c.relforcerowsecurity)`,
        );
        expect(open.rows).toEqual([]);
      } finally {
        await owner.end();
      }
    });

    test('work that fails leaves nothing, and is not done twice', async () => {
      const workspace = newWorkspace();
      let times = 0;
      const failing = store.state.inWorkspace<Tables, never>(workspace, async (db) => {
        times += 1;
        await db
          .insertInto('workspaces')
          .values({ id: workspace, name: 'x', secret: Buffer.alloc(1) })
          .execute();
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(times).toBe(1);
      const rows = await store.state.inWorkspace<Tables, unknown>(workspace, (db) =>
        db.selectFrom('workspaces').select('id').execute(),
      );
      expect(rows).toEqual([]);
      await expect(store.state.inWorkspace("x' or true", async () => 1)).rejects.toThrow(/not a workspace/);
    });

    test('bigint arrives as bigint, alone and in arrays', async () => {
      const { rows } = await store.state.inWorkspace(newWorkspace(), (db) =>
        sql`select ${-9223372036854775808n}::bigint as low, ${[1n, 9223372036854775807n]}::bigint[] as many,
                   '{}'::bigint[] as none, '{1,NULL}'::bigint[] as gap, count(*) as n, null::bigint as nothing`.execute(
          db,
        ),
      );
      expect(rows).toEqual([
        {
          low: -9223372036854775808n,
          many: [1n, 9223372036854775807n],
          none: [],
          gap: [1n, null],
          n: 1n,
          nothing: null,
        },
      ]);
    });

    test('a listener hears what is said on its channel until it stops', async () => {
      const heard: string[] = [];
      const stop = await store.state.listen('test_channel', (payload) => heard.push(payload));
      const say = (text: string) =>
        sql`select pg_notify('test_channel', ${text})`.execute(store.state.acrossWorkspaces<unknown>());
      await say('one');
      while (!heard.includes('one')) await pause(10);
      await stop();
      await say('two');
      const again = await store.state.listen('test_channel', (payload) => heard.push(`again ${payload}`));
      await say('three');
      while (!heard.includes('again three')) await pause(10);
      await again();
      expect(heard.filter((text) => text.includes('two'))).toEqual([]);
    });

    test('several processes share the servers, and know of each other whether they live', async () => {
      expect(await store.state.writer.isAlive(store.state.writer.id)).toBe(true);

      const second = await openState(subject.databaseUrl, migrations, async () => undefined);
      expect(second.writer.id).not.toBe(store.state.writer.id);
      expect(await store.state.writer.isAlive(second.writer.id)).toBe(true);
      expect(await second.writer.isAlive(store.state.writer.id)).toBe(true);
      await second.close();
      while (await store.state.writer.isAlive(second.writer.id)) await pause(20);
    });
  });
}
