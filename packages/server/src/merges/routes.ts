import { z } from 'zod';
import { actorOf } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import {
  identityOfText,
  identityText,
  type Merge,
  type MergeSides,
  mergesOf,
  type PeopleTables,
  sidesOf,
} from '../people/index.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { rejoin, unmerge } from './unmerge.ts';

const mergeSchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    cause: z.string().describe('alias: somebody said so; seen together: on one event'),
    survivor: z.string(),
    absorbed: z.string(),
  })
  .meta({ id: 'Merge' });

const identifierSchema = z.object({ kind: z.string(), value: z.string() });
const sidesSchema = mergeSchema
  .extend({
    tie: z
      .array(identifierSchema)
      .describe('What ties the sides together; empty without the permission people:identify'),
    sides: z.array(
      z.object({
        count: z.int().describe('How many identifiers'),
        identifiers: z.array(identifierSchema).describe('The oldest; empty without the permission people:identify'),
      }),
    ),
  })
  .meta({ id: 'MergeSides' });

/** So many identifiers of a side are named. */
const SHOWN = 20;

const params = z.object({ id: z.string() });
const named = ({ kind, value }: { readonly kind: string; readonly value: string }) => ({ kind, value });
const shown = ({ id, at, cause, survivor, absorbed }: Merge) => ({
  id,
  at,
  cause,
  survivor: identityText(survivor),
  absorbed: identityText(absorbed),
});

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
      return { items: merges.map(shown) };
    },
  );

  app.get(
    '/api/v1/people/:id/merges/:merge',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'A merge with what ties its sides together, and who would be on either side without it',
        tags: ['people'],
        params: params.extend({ merge: z.string().regex(/^\d{1,18}$/) }),
        response: { 200: sidesSchema, ...problemResponses },
      },
    },
    async ({ access, params: { id, merge } }) => {
      const found = await ctx.store.state.inWorkspace<PeopleTables, MergeSides | undefined>(access.workspace, (db) =>
        sidesOf(db, personOf(id), merge),
      );
      if (found === undefined) throw new ProblemError('not_found');
      const may = access.permissions.has('people:identify');
      return {
        ...shown(found),
        tie: may ? found.tie.flatMap((one) => (one === undefined ? [] : [named(one)])) : [],
        sides: found.sides.map((side) => ({
          count: side.length,
          identifiers: may ? side.slice(0, SHOWN).map(named) : [],
        })),
      };
    },
  );

  app.post(
    '/api/v1/people/:id/rejoin',
    {
      config: { permission: 'people:write' },
      schema: {
        summary: 'Join two people again who were taken apart',
        tags: ['people'],
        params,
        body: z.strictObject({ person: z.string().describe('The other one') }),
        response: { 200: z.object({ person: z.string() }), ...problemResponses },
      },
    },
    async ({ access, params: { id }, body }) => {
      const person = await rejoin(ctx, access.workspace, personOf(id), personOf(body.person), actorOf(access));
      if (person === undefined) throw new ProblemError('conflict', { detail: 'Nothing keeps these people apart' });
      return { person };
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
        actorOf(request.access),
      );
      if (people === undefined) throw new ProblemError('not_found');
      return { people };
    },
  );
}
