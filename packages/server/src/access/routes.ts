import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { Attempts } from './attempts.ts';
import { SESSION_COOKIE } from './authenticate.ts';
import { beginMemberSession, beginSession, endSession, makeToken } from './credentials.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { memberWith } from './members.ts';
import { mustBeOwnPage } from './own-page.ts';
import { LONGEST_PASSWORD } from './password.ts';
import { PERMISSIONS } from './permission.ts';
import { profileRoutes } from './profile-routes.ts';
import { answerBegun, cookieOptions, sessionAnswer, sessionSchema } from './session-answer.ts';
import { sessionRoutes } from './session-routes.ts';
import { sourceRoutes } from './source-routes.ts';

/** Signing in and out. */
export function accessRoutes(app: App, ctx: ServerContext): void {
  const cookie = cookieOptions(ctx);
  const attempts = new Attempts(ctx.clock);

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
      mustBeOwnPage(ctx, request);
      const begun = await beginSession(ctx, request.body.credential.trim());
      if (begun === undefined) throw new ProblemError('unauthenticated', { path: 'body.credential' });
      return answerBegun(ctx, reply, begun);
    },
  );

  app.post(
    '/api/v1/session/password',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Sign in with e-mail address and password; sets the session cookie',
        description: 'After several wrong ones it answers 429 with Retry-After, for the account and for the address.',
        tags: ['access'],
        body: z.object({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(LONGEST_PASSWORD) }),
        response: { 200: sessionSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      mustBeOwnPage(ctx, request);
      const { email, password } = request.body;
      attempts.count(request.ip, email);
      const member = await memberWith(ctx, email, password);
      // The same answer whether the address or the password is wrong: it tells nobody who has an account.
      if (member === undefined) throw new ProblemError('unauthenticated', { path: 'body' });
      attempts.forget(email);
      return answerBegun(ctx, reply, await beginMemberSession(ctx, member));
    },
  );

  app.get(
    '/api/v1/session',
    {
      config: { permission: 'signed-in' },
      schema: { summary: 'Who is signed in', tags: ['access'], response: { 200: sessionSchema, ...problemResponses } },
    },
    (request) => sessionAnswer(ctx, request.access),
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
  memberRoutes(app, ctx);
  invitationRoutes(app, ctx, attempts);
  profileRoutes(app, ctx, attempts);
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
