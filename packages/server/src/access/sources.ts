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

/** A source as those who look after it see it. */
export interface ListedSource {
  readonly id: string;
  readonly name: string;
  /** The write key. */
  readonly key: string;
  readonly createdAt: string;
}

const LISTED = ['id', 'name', 'key', 'created_at'] as const;

function listed(row: { id: string; name: string; key: string; created_at: Date }): ListedSource {
  return { id: row.id, name: row.name, key: row.key, createdAt: row.created_at.toISOString() };
}

/** The sources of a workspace with what is shown of them, oldest first. */
export async function listedSources(ctx: AccessContext, workspace: string): Promise<ListedSource[]> {
  return ctx.store.state.inWorkspace<AccessTables, ListedSource[]>(workspace, async (db) => {
    const rows = await db.selectFrom('sources').select(LISTED).orderBy('created_at').orderBy('id').execute();
    return rows.map(listed);
  });
}

/** Makes a source with a write key of its own. */
export async function makeSource(ctx: AccessContext, workspace: string, name: string): Promise<ListedSource> {
  const row = { id: uuidv7(), name, key: makeSecretText('wk'), created_at: new Date(ctx.clock()) };
  await ctx.store.state.inWorkspace<AccessTables, void>(workspace, async (db) => {
    await db
      .insertInto('sources')
      .values({ workspace, ...row })
      .execute();
  });
  return listed(row);
}

async function changeSource(
  ctx: AccessContext,
  workspace: string,
  id: string,
  change: { readonly name: string } | { readonly key: string },
): Promise<ListedSource | undefined> {
  return ctx.store.state.inWorkspace<AccessTables, ListedSource | undefined>(workspace, async (db) => {
    const row = await db
      .updateTable('sources')
      .set(change)
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .returning(LISTED)
      .executeTakeFirst();
    return row && listed(row);
  });
}

/** Renames a source; undefined when there is none. */
export function renameSource(ctx: AccessContext, workspace: string, id: string, name: string) {
  return changeSource(ctx, workspace, id, { name });
}

/** Gives a source a new write key; undefined when there is none. A collector forgets the one before within a minute. */
export function rotateKey(ctx: AccessContext, workspace: string, id: string) {
  return changeSource(ctx, workspace, id, { key: makeSecretText('wk') });
}

/** Revokes a source with its key; its events stay. Returns whether there was one. */
export async function endSource(ctx: AccessContext, workspace: string, id: string): Promise<boolean> {
  return ctx.store.state.inWorkspace<AccessTables, boolean>(workspace, async (db) => {
    const ended = await db
      .deleteFrom('sources')
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst();
    return ended.numDeletedRows > 0n;
  });
}
