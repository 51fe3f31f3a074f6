import { v7 as uuidv7 } from 'uuid';
import { ProblemError } from '../problem.ts';
import type { Access } from './access.ts';
import type { AccessContext, MadeSecret } from './credentials.ts';
import { addMember, type Introduction, roleOf } from './members.ts';
import { hashPassword } from './password.ts';
import { lackingFor, type Role } from './role.ts';
import { hashSecretText, makeSecretText } from './secret-text.ts';
import type { AccessTables } from './tables.ts';

/** An invitation ends when nobody has followed it for this long. */
export const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

/** An invitation that is still open. */
export interface ListedInvitation {
  readonly id: string;
  readonly role: Role;
  /** For whom. */
  readonly note: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Invites someone to become a member, once. @throws ProblemError `forbidden` when the asker lacks a permission of the role */
export async function invite(
  ctx: AccessContext,
  access: Access,
  { role, note }: { readonly role: Role; readonly note: string },
): Promise<MadeSecret & Pick<ListedInvitation, 'expiresAt'>> {
  const lacking = lackingFor(role, access.permissions);
  if (lacking !== undefined) throw new ProblemError('forbidden', { values: { permission: lacking } });
  const made = { id: uuidv7(), secret: makeSecretText('join') };
  const now = ctx.clock();
  const expiresAt = new Date(now + INVITATION_MS);
  await ctx.store.state.inWorkspace<AccessTables, void>(access.workspace, async (db) => {
    await db.deleteFrom('invitations').where('expires_at', '<', new Date(now)).execute();
    await db
      .insertInto('invitations')
      .values({
        workspace: access.workspace,
        id: made.id,
        hash: hashSecretText(made.secret),
        role,
        note,
        invited_by: access.member ?? null,
        created_at: new Date(now),
        expires_at: expiresAt,
      })
      .execute();
  });
  return { ...made, expiresAt: expiresAt.toISOString() };
}

/** The open invitations of the workspace, the newest first. */
export async function invitationsOf(ctx: AccessContext, workspace: string): Promise<ListedInvitation[]> {
  return ctx.store.state.inWorkspace<AccessTables, ListedInvitation[]>(workspace, async (db) => {
    const rows = await db
      .selectFrom('invitations')
      .select(['id', 'role', 'note', 'created_at', 'expires_at'])
      .where('expires_at', '>', new Date(ctx.clock()))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      role: roleOf(row.role),
      note: row.note,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    }));
  });
}

/** Takes an invitation back. Returns whether there was one. */
export async function withdrawInvitation(ctx: AccessContext, workspace: string, id: string): Promise<boolean> {
  return ctx.store.state.inWorkspace<AccessTables, boolean>(workspace, async (db) => {
    const gone = await db
      .deleteFrom('invitations')
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  });
}

/** What an invitation is to, for whom holds its secret; undefined when it does not hold (any more). Across workspaces, because the secret names one. */
export async function invitationBehind(
  ctx: AccessContext,
  secret: string,
): Promise<
  | {
      readonly workspace: string;
      readonly workspaceName: string;
      readonly role: Role;
      readonly invitedBy: string | null;
    }
  | undefined
> {
  const row = await ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('invitations')
    .innerJoin('workspaces', 'workspaces.id', 'invitations.workspace')
    .leftJoin('members', (join) =>
      join.onRef('members.workspace', '=', 'invitations.workspace').onRef('members.id', '=', 'invitations.invited_by'),
    )
    .select([
      'invitations.workspace',
      'invitations.role',
      'workspaces.name as workspaceName',
      'members.name as invitedBy',
    ])
    .where('invitations.hash', '=', hashSecretText(secret))
    .where('invitations.expires_at', '>', new Date(ctx.clock()))
    .executeTakeFirst();
  return row && { ...row, role: roleOf(row.role) };
}

/**
 * Makes a member of whom holds the secret; the invitation is used up, but not when the e-mail address is taken.
 * Returns undefined when it does not hold (any more).
 */
export async function acceptInvitation(
  ctx: AccessContext,
  secret: string,
  { email, name, password }: Introduction,
): Promise<{ readonly workspace: string; readonly member: string; readonly role: Role } | undefined> {
  const invitation = await invitationBehind(ctx, secret);
  if (invitation === undefined) return undefined;
  const { workspace } = invitation;
  const passwordHash = await hashPassword(password);
  return ctx.store.state.inWorkspace<AccessTables, { workspace: string; member: string; role: Role } | undefined>(
    workspace,
    async (db) => {
      const taken = await db
        .deleteFrom('invitations')
        .where('workspace', '=', workspace)
        .where('hash', '=', hashSecretText(secret))
        .returning('role')
        .executeTakeFirst();
      if (taken === undefined) return undefined;
      const role = roleOf(taken.role);
      const member = await addMember(db, workspace, role, { email, name, passwordHash, now: ctx.clock() });
      return { workspace, member, role };
    },
  );
}
