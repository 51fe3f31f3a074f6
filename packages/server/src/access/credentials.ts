import type { Store } from '@waymark/store';
import { v7 as uuidv7 } from 'uuid';
import type { Access } from './access.ts';
import { isPermission, type Permission } from './permission.ts';
import { permissionsOfRole } from './role.ts';
import { hashSecretText, makeSecretText } from './secret-text.ts';
import type { AccessTables } from './tables.ts';

/** What signing in and checking needs of a server. */
export interface AccessContext {
  readonly store: Store;
  readonly clock: () => number;
}

const DAY = 24 * 60 * 60 * 1000;
/** A session ends when it has not been renewed for this long; the cookie lives as long. */
export const SESSION_MS = 30 * DAY;
export const SIGN_IN_CODE_MS = DAY;
/** A session's last use is known to within this. */
const USE_NOTED_MS = 5 * 60 * 1000;

/** A secret that has just been made: the only moment it is known. */
export interface MadeSecret {
  readonly id: string;
  readonly secret: string;
}

const permissionsOf = (texts: readonly string[]): ReadonlySet<Permission> => new Set(texts.filter(isPermission));

/** Makes a token of the workspace. */
export async function makeToken(
  ctx: AccessContext,
  workspace: string,
  name: string,
  permissions: readonly Permission[],
): Promise<MadeSecret> {
  const made = { id: uuidv7(), secret: makeSecretText('wmk') };
  await ctx.store.state.inWorkspace<AccessTables, void>(workspace, async (db) => {
    await db
      .insertInto('tokens')
      .values({
        workspace,
        id: made.id,
        hash: hashSecretText(made.secret),
        name,
        permissions: [...permissions],
        created_at: new Date(ctx.clock()),
      })
      .execute();
  });
  return made;
}

/** Whom a one-time link lets in: a member, or nobody in particular with these permissions. */
export type LinkFor = { readonly member: string } | { readonly permissions: readonly Permission[] };

/** Makes a code for a sign-in link; it works once, within a day. */
export async function makeSignInCode(ctx: AccessContext, workspace: string, whom: LinkFor): Promise<MadeSecret> {
  const made = { id: uuidv7(), secret: makeSecretText('in') };
  const now = ctx.clock();
  await ctx.store.state.inWorkspace<AccessTables, void>(workspace, async (db) => {
    await db.deleteFrom('sign_in_codes').where('expires_at', '<', new Date(now)).execute();
    await db
      .insertInto('sign_in_codes')
      .values({
        workspace,
        id: made.id,
        hash: hashSecretText(made.secret),
        permissions: 'permissions' in whom ? [...whom.permissions] : [],
        member: 'member' in whom ? whom.member : null,
        created_at: new Date(now),
        expires_at: new Date(now + SIGN_IN_CODE_MS),
      })
      .execute();
  });
  return made;
}

/** Who a bearer token belongs to. Across workspaces, because the token is what names the workspace. */
export async function accessOfToken(ctx: AccessContext, token: string): Promise<Access | undefined> {
  const row = await ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('tokens')
    .select(['workspace', 'id', 'permissions'])
    .where('hash', '=', hashSecretText(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && { workspace: row.workspace, permissions: permissionsOf(row.permissions), subject: `token:${row.id}` };
}

/** Notes that a session is in use, at most once in a while: a request should not cost a write. */
async function noteUse(
  ctx: AccessContext,
  session: { readonly workspace: string; readonly id: string; readonly last_used_at: Date | null },
): Promise<void> {
  const now = ctx.clock();
  if (session.last_used_at !== null && now - session.last_used_at.getTime() < USE_NOTED_MS) return;
  await ctx.store.state.inWorkspace<AccessTables, void>(session.workspace, async (db) => {
    await db
      .updateTable('sessions')
      .set({ last_used_at: new Date(now) })
      .where('workspace', '=', session.workspace)
      .where('id', '=', session.id)
      .execute();
  });
}

/** The permissions of one who came as a member (his role's, as it is now), or as nobody in particular. */
const permissionsNow = (row: { readonly role: string | null; readonly permissions: readonly string[] }) =>
  row.role === null ? permissionsOf(row.permissions) : permissionsOfRole(row.role);

/** Who a session cookie belongs to. Across workspaces, because the session is what names the workspace. */
export async function accessOfSession(ctx: AccessContext, cookie: string): Promise<Access | undefined> {
  const row = await ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('sessions')
    .leftJoin('members', (join) =>
      join.onRef('members.workspace', '=', 'sessions.workspace').onRef('members.id', '=', 'sessions.member'),
    )
    .select(['sessions.workspace', 'sessions.id', 'permissions', 'last_used_at', 'member', 'role'])
    .where('hash', '=', hashSecretText(cookie))
    .where('expires_at', '>', new Date(ctx.clock()))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  await noteUse(ctx, row);
  return accessIn(row, row.id);
}

function accessIn(
  from: {
    readonly workspace: string;
    readonly permissions: readonly string[];
    readonly member: string | null;
    readonly role: string | null;
  },
  session: string,
): Access {
  return {
    workspace: from.workspace,
    permissions: permissionsNow(from),
    subject: subjectOfSession(session),
    ...(from.member === null ? {} : { member: from.member }),
  };
}

export const subjectOfSession = (id: string): string => `session:${id}`;

/** The session that asks; undefined for a token. */
export function sessionOfSubject({ subject }: Access): string | undefined {
  return /^session:(.+)$/.exec(subject)?.[1];
}

/** Takes a sign-in code out of the table, so that no second taker finds it. */
async function takeSignInCode(ctx: AccessContext, code: string) {
  return ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .deleteFrom('sign_in_codes')
    .where('hash', '=', hashSecretText(code))
    .where('expires_at', '>', new Date(ctx.clock()))
    .returning((from) => [
      'workspace',
      'permissions',
      'member',
      from
        .selectFrom('members')
        .select('members.role')
        .whereRef('members.workspace', '=', 'sign_in_codes.workspace')
        .whereRef('members.id', '=', 'sign_in_codes.member')
        .as('role'),
    ])
    .executeTakeFirst();
}

/** A session that has just begun: the only moment its cookie is known. */
export interface BegunSession {
  readonly cookie: string;
  readonly access: Access;
}

/**
 * Begins a session with a one-time code or a token, given as text.
 * Returns undefined when the text is neither.
 */
export async function beginSession(ctx: AccessContext, credential: string): Promise<BegunSession | undefined> {
  const code = await takeSignInCode(ctx, credential);
  if (code) return openSession(ctx, { ...code, byLink: true });
  const token = await accessOfToken(ctx, credential);
  if (token === undefined) return undefined;
  const { workspace, permissions } = token;
  return openSession(ctx, { workspace, permissions: [...permissions], member: null, role: null, byLink: false });
}

/** Begins the session of a member who has shown who he is. */
export function beginMemberSession(
  ctx: AccessContext,
  { workspace, id, role }: { readonly workspace: string; readonly id: string; readonly role: string },
): Promise<BegunSession> {
  return openSession(ctx, { workspace, permissions: [], member: id, role, byLink: false });
}

async function openSession(
  ctx: AccessContext,
  from: {
    readonly workspace: string;
    readonly permissions: readonly string[];
    readonly member: string | null;
    readonly role: string | null;
    readonly byLink: boolean;
  },
): Promise<BegunSession> {
  const id = uuidv7();
  const cookie = makeSecretText('s');
  const now = ctx.clock();
  await ctx.store.state.inWorkspace<AccessTables, void>(from.workspace, async (db) => {
    await db.deleteFrom('sessions').where('expires_at', '<', new Date(now)).execute();
    await db
      .insertInto('sessions')
      .values({
        workspace: from.workspace,
        id,
        hash: hashSecretText(cookie),
        permissions: from.member === null ? [...permissionsOf(from.permissions)] : [],
        member: from.member,
        by_link: from.byLink,
        created_at: new Date(now),
        expires_at: new Date(now + SESSION_MS),
      })
      .execute();
  });
  return { cookie, access: accessIn(from, id) };
}

/** Ends the session a cookie belongs to; nothing happens when there is none. */
export async function endSession(ctx: AccessContext, access: Access, cookie: string): Promise<void> {
  await ctx.store.state.inWorkspace<AccessTables, void>(access.workspace, async (db) => {
    await db.deleteFrom('sessions').where('hash', '=', hashSecretText(cookie)).execute();
  });
}
