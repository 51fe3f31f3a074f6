import { idSchema, touchpointSchema } from '@waymark/model';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { entityTag, expectedVersion } from './entity-tag.ts';
import { deleteTouchpoint, getTouchpoint, listTouchpoints, putTouchpoint } from './touchpoints.ts';

const params = z.object({ id: idSchema });

/** The touchpoint catalogue, shared by all maps of the workspace. */
export function touchpointRoutes(app: App, ctx: ServerContext): void {
  app.get(
    '/api/v1/touchpoints',
    {
      config: { permission: 'touchpoints:read' },
      schema: {
        summary: 'The touchpoint catalogue',
        tags: ['maps'],
        querystring: z.object({
          cursor: idSchema.optional(),
          limit: z.coerce.number().int().min(1).max(1000).default(200),
        }),
        response: {
          200: z.object({ items: z.array(touchpointSchema), nextCursor: z.string().nullable() }),
          ...problemResponses,
        },
      },
    },
    (request) => listTouchpoints(ctx, request.access.workspace, request.query.cursor, request.query.limit),
  );

  app.post(
    '/api/v1/touchpoints',
    {
      config: { permission: 'touchpoints:write' },
      schema: {
        summary: 'Add a touchpoint',
        tags: ['maps'],
        body: touchpointSchema.omit({ id: true }),
        response: { 201: touchpointSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const stored = await putTouchpoint(ctx, request.access.workspace, { ...request.body, id: uuidv7() }, undefined);
      return reply.code(201).header('etag', entityTag(stored.version)).send(stored.touchpoint);
    },
  );

  app.get(
    '/api/v1/touchpoints/:id',
    {
      config: { permission: 'touchpoints:read' },
      schema: {
        summary: 'A touchpoint',
        tags: ['maps'],
        params,
        response: { 200: touchpointSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { touchpoint, version } = await getTouchpoint(ctx, request.access.workspace, request.params.id);
      return reply.header('etag', entityTag(version)).send(touchpoint);
    },
  );

  app.put(
    '/api/v1/touchpoints/:id',
    {
      config: { permission: 'touchpoints:write' },
      schema: {
        summary: 'Change a touchpoint, or add it under its id',
        tags: ['maps'],
        params,
        headers: z.object({ 'if-match': z.string().optional() }),
        body: touchpointSchema,
        response: { 200: touchpointSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      if (request.body.id !== request.params.id) {
        throw new ProblemError('invalid_field', {
          path: 'body.id',
          detail: 'Expected the id of the address',
          values: { field: 'body.id', reason: request.body.id },
        });
      }
      const stored = await putTouchpoint(
        ctx,
        request.access.workspace,
        request.body,
        expectedVersion(request.headers['if-match']),
      );
      return reply.header('etag', entityTag(stored.version)).send(stored.touchpoint);
    },
  );

  app.delete(
    '/api/v1/touchpoints/:id',
    {
      config: { permission: 'touchpoints:write' },
      schema: {
        summary: 'Remove a touchpoint from the catalogue',
        tags: ['maps'],
        params,
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await deleteTouchpoint(ctx, request.access.workspace, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
