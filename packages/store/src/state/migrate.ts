import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { Migration } from './migrations/migration.ts';
import { ensureServerRoles } from './server-roles.ts';

/** Serialises migrations of all processes that share a database; any number, the same for ever. */
const MIGRATION_LOCK = 7_723_946_110_453n;

const checksumOf = (migration: Migration) => createHash('sha256').update(migration.sql).digest('hex');

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
  await ensureServerRoles(client);
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
