import { sql, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ProblemError } from '../problem.ts';
import type { Access } from './access.ts';
import type { AccessContext } from './credentials.ts';
import { hashPassword, isPassword } from './password.ts';
import { isRole, lackingFor, type Role } from './role.ts';
import type { AccessTables, MembersTable } from './tables.ts';

/** What one says of oneself when becoming a member. */
export interface Introduction {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** A person who works in the workspace, as the others see him. */
export interface ListedMember {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  /** When one of his sessions was last used; null when he has none. */
  readonly lastUsedAt: string | null;
}

/** A role that is stored but no longer known counts as the least. */
export const roleOf = (stored: string): Role => (isRole(stored) ? stored : 'viewer');

/** The members of the workspace, the oldest first. */
export async function membersOf(ctx: AccessContext, workspace: string): Promise<ListedMember[]> {
  return ctx.store.state.inWorkspace<AccessTables, ListedMember[]>(workspace, async (db) => {
    const rows = await db
      .selectFrom('members')
      .leftJoin('sessions', (join) =>
        join.onRef('sessions.workspace', '=', 'members.workspace').onRef('sessions.member', '=', 'members.id'),
      )
      .select(['members.id', 'members.email', 'members.name', 'members.role', 'members.created_at'])
      .select(sql<Date | null>`max(coalesce(sessions.last_used_at, sessions.created_at))`.as('used'))
      .groupBy(['members.workspace', 'members.id'])
      .orderBy('members.created_at')
      .orderBy('members.id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      name: row.name,
      role: roleOf(row.role),
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.used?.toISOString() ?? null,
    }));
  });
}

/**
 * Writes down a new member within a transaction of the workspace. Returns the id.
 * @throws ProblemError `conflict` when the e-mail address is a member's already
 */
export async function addMember(
  db: Transaction<AccessTables>,
  workspace: string,
  role: Role,
  person: Omit<Introduction, 'password'> & { readonly passwordHash: string; readonly now: number },
): Promise<string> {
  const id = uuidv7();
  const added = await db
    .insertInto('members')
    .values({
      workspace,
      id,
      email: person.email,
      name: person.name,
      role,
      password: person.passwordHash,
      language: null,
      theme: null,
      time_zone: null,
      created_at: new Date(person.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n)
    throw new ProblemError('conflict', { path: 'body.email', detail: 'A member has this e-mail address already' });
  return id;
}

/**
 * Who came by a link with all rights names himself: he becomes an owner, and the session is his from now on.
 * @throws ProblemError `forbidden` when the session is someone's already or has not all rights of an owner
 */
export async function introduceOwner(
  ctx: AccessContext,
  access: Access,
  session: string | undefined,
  { email, name, password }: Introduction,
): Promise<string> {
  if (session === undefined || access.member !== undefined)
    throw new ProblemError('forbidden', { detail: 'Only a session that is nobody’s yet can become a member’s' });
  const lacking = lackingFor('owner', access.permissions);
  if (lacking !== undefined) throw new ProblemError('forbidden', { values: { permission: lacking } });
  const passwordHash = await hashPassword(password);
  return ctx.store.state.inWorkspace<AccessTables, string>(access.workspace, async (db) => {
    const id = await addMember(db, access.workspace, 'owner', { email, name, passwordHash, now: ctx.clock() });
    await db
      .updateTable('sessions')
      .set({ member: id, permissions: [], by_link: false })
      .where('workspace', '=', access.workspace)
      .where('id', '=', session)
      .execute();
    return id;
  });
}

/** Who has this e-mail address and password. Across workspaces, because the address is what names the workspace. */
export async function memberWith(
  ctx: AccessContext,
  email: string,
  password: string,
): Promise<Pick<MembersTable, 'workspace' | 'id' | 'role'> | undefined> {
  const row = await ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('members')
    .select(['workspace', 'id', 'role', 'password'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return (await isPassword(row?.password, password)) && row ? row : undefined;
}

/**
 * The member someone wants to change, locked together with the owners, so that two who go at once do not both go as the
 * last but one.
 * @throws ProblemError `not_found`; `forbidden` when the asker lacks a permission of the member; `conflict` for the last owner
 */
async function lockForChange(db: Transaction<AccessTables>, access: Access, id: string, staysOwner: boolean) {
  const rows = await db
    .selectFrom('members')
    .select(['id', 'role'])
    .where('workspace', '=', access.workspace)
    .where((is) => is.or([is('role', '=', 'owner'), is('id', '=', id)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const found = rows.find((row) => row.id === id);
  if (found === undefined) throw new ProblemError('not_found', { path: 'params.id', detail: 'No such member' });
  const lacking = lackingFor(found.role, access.permissions);
  if (lacking !== undefined) throw new ProblemError('forbidden', { values: { permission: lacking } });
  const owners = rows.filter((row) => row.role === 'owner');
  if (!staysOwner && found.role === 'owner' && owners.length === 1)
    throw new ProblemError('conflict', {
      path: 'params.id',
      detail: 'The last owner stays; make someone else an owner first',
    });
  return found;
}

/**
 * Gives a member another role, at once also in the sessions he has; what he invited to with the old one ends.
 * Returns the ids of his sessions: their open sockets still know the old role.
 */
export async function changeRole(ctx: AccessContext, access: Access, id: string, role: Role): Promise<string[]> {
  const lacking = lackingFor(role, access.permissions);
  if (lacking !== undefined) throw new ProblemError('forbidden', { values: { permission: lacking } });
  return ctx.store.state.inWorkspace<AccessTables, string[]>(access.workspace, async (db) => {
    const before = await lockForChange(db, access, id, role === 'owner');
    if (before.role === role) return [];
    await db
      .updateTable('members')
      .set({ role })
      .where('workspace', '=', access.workspace)
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('invitations').where('workspace', '=', access.workspace).where('invited_by', '=', id).execute();
    const sessions = await db
      .selectFrom('sessions')
      .select('id')
      .where('workspace', '=', access.workspace)
      .where('member', '=', id)
      .execute();
    return sessions.map((row) => row.id);
  });
}

/** Removes a member with his sessions, links and invitations. Returns the ids of the sessions that ended. */
export async function removeMember(ctx: AccessContext, access: Access, id: string): Promise<string[]> {
  return ctx.store.state.inWorkspace<AccessTables, string[]>(access.workspace, async (db) => {
    await lockForChange(db, access, id, false);
    const ended = await db
      .deleteFrom('sessions')
      .where('workspace', '=', access.workspace)
      .where('member', '=', id)
      .returning('id')
      .execute();
    await db.deleteFrom('members').where('workspace', '=', access.workspace).where('id', '=', id).execute();
    return ended.map((row) => row.id);
  });
}
