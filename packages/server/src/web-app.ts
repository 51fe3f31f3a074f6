import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { ProblemError, sendProblem } from './problem.ts';
import type { App } from './room.ts';

const DIST = path.resolve(import.meta.dirname, '../../web/dist');
/** Addresses that never mean a page of the web app. */
const NOT_A_PAGE = /^\/(api|v1|ws|batch|assets)(\/|$|\?)/;

const NOT_BUILT = `Waymark is running, but its web page has not been built yet.
Build it with "npx vite build packages/web", or start with "npm start", which does that by itself.
`;

/** Serves the built web app: its files, and its first page for every address that only the app knows. */
export async function serveWebApp(app: App, dist: string = DIST): Promise<void> {
  const built = (): boolean => existsSync(path.join(dist, 'index.html'));
  if (existsSync(dist)) {
    await app.register(fastifyStatic, {
      root: dist,
      wildcard: true,
      index: 'index.html',
      cacheControl: false,
      setHeaders: (reply, file) => {
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const page = (request.method === 'GET' || request.method === 'HEAD') && !NOT_A_PAGE.test(request.url);
    if (!page) return sendProblem(request, reply, new ProblemError('not_found'));
    if (!built()) return reply.code(200).type('text/plain; charset=utf-8').send(NOT_BUILT);
    return reply.header('cache-control', 'no-cache').sendFile('index.html', dist);
  });
}
