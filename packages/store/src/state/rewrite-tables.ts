import { Client } from 'pg';

/** How long a table's rewriting waits for those who use it before it lets them pass; and how often it tries. */
const LOCK_TIMEOUT = '5s';
const ATTEMPTS = 12;
/** SQLSTATE of a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';
/** SQLSTATE of what only an administrator of the server may do. */
const NOT_ALLOWED = '42501';

/** What could not be done with the rights of the database's user: an administrator may run it. */
export interface Rewritten {
  readonly left: readonly string[];
}

async function run(client: Client, statement: string, left: string[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === NOT_ALLOWED) {
        left.push(statement);
        return;
      }
      if (code !== LOCK_NOT_AVAILABLE || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Rewrites tables, so that deleted rows are nowhere in their files; then the statistics, which hold samples of values; then
 * ends the write-ahead log's files up to now. A plain VACUUM leaves the bytes of deleted rows where they were.
 *
 * Each table is locked while it is rewritten, for about a second a million rows.
 */
export async function rewriteTables(url: string, tables: readonly string[]): Promise<Rewritten> {
  const client = new Client({ connectionString: url, application_name: 'waymark sweep' });
  client.on('error', () => undefined);
  const left: string[] = [];
  try {
    await client.connect();
    await client.query(`set lock_timeout = '${LOCK_TIMEOUT}'`);
    for (const table of tables) {
      await run(client, `vacuum (full, analyze) ${client.escapeIdentifier(table)}`, left);
    }
    await run(client, 'vacuum full pg_catalog.pg_statistic', left);
    // The files of tables as they were go with a checkpoint; those of the log with the one after it.
    await run(client, 'checkpoint', left);
    await run(client, 'select pg_switch_wal()', left);
    await run(client, 'checkpoint', left);
  } finally {
    await client.end().catch(() => undefined);
  }
  return { left };
}
