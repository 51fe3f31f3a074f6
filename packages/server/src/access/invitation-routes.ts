import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import type { Attempts } from './attempts.ts';
import { beginMemberSession } from './credentials.ts';
import { introductionSchema } from './introduction-schema.ts';
import { acceptInvitation, invitationBehind, invitationsOf, invite, withdrawInvitation } from './invitations.ts';
import { mustBeOwnPage } from './own-page.ts';
import { ROLES } from './role.ts';
import { answerBegun, sessionSchema } from './session-answer.ts';

const invitationSchema = z
  .object({
    id: z.uuid(),
    role: z.enum(ROLES),
    note: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' });
const secretSchema = z.string().min(1).max(200);

/** An invitation that does not hold is answered like a wrong credential. */
const notHolding = () => new ProblemError('unauthenticated', { path: 'body.secret', detail: 'No such invitation' });

/** Inviting people to work in the workspace, and accepting that. */
export function invitationRoutes(app: App, ctx: ServerContext, attempts: Attempts): void {
  app.get(
    '/api/v1/invitations',
    {
      config: { permission: 'access:read' },
      schema: {
        summary: 'The open invitations, the newest first',
        tags: ['access'],
        response: { 200: z.object({ items: z.array(invitationSchema) }), ...problemResponses },
      },
    },
    async (request) => ({ items: await invitationsOf(ctx, request.access.workspace) }),
  );

  app.post(
    '/api/v1/invitations',
    {
      config: { permission: 'access:write' },
      schema: {
        summary:
          'Invite someone; the secret for the link (/join?code=…) is shown this once and works once, within seven days',
        tags: ['access'],
        body: z.object({ role: z.enum(ROLES), note: z.string().trim().max(100).default('') }),
        response: {
          201: z.object({ id: z.uuid(), secret: z.string(), expiresAt: z.iso.datetime() }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => reply.code(201).send(await invite(ctx, request.access, request.body)),
  );

  app.delete(
    '/api/v1/invitations/:id',
    {
      config: { permission: 'access:write' },
      schema: {
        summary: 'Take an invitation back',
        tags: ['access'],
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      if (!(await withdrawInvitation(ctx, request.access.workspace, request.params.id)))
        throw new ProblemError('not_found', { path: 'params.id', detail: 'No such invitation' });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/invitations/look',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'What an invitation is to, for whom holds its secret',
        tags: ['access'],
        body: z.object({ secret: secretSchema }),
        response: {
          200: z.object({ workspace: z.string(), role: z.enum(ROLES), invitedBy: z.string().nullable() }),
          ...problemResponses,
        },
      },
    },
    async (request) => {
      mustBeOwnPage(ctx, request);
      const found = await invitationBehind(ctx, request.body.secret);
      if (found === undefined) throw notHolding();
      return { workspace: found.workspaceName, role: found.role, invitedBy: found.invitedBy };
    },
  );

  app.post(
    '/api/v1/invitations/accept',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Become a member with an invitation; sets the session cookie',
        tags: ['access'],
        body: introductionSchema.extend({ secret: secretSchema }),
        response: { 200: sessionSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      mustBeOwnPage(ctx, request);
      attempts.count(request.ip);
      const { secret, ...person } = request.body;
      const accepted = await acceptInvitation(ctx, secret, person);
      if (accepted === undefined) throw notHolding();
      const { workspace, member, role } = accepted;
      return answerBegun(ctx, reply, await beginMemberSession(ctx, { workspace, id: member, role }));
    },
  );
}
