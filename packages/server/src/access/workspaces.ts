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
