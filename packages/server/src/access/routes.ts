import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { isOwnOrigin } from '../origin.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { SESSION_COOKIE } from './authenticate.ts';
import { beginSession, endSession, makeToken, SESSION_MS } from './credentials.ts';
import { PERMISSIONS } from './permission.ts';
import { sessionRoutes } from './session-routes.ts';
import { sourceRoutes } from './source-routes.ts';
import { workspaceById } from './workspaces.ts';

const sessionSchema = z
  .object({
    workspace: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
    permissions: z.array(z.enum(PERMISSIONS)),
  })
  .meta({ id: 'Session' });

async function sessionOf(ctx: ServerContext, access: { workspace: string; permissions: ReadonlySet<string> }) {
  const workspace = await workspaceById(ctx, access.workspace);
  if (workspace === undefined) throw new ProblemError('unauthenticated');
  return {
    workspace: { id: workspace.id, name: workspace.name, timeZone: workspace.time_zone },
    permissions: PERMISSIONS.filter((permission) => access.permissions.has(permission)),
  };
}

/** Signing in and out. */
export function accessRoutes(app: App, ctx: ServerContext): void {
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.configuration.publicUrl?.startsWith('https:') ?? false,
  } as const;

  app.post(
    '/api/v1/session',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Sign in with a one-time code or a token; sets the session cookie',
        tags: ['access'],
        body: z.object({ credential: z.string().min(1).max(200) }),
        response: { 200: sessionSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      if (!isOwnOrigin(request, ctx.configuration.publicUrl)) {
        throw new ProblemError('forbidden', {
          path: 'Origin',
          detail: 'The request comes from a page of another site',
        });
      }
      const begun = await beginSession(ctx, request.body.credential.trim());
      if (begun === undefined) throw new ProblemError('unauthenticated', { path: 'body.credential' });
      reply.setCookie(SESSION_COOKIE, begun.cookie, { ...cookie, maxAge: SESSION_MS / 1000 });
      return sessionOf(ctx, begun.access);
    },
  );

  app.get(
    '/api/v1/session',
    {
      config: { permission: 'signed-in' },
      schema: { summary: 'Who is signed in', tags: ['access'], response: { 200: sessionSchema, ...problemResponses } },
    },
    (request) => sessionOf(ctx, request.access),
  );

  app.delete(
    '/api/v1/session',
    {
      config: { permission: 'signed-in' },
      schema: { summary: 'Sign out', tags: ['access'], response: { 204: z.null(), ...problemResponses } },
    },
    async (request, reply) => {
      const secret = request.cookies[SESSION_COOKIE];
      if (secret !== undefined) await endSession(ctx, request.access, secret);
      return reply.clearCookie(SESSION_COOKIE, cookie).code(204).send(null);
    },
  );

  sessionRoutes(app, ctx, cookie);
  sourceRoutes(app, ctx);

  app.post(
    '/api/v1/tokens',
    {
      config: { permission: 'access:write' },
      schema: {
        summary: 'Make a token; its secret is shown this once',
        tags: ['access'],
        body: z.object({ name: z.string().trim().min(1).max(100), permissions: z.array(z.enum(PERMISSIONS)).min(1) }),
        response: { 201: z.object({ id: z.uuid(), secret: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace, permissions: own } = request.access;
      const { name, permissions } = request.body;
      // Nobody gives away what he does not have.
      const lacking = permissions.find((permission) => !own.has(permission));
      if (lacking !== undefined) throw new ProblemError('forbidden', { values: { permission: lacking } });
      return reply.code(201).send(await makeToken(ctx, workspace, name, permissions));
    },
  );
}
