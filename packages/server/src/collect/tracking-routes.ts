import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import type { Collector, Delivery, Receipt } from './collector.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { type EventKind, REJECT_CODES } from './new-event.ts';
import { fromPostHog } from './posthog.ts';
import { MAX_REQUEST_BYTES, readBody } from './read-body.ts';
import { keyInHeaders } from './write-keys.ts';

const receiptSchema = z
  .object({
    success: z.boolean(),
    stored: z.int(),
    rejected: z.array(z.object({ item: z.int(), field: z.string(), reason: z.string(), code: z.enum(REJECT_CODES) })),
  })
  .meta({ id: 'Receipt' });

const SINGLE: Readonly<Record<string, EventKind>> = {
  identify: 'identify',
  track: 'track',
  page: 'page',
  screen: 'screen',
  group: 'group',
  alias: 'alias',
  i: 'identify',
  t: 'track',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
};
const BATCHES = ['batch', 'b', 'import'];

const DAY_SECONDS = 86_400;

function answer(reply: FastifyReply, { stored, rejected }: Receipt): FastifyReply {
  const nothing = stored === 0 && rejected.length > 0;
  const status = nothing ? (rejected.every((reject) => reject.code === 'too_large') ? 413 : 400) : 200;
  const shown = rejected.map(({ item, field, reason, code }) => ({ item, field, reason, code }));
  return reply.code(status).serializer(JSON.stringify).send({ success: !nothing, stored, rejected: shown });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function deliveryOf(request: FastifyRequest, envelope: JsonObject, of: Pick<Delivery, 'kind' | 'items'>): Delivery {
  return {
    ...of,
    context: of.kind === undefined && isJsonObject(envelope.context) ? envelope.context : undefined,
    sentAt: envelope.sentAt ?? envelope.sent_at,
    key: keyInHeaders(request.headers) ?? textOf(envelope.writeKey) ?? textOf(envelope.api_key),
    privacyControl: request.headers['sec-gpc'] === '1',
  };
}

async function envelopeOf(request: FastifyRequest): Promise<JsonObject> {
  const body = await readBody(request.body, request.headers['content-encoding']);
  if (isJsonObject(body)) return body;
  throw new ProblemError('invalid', { path: 'body', detail: 'Expected an object' });
}

function itemsOf(envelope: JsonObject): readonly unknown[] {
  const items = Object.hasOwn(envelope, 'batch') ? envelope.batch : undefined;
  if (Array.isArray(items)) return items;
  throw new ProblemError('invalid', { path: 'body.batch', detail: 'Expected a list' });
}

/** Everything the SDKs of the tracking protocol and of PostHog call. Keys of their own, no session; open to pages of any site. */
export async function trackingRoutes(app: App, collector: Collector, publicUrl: string | undefined): Promise<void> {
  // Senders label their bodies freely: bytes are taken as they come and looked at.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_REQUEST_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
    reply.header('cross-origin-resource-policy', 'cross-origin');
  });

  const preflight = async (_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': 'authorization, content-type, content-encoding, x-retry-count, x-write-key',
        'access-control-max-age': String(DAY_SECONDS),
      })
      .send();
  app.options('/v1/*', { schema: { hide: true } }, preflight);
  app.options('/batch', { schema: { hide: true } }, preflight);

  const schemaOf = (summary: string) => ({
    summary,
    tags: ['collect'],
    response: { 200: receiptSchema, 400: z.union([receiptSchema, problemResponses['4xx']]), ...problemResponses },
  });

  for (const [path, kind] of Object.entries(SINGLE)) {
    app.post(`/v1/${path}`, { schema: schemaOf(`One ${kind} call`) }, async (request, reply) => {
      const envelope = await envelopeOf(request);
      return answer(reply, await collector.receive(deliveryOf(request, envelope, { kind, items: [envelope] })));
    });
  }
  for (const path of BATCHES) {
    app.post(`/v1/${path}`, { schema: schemaOf('Several calls') }, async (request, reply) => {
      const envelope = await envelopeOf(request);
      return answer(
        reply,
        await collector.receive(deliveryOf(request, envelope, { kind: undefined, items: itemsOf(envelope) })),
      );
    });
  }
  app.post('/batch', { schema: schemaOf("PostHog's batch of events") }, async (request, reply) => {
    const envelope = await envelopeOf(request);
    const items = itemsOf(envelope).map(fromPostHog);
    return answer(reply, await collector.receive(deliveryOf(request, envelope, { kind: undefined, items })));
  });

  // What the browser's SDK loads first, and its measurements of itself, which nobody needs.
  app.get(
    '/v1/projects/:key/settings',
    {
      schema: {
        summary: 'Settings of the browser SDK',
        tags: ['collect'],
        params: z.object({ key: z.string().max(200) }),
        response: { 200: z.record(z.string(), z.unknown()) },
      },
    },
    async (request, reply) => {
      const url = new URL(publicUrl ?? `${request.protocol}://${request.host}`);
      return reply
        .header('cache-control', 'public, max-age=60')
        .serializer(JSON.stringify)
        .send({
          integrations: {
            'Segment.io': {
              apiKey: request.params.key,
              apiHost: `${url.host}/v1`,
              protocol: url.protocol.slice(0, -1),
            },
          },
          plan: {
            track: { __default: { enabled: true } },
            identify: { __default: { enabled: true } },
            group: { __default: { enabled: true } },
          },
          edgeFunction: {},
          analyticsNextEnabled: true,
          middlewareSettings: {},
          enabledMiddleware: {},
          metrics: { sampleRate: 0 },
          legacyVideoPluginsEnabled: false,
          remotePlugins: [],
        });
    },
  );
  app.post(
    '/v1/m',
    {
      schema: {
        summary: "The browser SDK's own figures; dropped",
        tags: ['collect'],
        response: { 200: z.object({ success: z.literal(true) }) },
      },
    },
    () => ({
      success: true as const,
    }),
  );
}
