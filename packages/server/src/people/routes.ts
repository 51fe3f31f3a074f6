import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { identityOfText } from './identity-hash.ts';
import { type Asker, findPeople, latestPeople, personById } from './profiles.ts';
import { TIMELINE_PARTS, timeline, timelineParts } from './timeline.ts';
import { traitKeys } from './trait-keys.ts';
import { traitsOf } from './traits.ts';

export const personSchema = z
  .object({
    id: z.string(),
    identifiers: z
      .array(z.object({ kind: z.string(), value: z.string() }))
      .describe('Empty without the permission people:identify'),
    events: z.int(),
    firstAt: z.iso.datetime().nullable(),
    lastAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Person' });

const traitSchema = z
  .object({
    key: z.string(),
    value: z.unknown(),
    learnedAt: z.iso.datetime(),
    source: z.string().describe('Which source said so; empty where that is not known'),
  })
  .meta({ id: 'Trait' });

const timelineEventSchema = z
  .object({
    messageId: z.string(),
    happenedAt: z.iso.datetime(),
    kind: z.string(),
    name: z.string(),
    channel: z.string(),
    value: z.string().nullable(),
    currency: z.string(),
    urlPath: z.string(),
    source: z.string(),
    properties: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEvent' });

const params = z.object({ id: z.string() });

export function askerOf(access: { workspace: string; permissions: ReadonlySet<string> }): Asker {
  return { workspace: access.workspace, mayIdentify: access.permissions.has('people:identify') };
}

function personOf(id: string): bigint {
  const person = identityOfText(id);
  if (person === undefined) throw new ProblemError('not_found');
  return person;
}

/** People: finding them, one in short, and what happened to them. */
export function peopleRoutes(app: App, ctx: ServerContext): void {
  app.get(
    '/api/v1/traits',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'Names of traits, the most frequent first, with values several people share',
        tags: ['people'],
        response: {
          200: z.object({
            items: z.array(
              z.object({
                key: z.string(),
                people: z.int().describe('Among those looked at'),
                values: z.array(z.union([z.string(), z.number(), z.boolean()])),
              }),
            ),
          }),
          ...problemResponses,
        },
      },
    },
    async ({ access }) => ({ items: await traitKeys(ctx, access.workspace) }),
  );

  app.get(
    '/api/v1/people',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'People by the beginning of an identifier, or those whose events came in last',
        tags: ['people'],
        querystring: z.object({
          identifier: z.string().min(1).max(500).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ items: z.array(personSchema), nextCursor: z.null() }), ...problemResponses },
      },
    },
    async (request) => {
      const { identifier, limit } = request.query;
      const asker = askerOf(request.access);
      const items =
        identifier === undefined
          ? await latestPeople(ctx, asker, limit)
          : await findPeople(ctx, asker, identifier, limit);
      return { items, nextCursor: null };
    },
  );

  app.get(
    '/api/v1/people/:id',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'A person in short',
        tags: ['people'],
        params,
        response: { 200: personSchema, ...problemResponses },
      },
    },
    (request) => personById(ctx, askerOf(request.access), personOf(request.params.id)),
  );

  app.get(
    '/api/v1/people/:id/traits',
    {
      config: { permission: 'people:identify' },
      schema: {
        summary: 'What is known of a person: of each trait what was learned last',
        tags: ['people'],
        params,
        response: { 200: z.object({ items: z.array(traitSchema) }), ...problemResponses },
      },
    },
    async (request) => ({ items: await traitsOf(ctx, request.access.workspace, personOf(request.params.id)) }),
  );

  app.get(
    '/api/v1/people/:id/timeline',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'Everything that happened to a person, the newest first',
        tags: ['people'],
        params,
        querystring: z.object({
          cursor: z.string().max(2000).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
          part: z.enum(TIMELINE_PARTS).optional(),
          channel: z.string().max(100).optional(),
          search: z.string().trim().min(1).max(200).optional().describe('In the name or the address of the page'),
        }),
        response: {
          200: z.object({ items: z.array(timelineEventSchema), nextCursor: z.string().nullable() }),
          ...problemResponses,
        },
      },
    },
    ({ access, params: { id }, query: { cursor, limit, ...filter } }) =>
      timeline(ctx, access.workspace, personOf(id), cursor, limit, filter),
  );

  app.get(
    '/api/v1/people/:id/timeline/parts',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'How many events of a person there are of each part, and over which channels',
        tags: ['people'],
        params,
        response: {
          200: z.object({
            parts: z.array(z.object({ part: z.enum(TIMELINE_PARTS), events: z.int() })),
            channels: z.array(z.object({ channel: z.string(), events: z.int() })),
          }),
          ...problemResponses,
        },
      },
    },
    ({ access, params: { id } }) => timelineParts(ctx, access.workspace, personOf(id)),
  );
}
