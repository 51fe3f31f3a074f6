import type { ServerContext } from '../context.ts';
import type { ImportTables } from './tables.ts';

/**
 * The names of the events an import brought (or its file had brought before); undefined when there is no such import.
 * They are found by the source the import wrote into its events.
 */
export async function namesOfImport(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  id: string,
): Promise<string[] | undefined> {
  const mapping = await ctx.store.state.inWorkspace<ImportTables, unknown>(workspace, async (db) => {
    const row = await db.selectFrom('imports').select('mapping').where('id', '=', id).executeTakeFirst();
    return row?.mapping;
  });
  if (typeof mapping !== 'object' || mapping === null || !('source' in mapping)) return undefined;
  const rows = await ctx.store.events.query<{ name: string }>(
    'SELECT DISTINCT name FROM events WHERE workspace = {workspace:UUID} AND source = {source:String}',
    { params: { workspace, source: String(mapping.source) } },
  );
  return rows.map(({ name }) => name);
}
