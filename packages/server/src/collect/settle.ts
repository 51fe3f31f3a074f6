import { sql, type Transaction } from 'kysely';
import { changedMappings, mirrorMappings, type PeopleTables, suppressedIn, unsignedIdentity } from '../people/index.ts';
import { BATCH_CHANNEL } from './batches.ts';
import { forgetEvents } from './forget-events.ts';
import { type CollectContext, memoryOf } from './memory.ts';
import type { CollectTables } from './tables.ts';

/**
 * Makes batches visible in the feed. Positions are given under a lock that is held until the transaction ends, so they
 * become visible in order: a follower that has read position n never finds a smaller one later.
 * Whatever state a batch was in: should another process have judged it meanwhile, it gets a new position and is read again.
 *
 * Whoever was erased while a batch was on its way (after number `since` of the suppressions) may have lost his events before
 * they arrived: they are deleted again before anybody is shown them.
 */
export async function markStored(
  ctx: CollectContext,
  workspace: string,
  ids: readonly string[],
  since = 0n,
): Promise<void> {
  await ctx.store.state.inWorkspace<CollectTables, void>(workspace, async (db) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('waymark batch positions', 0))`.execute(db);
    const suppressed = await suppressedIn(db, ids, since);
    if (suppressed.length > 0) await forgetEvents(ctx, workspace, suppressed);
    await sql`
      update batches set state = 'stored', position = nextval('batch_positions'), stored_at = now()
      where id = any (${`{${ids.join(',')}}`}::bigint[])
    `.execute(db);
    await sql`select pg_notify(${BATCH_CHANNEL}, ${workspace})`.execute(db);
  });
}

/** How long an insert of a dead process may still be under way at a ClickHouse server. */
const GRACE_MS = 60_000;

interface Pending {
  workspace: string;
  id: string;
  writer: string;
  identities: string[];
  age_ms: string;
}

/** Writers whose batches nobody will finish. */
async function isLeft(ctx: CollectContext, batch: Pending): Promise<boolean> {
  if (batch.writer !== ctx.store.state.writer.id) return !(await ctx.store.state.writer.isAlive(batch.writer));
  const memory = await memoryOf(ctx, batch.workspace);
  return !memory.inFlight.has(batch.id);
}

async function settle(ctx: CollectContext, batch: Pending): Promise<void> {
  const { workspace, id } = batch;
  // A crash between the two stores may have kept the mirror from a merge this batch made.
  const mappings = await ctx.store.state.inWorkspace<PeopleTables, Awaited<ReturnType<typeof changedMappings>>>(
    workspace,
    (db: Transaction<PeopleTables>) => changedMappings(db, batch.identities.map(unsignedIdentity)),
  );
  await mirrorMappings(ctx, workspace, mappings);
  const found = await ctx.store.events.query<{ found: number }>(
    'select 1 as found from events where workspace = {workspace:UUID} and batch = {batch:UInt64} limit 1',
    { params: { workspace, batch: id } },
  );
  if (found.length > 0 || mappings.length > 0) {
    await markStored(ctx, workspace, [id]);
  } else if (Number(batch.age_ms) > GRACE_MS) {
    await ctx.store.state.inWorkspace<CollectTables, void>(workspace, async (db) => {
      await db
        .updateTable('batches')
        .set({ state: 'void' })
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .execute();
    });
  }
}

/**
 * Settles batches that were begun and whose writer is gone: stored when their events arrived, else void once no insert can
 * be under way any more. Across workspaces, because it cleans up after processes.
 * @returns how many were looked at
 */
export async function settleLeftBatches(ctx: CollectContext): Promise<number> {
  const { rows } = await sql<Pending>`
    select workspace, id, writer, identities, extract(epoch from now() - created_at) * 1000 as age_ms
    from batches where state = 'pending' order by id limit 1000
  `.execute(ctx.store.state.acrossWorkspaces<CollectTables>());
  let looked = 0;
  for (const batch of rows) {
    if (!(await isLeft(ctx, batch))) continue;
    looked += 1;
    await settle(ctx, batch);
  }
  return looked;
}
