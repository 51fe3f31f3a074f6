import type { CookieSerializeOptions } from '@fastify/cookie';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import type { Access } from './access.ts';
import { SESSION_COOKIE } from './authenticate.ts';
import { subjectOfSession } from './credentials.ts';
import type { Permission } from './permission.ts';
import { endSessions, releaseSessions, sessionsOf } from './sessions.ts';

const listedSessionSchema = z
  .object({
    id: z.uuid(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime(),
    current: z.boolean(),
    own: z.boolean().describe("The asking member's own; the others were begun by a link or a token."),
  })
  .meta({ id: 'ListedSession' });

/** Members look after their own sessions, whatever their role; for anyone else a permission decides. */
function mustLookAfter(access: Access, permission: Permission): void {
  if (access.member === undefined && !access.permissions.has(permission))
    throw new ProblemError('forbidden', { values: { permission }, detail: `Needs the permission ${permission}` });
}

/** Where the workspace is open, and ending that. */
export function sessionRoutes(app: App, ctx: ServerContext, cookie: CookieSerializeOptions): void {
  /** Ends sessions, and with them what their pages hear. */
  const end = async (access: Access, id?: string): Promise<readonly string[]> => {
    const ended = await endSessions(ctx, access, id);
    releaseSessions(ctx, access.workspace, ended);
    return ended;
  };

  app.get(
    '/api/v1/sessions',
    {
      config: { permission: 'signed-in' },
      schema: {
        summary: 'Where one is signed in: the asking session first, then the newest',
        description:
          'A member sees his own sessions, an owner also those begun by a link or a token. Others need access:read and see all.',
        tags: ['access'],
        response: { 200: z.object({ items: z.array(listedSessionSchema) }), ...problemResponses },
      },
    },
    async (request) => {
      mustLookAfter(request.access, 'access:read');
      return { items: await sessionsOf(ctx, request.access) };
    },
  );

  app.delete(
    '/api/v1/sessions',
    {
      config: { permission: 'signed-in' },
      schema: {
        summary: 'Sign out everywhere: ends every session that is listed, this one too; tokens stay',
        tags: ['access'],
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      mustLookAfter(request.access, 'access:write');
      await end(request.access);
      return reply.clearCookie(SESSION_COOKIE, cookie).code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/sessions/:id',
    {
      config: { permission: 'signed-in' },
      schema: {
        summary: 'End one of the sessions that are listed',
        tags: ['access'],
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { subject } = request.access;
      const { id } = request.params;
      mustLookAfter(request.access, 'access:write');
      if ((await end(request.access, id)).length === 0) throw new ProblemError('not_found', { path: 'params.id' });
      if (subject === subjectOfSession(id)) reply.clearCookie(SESSION_COOKIE, cookie);
      return reply.code(204).send(null);
    },
  );
}
