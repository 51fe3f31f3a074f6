import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { Migration } from './migrations/migration.ts';

/** Serialises migrations of all processes that share a database; any number, the same for ever. */
const MIGRATION_LOCK = 7_723_946_110_453n;
/** The role the server works as: neither superuser nor owner of anything. */
export const APP_ROLE = 'waymark_app';

const checksumOf = (migration: Migration) => createHash('sha256').update(migration.sql).digest('hex');

async function ensureAppRole(client: Client): Promise<void> {
  const existing = await client.query<{ rolsuper: boolean }>('select rolsuper from pg_roles where rolname = $1', [
    APP_ROLE,
  ]);
  try {
    if (existing.rowCount === 0)
      await client.query(`create role ${APP_ROLE} nologin nosuperuser nocreatedb nocreaterole nobypassrls`);
    // Since PostgreSQL 16 whoever makes a role may administer it, but become it only when that is granted as well.
    const may = await client.query<{ become: boolean }>(
      `select pg_has_role(current_user, '${APP_ROLE}',
         case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as become`,
    );
    if (may.rows[0]?.become !== true) await client.query(`grant ${APP_ROLE} to current_user`);
    await client.query(`grant usage on schema ${await schemaOf(client)} to ${APP_ROLE}`);
  } catch (cause) {
    throw new Error(
      `The database user may not create the role ${APP_ROLE}. Let an administrator run once: ` +
        `CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO <the user of DATABASE_URL>;`,
      { cause },
    );
  }
}

async function schemaOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ schema: string }>('select quote_ident(current_schema()) as schema');
  return rows[0]?.schema ?? 'public';
}

/** Runs `work` while no other process migrates; the lock ends with the connection at the latest. */
export async function withMigrationLock<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK.toString()]);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK.toString()]);
  }
}

/**
 * Brings the state's schema up to date: each missing step in a transaction of its own, recorded with a checksum.
 * Call it under `withMigrationLock`.
 * @param client connected as the owner of the tables
 * @throws when a recorded step has been changed since, or when the database is ahead with a step that breaks older code
 */
export async function migrateState(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  await ensureAppRole(client);
  await client.query(`create table if not exists waymark_migrations (
    id text primary key, checksum text not null, breaking boolean not null, applied_at timestamptz not null default now())`);
  const recorded = await client.query<{ id: string; checksum: string; breaking: boolean }>(
    'select id, checksum, breaking from waymark_migrations',
  );
  const known = new Map(migrations.map((migration) => [migration.id, migration]));
  for (const { id, checksum, breaking } of recorded.rows) {
    const migration = known.get(id);
    if (migration === undefined && breaking) {
      throw new Error(
        `The database was made by a newer Waymark (step ${id}), which this one would damage. Start the newer version.`,
      );
    }
    if (migration !== undefined && checksumOf(migration) !== checksum) {
      throw new Error(
        `The migration ${id} was changed after it had been applied. Put it back, and make the change in a new one.`,
      );
    }
  }
  const applied = new Set(recorded.rows.map(({ id }) => id));
  const missing = migrations.filter(({ id, sql }) => !applied.has(id) && sql.trim() !== '');
  for (const migration of missing) await applyStep(client, migration);
  return missing.map(({ id }) => id);
}

async function applyStep(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query('insert into waymark_migrations (id, checksum, breaking) values ($1, $2, $3)', [
      migration.id,
      checksumOf(migration),
      migration.breaking ?? false,
    ]);
    await client.query(migration.sql);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`The migration ${migration.id} failed: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}
