import fastifyCookie from '@fastify/cookie';
import fastifySwagger from '@fastify/swagger';
import fastifyWebsocket from '@fastify/websocket';
import fastify, { type FastifyBaseLogger, LogController, type RouteOptions } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { authenticate } from './access/index.ts';
import type { ServerContext } from './context.ts';
import { healthRoutes } from './health.ts';
import type { LiveHub } from './live.ts';
import { mayHear } from './live-topics.ts';
import { isOwnOrigin } from './origin.ts';
import { ProblemError, problemFrom, sendProblem } from './problem.ts';
import type { App, Room } from './room.ts';
import { rooms as allRooms } from './rooms.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { serveWebApp } from './web-app.ts';

const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
/** What somebody wrote into a map while offline comes in one message. */
const SOCKET_MESSAGE_BYTES = 8 * 1024 * 1024;

export interface AppOptions {
  /** The rooms to serve; all by default. */
  readonly rooms?: readonly Room[];
  /** Where the built web app lies; `packages/web/dist` by default. */
  readonly webDist?: string;
}

/** Fails the start of a server whose API has a route that says not who may use it. */
function mustDeclarePermission(route: RouteOptions): void {
  if (route.url.startsWith('/api') && route.config?.permission === undefined) {
    throw new Error(`Route ${route.method} ${route.url} declares no permission (config.permission)`);
  }
}

/**
 * Makes the web server: every room's routes, the API's description, health, the WebSocket and the web app.
 * Listens to nothing yet; `inject` works.
 */
export async function buildServer(
  ctx: ServerContext & { readonly live: LiveHub },
  options: AppOptions = {},
): Promise<App> {
  const log: FastifyBaseLogger = ctx.log;
  const app: App = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: ctx.configuration.publicUrl !== undefined,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  app.setErrorHandler((error: Error, request, reply) => {
    const problem = problemFrom(error);
    if (problem.code === 'internal') request.log.error({ err: error, url: request.routeOptions.url }, 'request failed');
    return sendProblem(request, reply, problem);
  });
  app.addHook('onRoute', mustDeclarePermission);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  // The sockets go first: closing would wait for them.
  app.addHook('preClose', async () => ctx.live.close());
  // Cookies are read before anyone is asked who he is.
  await app.register(fastifyCookie);
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (permission !== undefined) await authenticate(ctx, request, permission);
  });
  app.addHook('preValidation', async (request) => {
    if (request.ws && !isOwnOrigin(request, ctx.configuration.publicUrl))
      throw new ProblemError('forbidden', { path: 'Origin' });
  });
  await app.register(fastifyWebsocket, { options: { maxPayload: SOCKET_MESSAGE_BYTES } });
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Waymark', version: '1', description: 'Journeys promised, journeys taken.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'waymark_session' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });

  // Registered as a plugin, so that the plugins above have loaded and see every route.
  await app.register(async (scope) => {
    const inner: App = scope.withTypeProvider();
    healthRoutes(inner, ctx);
    inner.get(
      '/api/openapi.json',
      {
        config: { permission: 'signed-in' },
        schema: { summary: 'This description', tags: ['health'], response: { 200: z.record(z.string(), z.unknown()) } },
      },
      (_request, reply) => {
        reply.serializer(JSON.stringify);
        return { ...app.swagger() };
      },
    );
    inner.get(
      '/ws',
      { websocket: true, config: { permission: 'signed-in' }, schema: { hide: true } },
      (socket, { access }) =>
        ctx.live.accept(socket, access.workspace, access.subject, (topic) => mayHear(access.permissions, topic)),
    );
  });
  for (const room of options.rooms ?? allRooms) {
    await app.register(async (scope) => {
      await room.routes?.(scope.withTypeProvider(), ctx);
    });
  }
  await serveWebApp(app, options.webDist);
  return app;
}
