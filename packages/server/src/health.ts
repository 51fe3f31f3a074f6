import { z } from 'zod';
import type { ServerContext } from './context.ts';
import type { App } from './room.ts';

const partSchema = z.object({ ok: z.boolean(), detail: z.string() });

/** For load balancers and monitors: `/healthz` (the process), `/readyz` (both stores answer), `/metrics` (Prometheus). */
export function healthRoutes(app: App, ctx: ServerContext): void {
  app.get(
    '/healthz',
    {
      config: { permission: 'public' },
      schema: { tags: ['health'], response: { 200: z.object({ ok: z.literal(true) }) } },
    },
    () => ({ ok: true as const }),
  );
  const readySchema = z.object({ ok: z.boolean(), events: partSchema, state: partSchema });
  app.get(
    '/readyz',
    {
      config: { permission: 'public' },
      schema: { tags: ['health'], response: { 200: readySchema, 503: readySchema } },
    },
    async (_request, reply) => {
      const health = await ctx.store.health();
      const ok = health.events.ok && health.state.ok;
      return reply.code(ok ? 200 : 503).send({ ok, ...health });
    },
  );
  app.get(
    '/metrics',
    { config: { permission: 'public' }, schema: { tags: ['health'], response: { 200: z.string() } } },
    async (_request, reply) =>
      reply
        .type(ctx.metrics.contentType)
        .serializer(String)
        .send(await ctx.metrics.metrics()),
  );
}
