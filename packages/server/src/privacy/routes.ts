import { z } from 'zod';
import { actorOf } from '../access/index.ts';
import { actorNames, auditActions, auditEntries, verifyAudit } from '../audit/index.ts';
import type { ServerContext } from '../context.ts';
import { identityOfText } from '../people/index.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { auditEntrySchema } from './audit-schema.ts';
import { erase, listErasures } from './erase.ts';
import { requestRoutes } from './requests/routes.ts';
import { beginSweep } from './sweep-job.ts';

const erasureSchema = z
  .object({
    id: z.uuid(),
    begunAt: z.iso.datetime(),
    actor: z.string(),
    reason: z.string(),
    identities: z.int(),
    doneAt: z.iso.datetime().nullable().describe('Gone for every reader since then'),
    sweptAt: z.iso.datetime().nullable().describe('Gone from the files since then'),
  })
  .meta({ id: 'Erasure' });

const MOST_AT_ONCE = 1000;

function peopleOf(ids: readonly string[]): bigint[] {
  return ids.map((id, i) => {
    const person = identityOfText(id);
    if (person !== undefined) return person;
    throw new ProblemError('invalid_field', {
      path: `body.people[${i}]`,
      values: { field: `people[${i}]`, reason: 'not the id of a person' },
    });
  });
}

/** Privacy: erasing people, sweeping the files, and the log of who did what. */
export function privacyRoutes(app: App, ctx: ServerContext): void {
  requestRoutes(app, ctx);

  app.post(
    '/api/v1/privacy/erasures',
    {
      config: { permission: 'privacy:erase' },
      schema: {
        summary: 'Erases people for good: answers when they are gone for every reader',
        tags: ['privacy'],
        body: z.object({
          people: z.array(z.string()).min(1).max(MOST_AT_ONCE),
          reason: z.string().trim().min(1).max(500).describe('Why, for the log; must not name the person'),
        }),
        response: { 201: z.object({ id: z.uuid(), identities: z.int() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { people, reason } = request.body;
      const { workspace } = request.access;
      const { id, identities } = await erase(ctx, workspace, {
        identities: peopleOf(people),
        actor: actorOf(request.access),
        reason,
      });
      return reply.code(201).send({ id, identities: identities.length });
    },
  );

  app.get(
    '/api/v1/privacy/erasures',
    {
      config: { permission: 'privacy:read' },
      schema: {
        summary: 'Erasures, the newest first',
        tags: ['privacy'],
        querystring: z.object({
          cursor: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: {
          200: z.object({ items: z.array(erasureSchema), nextCursor: z.string().nullable() }),
          ...problemResponses,
        },
      },
    },
    ({ access, query }) => listErasures(ctx, access.workspace, { before: query.cursor, limit: query.limit }),
  );

  app.post(
    '/api/v1/privacy/sweep',
    {
      config: { permission: 'privacy:erase' },
      schema: {
        summary: 'Begins to rewrite the files that erased people were in; every night it happens by itself',
        tags: ['privacy'],
        response: { 202: z.object({ job: z.uuid() }), ...problemResponses },
      },
    },
    async (request, reply) => reply.code(202).send({ job: await beginSweep(ctx, request.access.workspace) }),
  );

  app.get(
    '/api/v1/audit',
    {
      config: { permission: 'audit:read' },
      schema: {
        summary: 'Who did what, the newest first',
        tags: ['privacy'],
        querystring: z.object({
          cursor: z.coerce.number().int().min(1).optional(),
          subject: z.string().max(100).optional(),
          action: z.string().max(100).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: {
          200: z.object({
            items: z.array(auditEntrySchema),
            nextCursor: z.string().nullable(),
            actions: z.array(z.string()).describe('Every deed there is in the log'),
          }),
          ...problemResponses,
        },
      },
    },
    async ({ access, query: { cursor, ...asked } }) => {
      const { items, nextCursor } = await auditEntries(ctx, access.workspace, { ...asked, before: cursor });
      const names = await actorNames(ctx, access.workspace);
      return {
        items: items.map((entry) => ({ ...entry, actorName: names(entry.actor) })),
        nextCursor,
        actions: await auditActions(ctx, access.workspace),
      };
    },
  );

  app.get(
    '/api/v1/audit/verdict',
    {
      config: { permission: 'audit:read' },
      schema: {
        summary: 'Whether the log is as it was written',
        tags: ['privacy'],
        querystring: z.object({
          anchor: z.string().max(64).optional().describe('The head of an earlier verdict, noted elsewhere'),
        }),
        response: {
          200: z.object({
            entries: z.int(),
            head: z.string().nullable(),
            brokenAt: z.int().nullable(),
            anchorFound: z.boolean().nullable(),
          }),
          ...problemResponses,
        },
      },
    },
    ({ access, query }) => verifyAudit(ctx, access.workspace, query.anchor),
  );
}
