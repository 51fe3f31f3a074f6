import { v7 as uuidv7 } from 'uuid';
import type { AccessContext } from './credentials.ts';
import { makeSecretText } from './secret-text.ts';
import type { AccessTables } from './tables.ts';

/** A sender of events, known by its write key. */
export interface Source {
  readonly workspace: string;
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** The source of a write key. Across workspaces, because the key is what names the workspace. */
export async function sourceOfKey(ctx: Pick<AccessContext, 'store'>, key: string): Promise<Source | undefined> {
  return ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('sources')
    .select(['workspace', 'id', 'key', 'name'])
    .where('key', '=', key)
    .executeTakeFirst();
}

/** The sources of a workspace, oldest first. */
export async function sourcesOf(ctx: Pick<AccessContext, 'store'>, workspace: string): Promise<Source[]> {
  return ctx.store.state.inWorkspace<AccessTables, Source[]>(workspace, (db) =>
    db.selectFrom('sources').select(['workspace', 'id', 'key', 'name']).orderBy('created_at').orderBy('id').execute(),
  );
}

/** Makes sure the workspace has a source, with the configured key or a made one. Safe when two processes start at once. */
export async function ensureSource(ctx: AccessContext, workspace: string, key: string | undefined): Promise<Source> {
  const known = await sourcesOf(ctx, workspace);
  const found = key === undefined ? known[0] : known.find((source) => source.key === key);
  if (found !== undefined) return found;
  const source = { workspace, id: uuidv7(), key: key ?? makeSecretText('wk'), name: 'default' };
  await ctx.store.state.inWorkspace<AccessTables, void>(workspace, async (db) => {
    await db
      .insertInto('sources')
      .values({ ...source, created_at: new Date(ctx.clock()) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  });
  return (await sourceOfKey(ctx, source.key)) ?? source;
}
