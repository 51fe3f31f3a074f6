import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AccessContext } from './credentials.ts';
import type { AccessTables, WorkspacesTable } from './tables.ts';

export type Workspace = Pick<WorkspacesTable, 'id' | 'name'> & { readonly time_zone: string };

/** The workspace used where none is named: the oldest. Across workspaces, since none is known yet. */
export async function firstWorkspace(ctx: Pick<AccessContext, 'store'>): Promise<Workspace> {
  return ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('workspaces')
    .select(['id', 'name', 'time_zone'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
}

const SECRET_BYTES = 32;

/**
 * The first workspace, made when there is none yet: with a key of its own for the hashes of identifiers.
 * Across workspaces, and under a lock, so that two processes that start at once make one.
 */
export async function ensureFirstWorkspace(ctx: Pick<AccessContext, 'store'>): Promise<Workspace> {
  await ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .transaction()
    .execute(async (db) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('waymark first workspace', 0))`.execute(db);
      const known = await db.selectFrom('workspaces').select('id').limit(1).executeTakeFirst();
      if (known !== undefined) return;
      const made = { id: uuidv7(), name: 'Waymark', secret: randomBytes(SECRET_BYTES) };
      await db.insertInto('workspaces').values(made).execute();
    });
  return firstWorkspace(ctx);
}

/** Every workspace. Across workspaces: background work is done for each. */
export function allWorkspaces(ctx: Pick<AccessContext, 'store'>): Promise<Workspace[]> {
  return ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('workspaces')
    .select(['id', 'name', 'time_zone'])
    .orderBy('created_at')
    .execute();
}

/** A workspace by its id or name. Across workspaces: only the admin token asks so. */
export async function workspaceNamed(ctx: AccessContext, idOrName: string): Promise<Workspace | undefined> {
  const all = await ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('workspaces')
    .select(['id', 'name', 'time_zone'])
    .execute();
  return all.find((workspace) => workspace.id === idOrName) ?? all.find((workspace) => workspace.name === idOrName);
}

/** The workspace a request is bound to. */
export async function workspaceById(ctx: AccessContext, id: string): Promise<Workspace | undefined> {
  return ctx.store.state.inWorkspace<AccessTables, Workspace | undefined>(id, (db) =>
    db.selectFrom('workspaces').select(['id', 'name', 'time_zone']).where('id', '=', id).executeTakeFirst(),
  );
}
