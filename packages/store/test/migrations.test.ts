import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/embedded/embedded-postgres.ts';
import { migrateState, withMigrationLock } from '../src/state/migrate.ts';
import { migrations } from '../src/state/migrations/index.ts';
import type { Migration } from '../src/state/migrations/migration.ts';
import { openState } from '../src/state/open-state.ts';

let base: string;
let postgres: EmbeddedPostgres;
let admin: Client;
let databases = 0;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'waymark-migrations-'));
  postgres = await startEmbeddedPostgres({ folder: join(base, 'data') });
  admin = new Client({ connectionString: postgres.url });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await postgres?.stop();
  await rm(base, { recursive: true, force: true });
});

async function newDatabase(): Promise<string> {
  databases += 1;
  const name = `migrated_${databases}`;
  await admin.query(`create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

const migrate = async (url: string, steps: readonly Migration[]) => {
  const client = await connect(url);
  return withMigrationLock(client, () => migrateState(client, steps));
};

const one: Migration = { id: '0001-one', sql: 'create table one (id int primary key); insert into one values (1);' };
const two: Migration = { id: '0002-two', sql: 'create table two (id int); insert into two select id from one;' };

test('every step is in order, named by its file, once', () => {
  const ids = migrations.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids) expect(id).toMatch(/^\d{4}-[a-z-]+$/);
});

test('who could see or change sources before they had permissions of their own still can', async () => {
  const url = await newDatabase();
  const before = migrations.filter(({ id }) => id < '0009');
  await migrate(url, before);
  const client = await connect(url);
  const workspace = '00000000-0000-7000-8000-000000000001';
  await client.query(`insert into workspaces (id, name, secret) values ($1, 'w', 'x')`, [workspace]);
  for (const [place, held] of ['{access:read}', '{access:read,access:write}', '{maps:read}'].entries())
    await client.query(
      `insert into tokens (workspace, id, hash, name, permissions, created_at)
       values ($1, gen_random_uuid(), $2::text::bytea, $2, $3, now())`,
      [workspace, `token ${place}`, held],
    );
  await migrate(url, migrations);
  const { rows } = await client.query<{ permissions: string[] }>('select permissions from tokens order by name');
  expect(rows.map((row) => row.permissions)).toEqual([
    ['access:read', 'sources:read'],
    ['access:read', 'access:write', 'sources:read', 'sources:write'],
    ['maps:read'],
  ]);
});

test('each step is applied once, and later ones are added', async () => {
  const url = await newDatabase();
  expect(await migrate(url, [one])).toEqual(['0001-one']);
  expect(await migrate(url, [one])).toEqual([]);
  expect(await migrate(url, [one, two])).toEqual(['0002-two']);
  expect((await (await connect(url)).query('select id from two')).rows).toEqual([{ id: 1 }]);
});

test('a step between two that were applied is made up for', async () => {
  const url = await newDatabase();
  await migrate(
    url,
    migrations.filter(({ id }) => id !== '0012-consent'),
  );
  expect(await migrate(url, migrations)).toEqual(['0012-consent']);
});

test('twenty processes that start at once migrate once, one after another', async () => {
  const url = await newDatabase();
  let inside = 0;
  let most = 0;
  const states = await Promise.all(
    Array.from({ length: 20 }, () =>
      openState(url, [...migrations, { id: '9999-counted', sql: 'create table counted (); ' }], async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      }),
    ),
  );
  await Promise.all(states.map((state) => state.close()));
  expect(most).toBe(1);
  const { rows } = await (await connect(url)).query<{ id: string }>('select id from waymark_migrations order by id');
  const filled = migrations.filter(({ sql }) => sql.trim() !== '').map(({ id }) => id);
  expect(rows.map(({ id }) => id)).toEqual([...filled, '9999-counted']);
});

test('a step that fails leaves nothing of itself, and can be applied when mended', async () => {
  const url = await newDatabase();
  const bad: Migration = { id: '0002-bad', sql: 'create table half (); select no_such_function();' };
  await expect(migrate(url, [one, bad])).rejects.toThrow(/0002-bad failed: .*no_such_function/);
  const client = await connect(url);
  expect((await client.query("select to_regclass('half') as half, to_regclass('one') as one")).rows).toEqual([
    { half: null, one: 'one' },
  ]);
  expect(await migrate(url, [one, { ...bad, sql: 'create table half ();' }])).toEqual(['0002-bad']);
});

test('a step that was changed after it had been applied is refused', async () => {
  const url = await newDatabase();
  await migrate(url, [one]);
  await expect(migrate(url, [{ ...one, sql: 'create table other ();' }])).rejects.toThrow(/0001-one was changed/);
});

test('older code runs beside steps it does not know, but not beside one that would break it', async () => {
  const url = await newDatabase();
  await migrate(url, [one, two]);
  expect(await migrate(url, [one])).toEqual([]);
  await migrate(url, [one, two, { id: '0003-three', sql: 'drop table one;', breaking: true }]);
  await expect(migrate(url, [one, two])).rejects.toThrow(/newer Waymark \(step 0003-three\)/);
});

test('a user who may not make the role is told what an administrator must run', async () => {
  const url = await newDatabase();
  await admin.query('create role poor login');
  await admin.query(`alter database ${new URL(url).pathname.slice(1)} owner to poor`);
  const poor = new URL(url);
  poor.username = 'poor';
  await expect(migrate(poor.href, [one])).rejects.toThrow(/GRANT waymark_app, waymark_across TO/);
});
