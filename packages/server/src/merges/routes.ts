import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { identityOfText, identityText, type Merge, mergesOf, type PeopleTables } from '../people/index.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { unmerge } from './unmerge.ts';

const mergeSchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    cause: z.string().describe('alias: somebody said so; seen together: on one event'),
    survivor: z.string(),
    absorbed: z.string(),
  })
  .meta({ id: 'Merge' });

const params = z.object({ id: z.string() });

function personOf(id: string): bigint {
  const person = identityOfText(id);
  if (person === undefined) throw new ProblemError('not_found');
  return person;
}

/** Why somebody is one person, and taking that back. */
export function mergeRoutes(app: App, ctx: ServerContext): void {
  app.get(
    '/api/v1/people/:id/merges',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'The merges that made a person what he is, the oldest first',
        tags: ['people'],
        params,
        response: { 200: z.object({ items: z.array(mergeSchema) }), ...problemResponses },
      },
    },
    async (request) => {
      const person = personOf(request.params.id);
      const merges = await ctx.store.state.inWorkspace<PeopleTables, Merge[]>(request.access.workspace, (db) =>
        mergesOf(db, person),
      );
      return {
        items: merges.map(({ id, at, cause, survivor, absorbed }) => ({
          id,
          at,
          cause,
          survivor: identityText(survivor),
          absorbed: identityText(absorbed),
        })),
      };
    },
  );

  app.post(
    '/api/v1/people/:id/unmerge',
    {
      config: { permission: 'people:write' },
      schema: {
        summary: 'Take one merge back; both sides are as they would be without it, and stay apart',
        tags: ['people'],
        params,
        body: z.object({ merge: z.string().regex(/^\d{1,18}$/) }),
        response: { 200: z.object({ people: z.array(z.string()) }), ...problemResponses },
      },
    },
    async (request) => {
      const people = await unmerge(
        ctx,
        request.access.workspace,
        personOf(request.params.id),
        request.body.merge,
        request.access.subject,
      );
      if (people === undefined) throw new ProblemError('not_found');
      return { people };
    },
  );
}
