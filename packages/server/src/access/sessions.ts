import type { Access } from './access.ts';
import type { AccessContext } from './credentials.ts';
import type { AccessTables } from './tables.ts';

/** More sessions than anyone looks through; the newest are listed. */
const MOST_LISTED = 500;

/** A place where the workspace is open. */
export interface ListedSession {
  readonly id: string;
  readonly createdAt: string;
  /** To within some minutes; null when it has not been used since it began (or since before that was kept). */
  readonly lastUsedAt: string | null;
  readonly expiresAt: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

export const subjectOfSession = (id: string): string => `session:${id}`;

/** The living sessions of the workspace, the asking one first, then the newest. */
export async function sessionsOf(ctx: AccessContext, access: Access): Promise<ListedSession[]> {
  const rows = await ctx.store.state.inWorkspace<
    AccessTables,
    { id: string; created_at: Date; last_used_at: Date | null; expires_at: Date }[]
  >(access.workspace, (db) =>
    db
      .selectFrom('sessions')
      .select(['id', 'created_at', 'last_used_at', 'expires_at'])
      .where('expires_at', '>', new Date(ctx.clock()))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_LISTED)
      .execute(),
  );
  const listed = rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    current: access.subject === subjectOfSession(row.id),
  }));
  return listed.sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one session of the workspace, or all of them. Returns the ids of those that ended. */
export async function endSessions(ctx: AccessContext, workspace: string, id?: string): Promise<string[]> {
  return ctx.store.state.inWorkspace<AccessTables, string[]>(workspace, async (db) => {
    const ending = db.deleteFrom('sessions').where('workspace', '=', workspace);
    const ended = await (id === undefined ? ending : ending.where('id', '=', id)).returning('id').execute();
    return ended.map((row) => row.id);
  });
}
