import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Client } from 'pg';
import { isConnectionLoss, retryWhileAway } from '../connection-loss.ts';
import { Listener } from './listener.ts';
import { migrateState, withMigrationLock } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { makePool } from './postgres-pool.ts';
import { rewriteTables } from './rewrite-tables.ts';
import { ACROSS_ROLE, BOUND_ROLE } from './server-roles.ts';
import type { StateDoor } from './state-door.ts';
import { Writer } from './writer.ts';

const POOL_SIZE = 16;
const ACROSS_POOL_SIZE = 4;

export interface OpenState extends StateDoor {
  check(): Promise<void>;
  close(): Promise<void>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Opens the state at a PostgreSQL URL: migrates it (as the URL's user), then works as the server's role.
 * @param alone the database belongs to this process, so no other writer can live
 * @param alsoLocked run under the same lock as the migrations, so that one of several starting processes does it first
 */
export async function openState(
  url: string,
  migrations: readonly Migration[],
  alsoLocked: () => Promise<void>,
  alone = false,
): Promise<OpenState> {
  await retryWhileAway(async () => {
    const client = new Client({ connectionString: url, application_name: 'waymark migration' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await withMigrationLock(client, async () => {
        await migrateState(client, migrations);
        await alsoLocked();
      });
    } finally {
      await client.end().catch(() => undefined);
    }
  });
  const boundPool = makePool(url, BOUND_ROLE, POOL_SIZE);
  const acrossPool = makePool(url, ACROSS_ROLE, ACROSS_POOL_SIZE);
  // Rooms declare their tables; the connection does not know them.
  const bound = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: boundPool }) });
  const across = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: acrossPool }) });
  const listener = new Listener(url);
  const writer = await Writer.open(url, alone);

  return {
    inWorkspace<Tables, Result>(
      workspace: string,
      work: (db: Transaction<Tables>) => Promise<Result>,
    ): Promise<Result> {
      if (!UUID.test(workspace)) return Promise.reject(new Error(`"${workspace}" is not a workspace's id`));
      // Only a transaction that has not begun its work is tried again: what it may have done is not ours to repeat.
      let begun = false;
      return retryWhileAway(
        () =>
          bound.transaction().execute(async (transaction) => {
            await sql`select set_config('waymark.workspace', ${workspace}, true)`.execute(transaction);
            begun = true;
            return work(transaction as unknown as Transaction<Tables>);
          }),
        () => !begun,
      );
    },
    acrossWorkspaces: <Tables>() => across as unknown as Kysely<Tables>,
    listen: (channel, onMessage) => listener.listen(channel, onMessage),
    writer,
    rewrite: (tables) => rewriteTables(url, tables),
    check: async () => {
      await sql`select 1`.execute(across).catch((error: unknown) => {
        if (!isConnectionLoss(error)) throw error;
        // An idle connection that died with the server proves nothing about the server now.
        return sql`select 1`.execute(across);
      });
    },
    close: async () => {
      await listener.close();
      await writer.close();
      await bound.destroy();
      await across.destroy();
    },
  };
}
