import type { Store } from '@waymark/store';
import { v7 as uuidv7 } from 'uuid';
import type { Access } from './access.ts';
import { isPermission, type Permission } from './permission.ts';
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

/** Makes a code for a sign-in link; it works once, within a day. */
export async function makeSignInCode(
  ctx: AccessContext,
  workspace: string,
  permissions: readonly Permission[],
): Promise<MadeSecret> {
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
        permissions: [...permissions],
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

/** Who a session cookie belongs to. Across workspaces, because the session is what names the workspace. */
export async function accessOfSession(ctx: AccessContext, cookie: string): Promise<Access | undefined> {
  const row = await ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .selectFrom('sessions')
    .select(['workspace', 'id', 'permissions', 'last_used_at'])
    .where('hash', '=', hashSecretText(cookie))
    .where('expires_at', '>', new Date(ctx.clock()))
    .executeTakeFirst();
  if (row !== undefined) await noteUse(ctx, row);
  return row && { workspace: row.workspace, permissions: permissionsOf(row.permissions), subject: `session:${row.id}` };
}

/** Takes a sign-in code out of the table, so that no second taker finds it. */
async function takeSignInCode(ctx: AccessContext, code: string) {
  return ctx.store.state
    .acrossWorkspaces<AccessTables>()
    .deleteFrom('sign_in_codes')
    .where('hash', '=', hashSecretText(code))
    .where('expires_at', '>', new Date(ctx.clock()))
    .returning(['workspace', 'permissions'])
    .executeTakeFirst();
}

/**
 * Begins a session with a one-time code or a token, given as text.
 * Returns the secret for the cookie, or undefined when the text is neither.
 */
export async function beginSession(
  ctx: AccessContext,
  credential: string,
): Promise<{ readonly cookie: string; readonly access: Access } | undefined> {
  const code = await takeSignInCode(ctx, credential);
  const from = code
    ? { workspace: code.workspace, permissions: permissionsOf(code.permissions) }
    : await accessOfToken(ctx, credential);
  if (from === undefined) return undefined;
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
        permissions: [...from.permissions],
        created_at: new Date(now),
        expires_at: new Date(now + SESSION_MS),
      })
      .execute();
  });
  return { cookie, access: { ...from, subject: `session:${id}` } };
}

/** Ends the session a cookie belongs to; nothing happens when there is none. */
export async function endSession(ctx: AccessContext, access: Access, cookie: string): Promise<void> {
  await ctx.store.state.inWorkspace<AccessTables, void>(access.workspace, async (db) => {
    await db.deleteFrom('sessions').where('hash', '=', hashSecretText(cookie)).execute();
  });
}
