import { Readable } from 'node:stream';
import { ruleSchema } from '@waymark/model';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { askerOf, identityOfText, identityText, personSchema, summaries } from '../people/index.ts';
import { ProblemError, problemResponses } from '../problem.ts';
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
  NOBODY,
  overlapOf,
} from './audiences.ts';
import { audiencesOf, historyOf, overlapsOf } from './compare-audiences.ts';
import { membersCsv } from './members-csv.ts';
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

/** Words apart by commas. */
const listed = (otherwise: string[]) =>
  z
    .string()
    .max(2_000)
    .default(otherwise.join())
    .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== ''))
    .pipe(z.array(z.string().max(500)).max(50));

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
        summary: 'Add an audience: live (follows people), a snapshot of those of this moment, or a list to be imported',
        tags: ['audiences'],
        body: z.strictObject({
          ...input,
          rule: ruleSchema.default(NOBODY).describe('A list has none, and needs none'),
          kind: z.enum(AUDIENCE_KINDS).default('live'),
        }),
        response: { 201: audienceSchema, ...problemResponses },
      },
    },
    async ({ access, body }, reply) => reply.code(201).send(shown(await addAudience(ctx, access.workspace, body))),
  );

  app.get(
    '/api/v1/audiences/overlaps',
    {
      config: { permission: 'audiences:read' },
      schema: {
        summary: 'How many people audiences share two by two: all audiences, or the largest fifty',
        tags: ['audiences'],
        response: {
          200: z.object({
            items: z.array(z.object({ id: z.uuid(), name: z.string(), people: z.int() })),
            shared: z.array(z.array(z.int())).describe('Row and column as in items'),
          }),
          ...problemResponses,
        },
      },
    },
    ({ access }) => overlapsOf(ctx, access.workspace),
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

  app.get(
    '/api/v1/audiences/:id/history',
    {
      config: { permission: 'audiences:read' },
      schema: {
        summary: 'How many people an audience had at the end of each of the last days (UTC), oldest first',
        tags: ['audiences'],
        params,
        querystring: z.object({ days: z.coerce.number().int().min(1).max(1_000).default(90) }),
        response: {
          200: z.object({
            items: z.array(z.object({ day: z.iso.date(), people: z.int(), entered: z.int(), left: z.int() })),
          }),
          ...problemResponses,
        },
      },
    },
    async ({ access, params: { id }, query: { days } }) => {
      await getAudience(ctx, access.workspace, id);
      return { items: await historyOf(ctx, access.workspace, id, days) };
    },
  );

  app.get(
    '/api/v1/audiences/:id/csv',
    {
      config: { permission: 'people:identify' },
      schema: {
        summary: 'Who is in an audience, as CSV: identifiers of the kinds asked for, since when, and some traits',
        tags: ['audiences'],
        params,
        querystring: z.object({
          kinds: listed(['user_id', 'email']).describe('Kinds of identifiers, apart by commas'),
          traits: listed([]).describe('Dotted paths of traits, apart by commas'),
        }),
      },
    },
    async ({ access, params: { id }, query }, reply) => {
      await getAudience(ctx, access.workspace, id);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audience.csv"')
        .send(Readable.from(membersCsv(ctx, access.workspace, id, query)));
    },
  );

  app.get(
    '/api/v1/people/:id/audiences',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'The audiences a person is in, by name',
        tags: ['audiences'],
        params: z.object({ id: z.string() }),
        response: {
          200: z.object({
            items: z.array(
              z.object({
                id: z.uuid(),
                name: z.string(),
                description: z.string(),
                kind: z.enum(AUDIENCE_KINDS),
                since: z.iso.datetime(),
              }),
            ),
          }),
          ...problemResponses,
        },
      },
    },
    async ({ access, params: { id } }) => {
      const person = identityOfText(id);
      if (person === undefined) throw new ProblemError('not_found');
      return { items: await audiencesOf(ctx, access.workspace, person) };
    },
  );
}
