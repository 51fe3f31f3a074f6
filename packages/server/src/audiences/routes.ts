import { ruleSchema } from '@waymark/model';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { askerOf, identityOfText, identityText, personSchema, summaries } from '../people/index.ts';
import { problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import {
  type Audience,
  addAudience,
  changeAudience,
  deleteAudience,
  getAudience,
  growthOf,
  listAudiences,
  membersOf,
  overlapOf,
} from './audiences.ts';
import { AUDIENCE_KINDS } from './tables.ts';

const params = z.object({ id: z.uuid() });
const input = {
  name: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2_000).default(''),
  rule: ruleSchema,
  announce: z
    .boolean()
    .default(true)
    .describe('Whether "Audience Entered" and "Audience Left" are written of people after the first evaluation'),
};

const audienceSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    kind: z.enum(AUDIENCE_KINDS),
    rule: ruleSchema,
    people: z.int(),
    current: z.boolean().describe('False while everybody is being asked since the rule is new'),
    evaluatedAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    announce: z.boolean(),
  })
  .meta({ id: 'Audience' });

const shown = ({ version: _, ...audience }: Audience) => audience;

/** Audiences: people a rule holds for. */
export function audienceRoutes(app: App, ctx: ServerContext): void {
  app.get(
    '/api/v1/audiences',
    {
      config: { permission: 'audiences:read' },
      schema: {
        summary: 'Every audience, by name',
        tags: ['audiences'],
        response: { 200: z.object({ items: z.array(audienceSchema) }), ...problemResponses },
      },
    },
    async ({ access }) => ({ items: (await listAudiences(ctx, access.workspace)).map(shown) }),
  );

  app.post(
    '/api/v1/audiences',
    {
      config: { permission: 'audiences:write' },
      schema: {
        summary: 'Add an audience: live (follows people), or a snapshot of those of this moment',
        tags: ['audiences'],
        body: z.strictObject({ ...input, kind: z.enum(AUDIENCE_KINDS).default('live') }),
        response: { 201: audienceSchema, ...problemResponses },
      },
    },
    async ({ access, body }, reply) => reply.code(201).send(shown(await addAudience(ctx, access.workspace, body))),
  );

  app.get(
    '/api/v1/audiences/:id',
    {
      config: { permission: 'audiences:read' },
      schema: {
        summary: 'An audience',
        tags: ['audiences'],
        params,
        response: { 200: audienceSchema, ...problemResponses },
      },
    },
    async ({ access, params: { id } }) => shown(await getAudience(ctx, access.workspace, id)),
  );

  app.put(
    '/api/v1/audiences/:id',
    {
      config: { permission: 'audiences:write' },
      schema: {
        summary: 'Change an audience; with another rule everybody is asked anew',
        tags: ['audiences'],
        params,
        body: z.strictObject(input),
        response: { 200: audienceSchema, ...problemResponses },
      },
    },
    async ({ access, params: { id }, body }) => shown(await changeAudience(ctx, access.workspace, id, body)),
  );

  app.delete(
    '/api/v1/audiences/:id',
    {
      config: { permission: 'audiences:write' },
      schema: {
        summary: 'Delete an audience, and who was in it',
        tags: ['audiences'],
        params,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async ({ access, params: { id } }, reply) => {
      await deleteAudience(ctx, access.workspace, id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/audiences/:id/people',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'Who is in an audience',
        tags: ['audiences'],
        params,
        querystring: z.object({
          cursor: z.string().max(16).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(50),
        }),
        response: {
          200: z.object({
            items: z.array(personSchema.extend({ since: z.iso.datetime() })),
            nextCursor: z.string().nullable(),
          }),
          ...problemResponses,
        },
      },
    },
    async ({ access, params: { id }, query: { cursor, limit } }) => {
      await getAudience(ctx, access.workspace, id);
      const after = cursor === undefined ? undefined : identityOfText(cursor);
      const members = await membersOf(ctx, access.workspace, id, after, limit);
      const people = await summaries(
        ctx,
        askerOf(access),
        members.map(({ person }) => person),
      );
      const items = people.map((person, place) => ({ ...person, since: members[place]?.since ?? '' }));
      const last = members.length < limit ? undefined : members.at(-1);
      return { items, nextCursor: last === undefined ? null : identityText(last.person) };
    },
  );

  app.get(
    '/api/v1/audiences/:id/growth',
    {
      config: { permission: 'audiences:read' },
      schema: {
        summary: 'How many came and left on each day (UTC), oldest first',
        tags: ['audiences'],
        params,
        response: {
          200: z.object({ items: z.array(z.object({ day: z.iso.date(), entered: z.int(), left: z.int() })) }),
          ...problemResponses,
        },
      },
    },
    async ({ access, params: { id } }) => {
      await getAudience(ctx, access.workspace, id);
      return { items: await growthOf(ctx, access.workspace, id) };
    },
  );

  app.get(
    '/api/v1/audiences/:id/overlap/:other',
    {
      config: { permission: 'audiences:read' },
      schema: {
        summary: 'How many people two audiences share',
        tags: ['audiences'],
        params: params.extend({ other: z.uuid() }),
        response: { 200: z.object({ people: z.int() }), ...problemResponses },
      },
    },
    async ({ access, params: { id, other } }) => {
      await Promise.all([getAudience(ctx, access.workspace, id), getAudience(ctx, access.workspace, other)]);
      return { people: await overlapOf(ctx, access.workspace, id, other) };
    },
  );
}
