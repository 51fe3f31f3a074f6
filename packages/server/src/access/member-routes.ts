import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { makeSignInCode } from './credentials.ts';
import { emailSchema } from './introduction-schema.ts';
import { changeRole, membersOf, removeMember } from './members.ts';
import { lackingFor, ROLES } from './role.ts';
import { releaseSessions } from './sessions.ts';

const memberSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Member' });
const paramsSchema = z.object({ id: z.uuid() });

/** The people who work in the workspace. */
export function memberRoutes(app: App, ctx: ServerContext): void {
  app.get(
    '/api/v1/members',
    {
      config: { permission: 'access:read' },
      schema: {
        summary: 'The members of the workspace, the oldest first',
        tags: ['access'],
        response: { 200: z.object({ items: z.array(memberSchema) }), ...problemResponses },
      },
    },
    async (request) => ({ items: await membersOf(ctx, request.access.workspace) }),
  );

  app.patch(
    '/api/v1/members/:id',
    {
      config: { permission: 'access:write' },
      schema: {
        summary: 'Give a member another role; the last owner stays one',
        tags: ['access'],
        params: paramsSchema,
        body: z.object({ role: z.enum(ROLES) }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      // They come back at once, with what the new role may.
      releaseSessions(ctx, request.access.workspace, await changeRole(ctx, request.access, id, request.body.role));
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/members/:id',
    {
      config: { permission: 'access:write' },
      schema: {
        summary: 'Remove a member; his sessions end at once, what he made stays. The last owner cannot be removed',
        tags: ['access'],
        params: paramsSchema,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace } = request.access;
      releaseSessions(ctx, workspace, await removeMember(ctx, request.access, request.params.id));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/sign-in-links',
    {
      config: { permission: 'access:write' },
      schema: {
        summary:
          'Make a one-time code for a sign-in link (/sign-in?code=…), for a member who lost his password or for nobody in particular',
        description: 'It works once, within a day. Without an e-mail address it gives the permissions of whoever asks.',
        tags: ['access'],
        body: z.object({ email: emailSchema.optional() }),
        response: { 201: z.object({ id: z.uuid(), secret: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace, permissions } = request.access;
      const { email } = request.body;
      if (email === undefined)
        return reply.code(201).send(await makeSignInCode(ctx, workspace, { permissions: [...permissions] }));
      const members = await membersOf(ctx, workspace);
      const member = members.find((one) => one.email.toLowerCase() === email.toLowerCase());
      if (member === undefined)
        throw new ProblemError('not_found', { path: 'body.email', detail: `No member has the address ${email}` });
      const lacking = lackingFor(member.role, permissions);
      if (lacking !== undefined) throw new ProblemError('forbidden', { values: { permission: lacking } });
      return reply.code(201).send(await makeSignInCode(ctx, workspace, { member: member.id }));
    },
  );
}
