import { idSchema, journeyMapSchema, languageSchema, mapTemplates, TEMPLATE_KEYS } from '@waymark/model';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { entityTag, expectedVersion } from './entity-tag.ts';
import { createFromTemplate, createMap, deleteMap, getMap, listMaps, putMap, readMap, restoreMap } from './maps.ts';
import { touchpointRoutes } from './touchpoint-routes.ts';
import { getVersion, listVersions, releaseVersion } from './versions.ts';

const summarySchema = z
  .object({
    id: idSchema,
    title: z.string(),
    decisionA: z.string(),
    decisionB: z.string(),
    phases: z.int(),
    steps: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'MapSummary' });

const bothLanguages = z.object({ de: z.string(), en: z.string() });
const templateSchema = z
  .object({ id: z.enum(TEMPLATE_KEYS), title: bothLanguages, description: bothLanguages, steps: z.int() })
  .meta({ id: 'MapTemplate' });
const versionSchema = z
  .object({ number: z.int(), name: z.string(), releasedAt: z.iso.datetime() })
  .meta({ id: 'MapVersion' });

const createSchema = z.union([
  z.strictObject({
    template: z.enum(TEMPLATE_KEYS),
    language: languageSchema.default('de'),
    title: z.string().max(300).optional(),
  }),
  z.strictObject({ map: z.unknown().describe('A journey map in any version of the format') }),
]);

const mapParams = z.object({ id: idSchema });
const ifMatch = z.object({ 'if-match': z.string().optional() });
const idempotency = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() });

/** A journey map with hundreds of steps and texts in two languages stays below this. */
const MAP_BODY_BYTES = 16 * 1024 * 1024;

/** Journey maps: their list, themselves, their versions; templates and the touchpoint catalogue. */
export function mapsRoutes(app: App, ctx: ServerContext): void {
  touchpointRoutes(app, ctx);

  app.get(
    '/api/v1/maps',
    {
      config: { permission: 'maps:read' },
      schema: {
        summary: 'Journey maps, the last changed first',
        tags: ['maps'],
        querystring: z.object({
          cursor: z.string().max(400).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({ items: z.array(summarySchema), nextCursor: z.string().nullable() }),
          ...problemResponses,
        },
      },
    },
    (request) => listMaps(ctx, request.access.workspace, request.query.cursor, request.query.limit),
  );

  app.get(
    '/api/v1/maps/templates',
    {
      config: { permission: 'maps:read' },
      schema: {
        summary: 'Templates to begin a map with',
        tags: ['maps'],
        response: { 200: z.object({ items: z.array(templateSchema) }), ...problemResponses },
      },
    },
    () => {
      const english = new Map(mapTemplates('en').map((template) => [template.key, template]));
      const items = mapTemplates('de').map(({ key, title, description, steps }) => ({
        id: key,
        title: { de: title, en: english.get(key)?.title ?? title },
        description: { de: description, en: english.get(key)?.description ?? description },
        steps,
      }));
      return { items };
    },
  );

  app.post(
    '/api/v1/maps',
    {
      config: { permission: 'maps:write' },
      bodyLimit: MAP_BODY_BYTES,
      schema: {
        summary: 'Create a map from a template or from its JSON',
        tags: ['maps'],
        headers: idempotency,
        body: createSchema,
        response: { 201: journeyMapSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace } = request.access;
      const options = { idempotencyKey: request.headers['idempotency-key'] };
      const { body } = request;
      const stored =
        'template' in body
          ? await createFromTemplate(ctx, workspace, body, options)
          : await createMap(ctx, workspace, readMap(body.map), options);
      return reply
        .code(201)
        .header('etag', entityTag(stored.version))
        .header('location', `/api/v1/maps/${stored.map.id}`)
        .send(stored.map);
    },
  );

  app.get(
    '/api/v1/maps/:id',
    {
      config: { permission: 'maps:read' },
      schema: {
        summary: 'A map with the touchpoints it uses',
        tags: ['maps'],
        params: mapParams,
        response: { 200: journeyMapSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { map, version } = await getMap(ctx, request.access.workspace, request.params.id);
      return reply.header('etag', entityTag(version)).send(map);
    },
  );

  app.put(
    '/api/v1/maps/:id',
    {
      config: { permission: 'maps:write' },
      bodyLimit: MAP_BODY_BYTES,
      schema: {
        summary: 'Change a map, or create it under its id',
        tags: ['maps'],
        params: mapParams,
        headers: ifMatch,
        body: z.unknown().describe('A journey map in any version of the format'),
        response: { 200: journeyMapSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const map = readMap(request.body);
      if (map.id !== request.params.id) {
        throw new ProblemError('invalid_field', {
          path: 'map.id',
          detail: `Expected ${request.params.id} as in the address, got ${map.id}`,
          values: { field: 'map.id', reason: map.id },
        });
      }
      const stored = await putMap(ctx, request.access.workspace, map, expectedVersion(request.headers['if-match']));
      return reply.header('etag', entityTag(stored.version)).send(stored.map);
    },
  );

  app.delete(
    '/api/v1/maps/:id',
    {
      config: { permission: 'maps:write' },
      schema: {
        summary: 'Put a map away; it can be restored',
        tags: ['maps'],
        params: mapParams,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await deleteMap(ctx, request.access.workspace, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/maps/:id/restore',
    {
      config: { permission: 'maps:write' },
      schema: {
        summary: 'Bring a map back',
        tags: ['maps'],
        params: mapParams,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await restoreMap(ctx, request.access.workspace, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/maps/:id/versions',
    {
      config: { permission: 'maps:read' },
      schema: {
        summary: 'Released versions, the newest first',
        tags: ['maps'],
        params: mapParams,
        response: { 200: z.object({ items: z.array(versionSchema) }), ...problemResponses },
      },
    },
    async (request) => ({ items: await listVersions(ctx, request.access.workspace, request.params.id) }),
  );

  app.post(
    '/api/v1/maps/:id/versions',
    {
      config: { permission: 'maps:write' },
      schema: {
        summary: 'Release the map as it is',
        tags: ['maps'],
        params: mapParams,
        body: z.strictObject({ name: z.string().max(200).default('') }),
        response: { 201: versionSchema, ...problemResponses },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await releaseVersion(ctx, request.access.workspace, request.params.id, request.body.name)),
  );

  app.get(
    '/api/v1/maps/:id/versions/:number',
    {
      config: { permission: 'maps:read' },
      schema: {
        summary: 'A released version',
        tags: ['maps'],
        params: mapParams.extend({ number: z.coerce.number().int().min(1) }),
        response: { 200: journeyMapSchema, ...problemResponses },
      },
    },
    (request) => getVersion(ctx, request.access.workspace, request.params.id, request.params.number),
  );
}
