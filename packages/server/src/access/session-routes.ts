import type { CookieSerializeOptions } from '@fastify/cookie';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { SESSION_COOKIE } from './authenticate.ts';
import { endSessions, sessionsOf, subjectOfSession } from './sessions.ts';

const listedSessionSchema = z
  .object({
    id: z.uuid(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime(),
    current: z.boolean(),
  })
  .meta({ id: 'ListedSession' });

/** Where the workspace is open, and ending that. */
export function sessionRoutes(app: App, ctx: ServerContext, cookie: CookieSerializeOptions): void {
  /** Ends sessions, and with them what their pages hear. */
  const end = async (workspace: string, id?: string): Promise<readonly string[]> => {
    const ended = await endSessions(ctx, workspace, id);
    for (const one of ended) ctx.live.release(workspace, subjectOfSession(one));
    return ended;
  };

  app.get(
    '/api/v1/sessions',
    {
      config: { permission: 'access:read' },
      schema: {
        summary: 'Where the workspace is open: the asking session first, then the newest',
        tags: ['access'],
        response: { 200: z.object({ items: z.array(listedSessionSchema) }), ...problemResponses },
      },
    },
    async (request) => ({ items: await sessionsOf(ctx, request.access) }),
  );

  app.delete(
    '/api/v1/sessions',
    {
      config: { permission: 'access:write' },
      schema: {
        summary: 'Sign out everywhere: ends every session of the workspace, this one too; tokens stay',
        tags: ['access'],
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await end(request.access.workspace);
      return reply.clearCookie(SESSION_COOKIE, cookie).code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/sessions/:id',
    {
      config: { permission: 'access:write' },
      schema: {
        summary: 'End one session of the workspace',
        tags: ['access'],
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace, subject } = request.access;
      const { id } = request.params;
      if ((await end(workspace, id)).length === 0) throw new ProblemError('not_found', { path: 'params.id' });
      if (subject === subjectOfSession(id)) reply.clearCookie(SESSION_COOKIE, cookie);
      return reply.code(204).send(null);
    },
  );
}
