import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '@waymark/store';
import { sql } from 'kysely';
import { identityArray } from '../people/index.ts';
import { BATCH_CHANNEL } from './batches.ts';
import type { CollectTables } from './tables.ts';

type Context = { readonly store: Store };

/** So many identities are deleted with one statement. */
const AT_ONCE = 10_000;
/** The tables whose rows stand under an identity. */
const TABLES = ['events', 'identity_person'] as const;

interface Engine {
  readonly engine: string;
  readonly full: string;
}

/** Where a table's rows are: in itself, or in the local ones behind it on every server of its cluster. */
interface Place {
  readonly table: string;
  /** ` ON CLUSTER …`, or ''. */
  readonly onCluster: string;
}

async function whereRowsAre({ events }: Store, table: string): Promise<Place> {
  const [found] = await events.query<Engine>(
    'SELECT engine, engine_full AS full FROM system.tables WHERE database = currentDatabase() AND name = {table:String}',
    { params: { table } },
  );
  const cluster = found?.engine === 'Distributed' ? /^Distributed\('([^']+)'/.exec(found.full)?.[1] : undefined;
  return cluster === undefined
    ? { table, onCluster: '' }
    : { table: `${table}_local`, onCluster: ` ON CLUSTER \`${cluster}\`` };
}

/**
 * Deletes every event of these identities, and what the event store knows of their merges: gone for readers when it
 * resolves. The bytes go with `rewriteEvents`. Doing it twice does no harm.
 */
export async function forgetEvents({ store }: Context, workspace: string, identities: readonly bigint[]) {
  for (const table of TABLES) {
    const place = await whereRowsAre(store, table);
    for (let from = 0; from < identities.length; from += AT_ONCE) {
      await store.events.command(
        `DELETE FROM ${place.table}${place.onCluster} WHERE workspace = {workspace:UUID} AND identity IN {identities:Array(UInt64)}
         SETTINGS lightweight_deletes_sync = 2`,
        { params: { workspace, identities: identities.slice(from, from + AT_ONCE) } },
      );
    }
  }
}

/** Tells whoever follows the feed to read these identities anew: an empty batch that touches them. */
export async function touchIdentities({ store }: Context, workspace: string, identities: readonly bigint[]) {
  await store.state.inWorkspace<CollectTables, void>(workspace, async (db) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('waymark batch positions', 0))`.execute(db);
    await sql`
      insert into batches (workspace, writer, state, identities, events, position, stored_at)
      values (${workspace}::uuid, ${store.state.writer.id}, 'stored', ${identityArray(identities)}::bigint[], 0,
        nextval('batch_positions'), now())
    `.execute(db);
    await sql`select pg_notify(${BATCH_CHANNEL}, ${workspace})`.execute(db);
  });
}

/** As long as a merge of large parts may hold the old ones. */
const PART_PATIENCE_MS = 600_000;

async function removeOldParts({ events }: Store, { table, onCluster }: Place): Promise<void> {
  for (const begunAt = performance.now(); performance.now() - begunAt < PART_PATIENCE_MS; await pause(500)) {
    // Wakes the thread that removes them, which else sleeps for minutes.
    await events.command(`SYSTEM START CLEANUP${onCluster} ${table}`);
    const [left] = await events.query<{ parts: string }>(
      `SELECT toString(count()) AS parts FROM system.parts
       WHERE database = currentDatabase() AND table = {table:String} AND NOT active`,
      { params: { table } },
    );
    if (left?.parts === '0') return;
  }
  throw new Error(`The event store still keeps old parts of ${table} after ten minutes`);
}

/**
 * Rewrites the parts of the event store that hold deleted rows, and removes the old files at once.
 * On a cluster every server does so for itself.
 */
export async function rewriteEvents({ store }: Context): Promise<void> {
  for (const name of TABLES) {
    const place = await whereRowsAre(store, name);
    const alter = `ALTER TABLE ${place.table}${place.onCluster}`;
    await store.events.command(`${alter} APPLY DELETED MASK SETTINGS mutations_sync = 2`);
    await store.events.command(`${alter} MODIFY SETTING old_parts_lifetime = 0`);
    try {
      await removeOldParts(store, place);
    } finally {
      await store.events.command(`${alter} RESET SETTING old_parts_lifetime`);
    }
  }
}
