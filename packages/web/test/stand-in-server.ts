import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The strictest policy the app must live with. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";

export interface StandIn {
  readonly url: string;
  /** Answers of the API by path; may be changed while the server runs. A function is asked anew each time, and may take its time. */
  readonly answers: Map<string, unknown>;
  /** What the pages sent: method and path, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Serves the built app and prepared answers, to look at states the real server gets into only with effort. */
export async function startStandIn(dist: string, prepared: Readonly<Record<string, unknown>>): Promise<StandIn> {
  const answers = new Map(Object.entries(prepared));
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? '/', 'http://stand-in');
    const { pathname } = address;
    if (pathname.startsWith('/api/')) {
      asked.push(`${request.method} ${pathname}`);
      const known =
        answers.get(`${request.method} ${pathname}`) ?? (request.method === 'GET' ? answers.get(pathname) : undefined);
      const body: unknown = typeof known === 'function' ? await known(address) : known;
      const status = body === undefined ? 404 : 200;
      response.writeHead(status, { 'content-type': 'application/json', etag: '"1"' });
      response.end(JSON.stringify(body ?? { status, code: 'not_found', title: 'Das gibt es nicht (mehr).' }));
      return;
    }
    const file = path.join(dist, pathname);
    const found = pathname !== '/' && existsSync(file) ? file : path.join(dist, 'index.html');
    response.writeHead(200, {
      'content-type': TYPES[path.extname(found)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    });
    response.end(readFileSync(found));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
