import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { Collector } from './collector.ts';
import { REJECT_CODES } from './new-event.ts';
import { listRejects } from './rejects.ts';
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

/** The tracking protocol, and what it refused. */
export async function collectRoutes(app: App, ctx: ServerContext): Promise<void> {
  const collector = new Collector(ctx);
  app.addHook('onClose', () => collector.drain());
  await app.register((scope) => trackingRoutes(scope.withTypeProvider(), collector, ctx.configuration.publicUrl));

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
}
