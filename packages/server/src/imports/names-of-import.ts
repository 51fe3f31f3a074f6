import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import type { ImportTables } from './tables.ts';

/**
 * An import's file and the names of the events it brought (or the file had brought before); undefined when there is no such
 * import. They are found by the source the import wrote into its events.
 */
export async function namesOfImport(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  id: string,
): Promise<{ readonly file: string; readonly names: string[] } | undefined> {
  const row = await ctx.store.state.inWorkspace<ImportTables, { file: string; mapping: unknown } | undefined>(
    workspace,
    (db) => db.selectFrom('imports').select(['file', 'mapping']).where('id', '=', id).executeTakeFirst(),
  );
  if (row === undefined) return undefined;
  const { source } = z.object({ source: z.string() }).parse(row.mapping);
  const rows = await ctx.store.events.query<{ name: string }>(
    'SELECT DISTINCT name FROM events WHERE workspace = {workspace:UUID} AND source = {source:String}',
    { params: { workspace, source } },
  );
  return { file: row.file, names: rows.map(({ name }) => name) };
}
