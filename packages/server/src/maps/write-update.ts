import { mapFromDocument } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import { appendUpdate, loadDocument, lockMap } from './map-document.ts';
import { summaryColumns } from './maps.ts';
import type { MapsTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/**
 * Stores an update that somebody's editor sent; it is durable when this returns. The columns of the list follow by
 * `summariseMap`.
 *
 * @param author who need not be told of it
 * @throws ProblemError not_found when the map is not there any more
 */
export function writeUpdate(
  ctx: Context,
  workspace: string,
  map: string,
  update: Uint8Array,
  author: string,
): Promise<void> {
  return ctx.store.state.inWorkspace<MapsTables, void>(workspace, async (db) => {
    const { version } = await lockMap(db, map);
    await db
      .updateTable('maps')
      .set({ version: version + 1n, updated_at: new Date(ctx.clock()) })
      .where('id', '=', map)
      .execute();
    await appendUpdate(db, workspace, map, update, author);
  });
}

/** Copies what the list of maps shows from the document. */
export function summariseMap(ctx: Pick<Context, 'store'>, workspace: string, map: string): Promise<void> {
  return ctx.store.state.inWorkspace<MapsTables, void>(workspace, async (db) => {
    const { version } = await lockMap(db, map);
    const { map: read } = mapFromDocument(await loadDocument(db, map));
    await db
      .updateTable('maps')
      .set({ ...summaryColumns(read), summarised: version })
      .where('id', '=', map)
      .execute();
  });
}

/** Summarises the maps that a process left behind unsummarised when it died. */
export async function summariseLeftBehind(ctx: Pick<Context, 'store'>): Promise<void> {
  // Across workspaces: a process that starts cleans up after those that died, whomever they worked for.
  const behind = await ctx.store.state
    .acrossWorkspaces<MapsTables>()
    .selectFrom('maps')
    .select(['workspace', 'id'])
    .whereRef('summarised', '<', 'version')
    .where('deleted_at', 'is', null)
    .execute();
  for (const { workspace, id } of behind) await summariseMap(ctx, workspace, id);
}
