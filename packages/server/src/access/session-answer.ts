import type { CookieSerializeOptions } from '@fastify/cookie';
import { LANGUAGES } from '@waymark/text';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { Access } from './access.ts';
import { SESSION_COOKIE } from './authenticate.ts';
import { type BegunSession, SESSION_MS, sessionOfSubject } from './credentials.ts';
import { ownProfile, THEMES } from './own-profile.ts';
import { PERMISSIONS } from './permission.ts';
import { lackingFor, ROLES } from './role.ts';
import type { AccessTables } from './tables.ts';
import { workspaceById } from './workspaces.ts';

const memberSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    language: z.enum(LANGUAGES).nullable(),
    theme: z.enum(THEMES).nullable(),
    timeZone: z.string().nullable(),
    tourSeen: z.boolean(),
  })
  .meta({ id: 'OwnProfile' });

export const sessionSchema = z
  .object({
    workspace: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
    permissions: z.array(z.enum(PERMISSIONS)),
    member: memberSchema.nullable().describe("Null in a session that is nobody's: begun by a token or a first link."),
    asks: z
      .enum(['introduction', 'password'])
      .nullable()
      .describe('What whoever came by a one-time link is asked next: who he is, or a new password.'),
  })
  .meta({ id: 'Session' });

export type SessionAnswer = z.infer<typeof sessionSchema>;

/** What a session that a one-time link began is asked next. */
async function asks(ctx: ServerContext, access: Access): Promise<SessionAnswer['asks']> {
  const session = sessionOfSubject(access);
  if (session === undefined) return null;
  return ctx.store.state.inWorkspace<AccessTables, SessionAnswer['asks']>(access.workspace, async (db) => {
    const row = await db
      .selectFrom('sessions')
      .select('by_link')
      .where('workspace', '=', access.workspace)
      .where('id', '=', session)
      .executeTakeFirst();
    if (row?.by_link !== true) return null;
    if (access.member !== undefined) return 'password';
    if (lackingFor('owner', access.permissions) !== undefined) return null;
    const anyone = await db.selectFrom('members').select('id').limit(1).executeTakeFirst();
    return anyone === undefined ? 'introduction' : null;
  });
}

/** Who is signed in, where, and what he may do. */
export async function sessionAnswer(ctx: ServerContext, access: Access): Promise<SessionAnswer> {
  const workspace = await workspaceById(ctx, access.workspace);
  if (workspace === undefined) throw new ProblemError('unauthenticated');
  return {
    workspace: { id: workspace.id, name: workspace.name, timeZone: workspace.time_zone },
    permissions: PERMISSIONS.filter((permission) => access.permissions.has(permission)),
    member: await ownProfile(ctx, access),
    asks: await asks(ctx, access),
  };
}

/** How the session cookie is set and cleared. */
export function cookieOptions(ctx: ServerContext): CookieSerializeOptions {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.configuration.publicUrl?.startsWith('https:') ?? false,
  };
}

/** Sets the cookie of a session that has begun, and says whose it is. */
export function answerBegun(ctx: ServerContext, reply: FastifyReply, begun: BegunSession): Promise<SessionAnswer> {
  reply.setCookie(SESSION_COOKIE, begun.cookie, { ...cookieOptions(ctx), maxAge: SESSION_MS / 1000 });
  return sessionAnswer(ctx, begun.access);
}
