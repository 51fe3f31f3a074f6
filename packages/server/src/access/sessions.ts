import type { ExpressionBuilder } from 'kysely';
import type { Live } from '../live.ts';
import type { Access } from './access.ts';
import { type AccessContext, subjectOfSession } from './credentials.ts';
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
  /** Whether it is the asking member's own. */
  readonly own: boolean;
}

/**
 * Whose sessions one looks after: a member his own, and who keeps the access to the workspace also those that are nobody's
 * (begun by a link or a token); who is no member himself all of them.
 */
type Reach = 'all' | { readonly member: string; readonly nobodys: boolean };

export function reachOf({ member, permissions }: Access): Reach {
  return member === undefined ? 'all' : { member, nobodys: permissions.has('access:write') };
}

function within(reach: Reach) {
  return (is: ExpressionBuilder<AccessTables, 'sessions'>) => {
    if (reach === 'all') return is.lit(true);
    const own = is('member', '=', reach.member);
    return reach.nobodys ? is.or([own, is('member', 'is', null)]) : own;
  };
}

/** The living sessions one looks after, the asking one first, then the newest. */
export async function sessionsOf(ctx: AccessContext, access: Access): Promise<ListedSession[]> {
  const rows = await ctx.store.state.inWorkspace<
    AccessTables,
    { id: string; created_at: Date; last_used_at: Date | null; expires_at: Date; member: string | null }[]
  >(access.workspace, (db) =>
    db
      .selectFrom('sessions')
      .select(['id', 'created_at', 'last_used_at', 'expires_at', 'member'])
      .where(within(reachOf(access)))
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
    own: row.member !== null && row.member === access.member,
  }));
  return listed.sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one of the sessions one looks after, or all of them. Returns the ids of those that ended. */
export async function endSessions(ctx: AccessContext, access: Access, id?: string): Promise<string[]> {
  return ctx.store.state.inWorkspace<AccessTables, string[]>(access.workspace, async (db) => {
    const ending = db
      .deleteFrom('sessions')
      .where('workspace', '=', access.workspace)
      .where(within(reachOf(access)));
    const ended = await (id === undefined ? ending : ending.where('id', '=', id)).returning('id').execute();
    return ended.map((row) => row.id);
  });
}

/** Closes the sockets of sessions: of those that have ended, or whose permissions have changed. */
export function releaseSessions(ctx: { readonly live: Live }, workspace: string, ended: readonly string[]): void {
  for (const id of ended) ctx.live.release(workspace, subjectOfSession(id));
}
