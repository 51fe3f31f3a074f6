import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { newestArrivals } from './arrivals.ts';
import { Collector } from './collector.ts';
import { REJECT_CODES } from './new-event.ts';
import { listRejects } from './rejects.ts';
import { sourcePrivacyRoutes } from './source-privacy-routes.ts';
import { trackingRoutes } from './tracking-routes.ts';

const rejectSchema = z
  .object({
    id: z.string(),
    receivedAt: z.iso.datetime(),
    source: z.string(),
    item: z.int(),
    field: z.string(),
    reason: z.string(),
    code: z.enum(REJECT_CODES).or(z.string()),
    raw: z.string(),
  })
  .meta({ id: 'Reject' });

const arrivalSchema = z
  .object({
    id: z.string(),
    receivedAt: z.iso.datetime(),
    source: z.string(),
    kind: z.string(),
    name: z.string(),
    person: z.string(),
    delayMs: z.int().describe('From the time its sender wrote to the time it came'),
    event: z.record(z.string(), z.unknown()).describe('As it is stored'),
  })
  .meta({ id: 'Arrival' });

/** The tracking protocol, what came by it, and what it refused. */
export async function collectRoutes(app: App, ctx: ServerContext): Promise<void> {
  const collector = new Collector(ctx);
  app.addHook('onClose', () => collector.drain());
  await app.register((scope) => trackingRoutes(scope.withTypeProvider(), collector, ctx.configuration.publicUrl));

  sourcePrivacyRoutes(app, ctx);

  app.get(
    '/api/v1/rejects',
    {
      config: { permission: 'rejects:read' },
      schema: {
        summary: 'Items that were refused, newest first',
        tags: ['collect'],
        querystring: z.object({
          cursor: z
            .string()
            .regex(/^\d{1,18}$/)
            .optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: {
          200: z.object({ items: z.array(rejectSchema), nextCursor: z.string().nullable() }),
          ...problemResponses,
        },
      },
    },
    (request) => listRejects(ctx, request.access.workspace, request.query.cursor, request.query.limit),
  );

  app.get(
    '/api/v1/arrivals',
    {
      config: { permission: 'collect:read' },
      schema: {
        summary: 'The events stored last, newest first; further ones are news of the topic "arrivals"',
        tags: ['collect'],
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
        response: { 200: z.object({ items: z.array(arrivalSchema) }), ...problemResponses },
      },
    },
    async (request) => ({ items: await newestArrivals(ctx, request.access.workspace, request.query.limit) }),
  );
}
