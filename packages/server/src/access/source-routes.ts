import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { endSource, listedSources, makeSource, renameSource, rotateKey } from './sources.ts';

const sourceSchema = z
  .object({ id: z.uuid(), name: z.string(), key: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: 'Source' });
const nameSchema = z.object({ name: z.string().trim().min(1).max(100) });
const paramsSchema = z.object({ id: z.uuid() });

function mustExist<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new ProblemError('not_found', { path: 'params.id', detail: 'No such source' });
  return found;
}

/** Who may send events: sources and their write keys. */
export function sourceRoutes(app: App, ctx: ServerContext): void {
  app.get(
    '/api/v1/sources',
    {
      config: { permission: 'sources:read' },
      schema: {
        summary: 'The sources of the workspace with their write keys, oldest first',
        tags: ['access'],
        response: { 200: z.object({ items: z.array(sourceSchema) }), ...problemResponses },
      },
    },
    async (request) => ({ items: await listedSources(ctx, request.access.workspace) }),
  );

  app.post(
    '/api/v1/sources',
    {
      config: { permission: 'sources:write' },
      schema: {
        summary: 'Make a source with a write key of its own',
        tags: ['access'],
        body: nameSchema,
        response: { 201: sourceSchema, ...problemResponses },
      },
    },
    async (request, reply) => reply.code(201).send(await makeSource(ctx, request.access.workspace, request.body.name)),
  );

  app.patch(
    '/api/v1/sources/:id',
    {
      config: { permission: 'sources:write' },
      schema: {
        summary: 'Rename a source',
        tags: ['access'],
        params: paramsSchema,
        body: nameSchema,
        response: { 200: sourceSchema, ...problemResponses },
      },
    },
    async (request) =>
      mustExist(await renameSource(ctx, request.access.workspace, request.params.id, request.body.name)),
  );

  app.post(
    '/api/v1/sources/:id/rotate',
    {
      config: { permission: 'sources:write' },
      schema: {
        summary: 'Give a source a new write key; the one before is refused within a minute',
        tags: ['access'],
        params: paramsSchema,
        response: { 200: sourceSchema, ...problemResponses },
      },
    },
    async (request) => mustExist(await rotateKey(ctx, request.access.workspace, request.params.id)),
  );

  app.delete(
    '/api/v1/sources/:id',
    {
      config: { permission: 'sources:write' },
      schema: {
        summary: 'Revoke a source: its write key is refused within a minute; its events stay',
        tags: ['access'],
        params: paramsSchema,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      if (!(await endSource(ctx, request.access.workspace, request.params.id))) mustExist(undefined);
      return reply.code(204).send(null);
    },
  );
}
