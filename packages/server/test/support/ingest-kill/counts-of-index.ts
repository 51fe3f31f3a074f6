import { lastPosition } from '../../../src/collect/index.ts';
import type { WorkspaceIndex } from '../../../src/insight/event-index.ts';

/** What an index holds, and what ClickHouse says it should. */
export interface IndexCounts {
  readonly events: number;
  readonly people: number;
  readonly storedEvents: number;
  readonly storedPeople: number;
}

/** Waits until the index has followed the feed to its end, then counts both. @throws when it does not come so far in half a minute */
export async function countsOfIndex(
  ctx: Parameters<typeof WorkspaceIndex.open>[0],
  workspace: string,
  index: WorkspaceIndex,
): Promise<IndexCounts> {
  const last = await lastPosition(ctx, workspace);
  const deadline = Date.now() + 30_000;
  let now = await index.events();
  while (now.position < last) {
    if (Date.now() > deadline) throw new Error(`The index stands at ${now.position}, the feed at ${last}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    now = await index.events();
  }
  const [stored] = await ctx.store.events.query<{ events: string; people: string }>(
    `select count() as events, uniqExact(if(p.person = 0, e.identity, p.person)) as people
     from (select * from events final where kind in ('track', 'page', 'screen') and workspace = {workspace:UUID}) as e
     left join (select identity, person from identity_person final where workspace = {workspace:UUID}) as p using (identity)`,
    { params: { workspace } },
  );
  return {
    events: now.index.events,
    people: now.index.people,
    storedEvents: Number(stored?.events),
    storedPeople: Number(stored?.people),
  };
}
