import { mkdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Connections } from './connections.ts';
import { makeHandler } from './http-handler.ts';
import type { ListenAddress } from './listen-address.ts';

export interface ChdbServerOptions {
  /** The data folder; chDB locks it, so a second process is refused. */
  readonly path: string;
  readonly listen: ListenAddress;
  /** User and password asked for; by default `default` without password (rely on the socket's permissions). */
  readonly user?: string;
  readonly password?: string;
  /** The most memory all statements together may use, in bytes; without it chDB's own limit (a share of the machine's). */
  readonly memoryLimitBytes?: number;
}

export interface ChdbServer {
  readonly url: string;
  /** Answers what is under way, then closes the database. */
  close(): Promise<void>;
}

/**
 * Opens chDB in this process and serves ClickHouse's HTTP interface over it. Run it in a process of its own
 * (`superviseChdb`): the engine's crash is the process's crash, and it needs UV_THREADPOOL_SIZE=16, or a cancel would
 * wait behind heavy statements.
 *
 * SQL that arrives here may read files and reach the network (`file()`, `url()`, `postgresql()`): never hand it SQL
 * typed by users.
 *
 * @throws when the data folder is in use or cannot be opened
 */
export async function startChdbServer(options: ChdbServerOptions): Promise<ChdbServer> {
  const { path, listen, user = 'default', password = '', memoryLimitBytes } = options;
  await mkdir(path, { recursive: true });
  const rowsFolder = join(path, 'rows-under-way');
  const connections = new Connections(
    path,
    memoryLimitBytes === undefined ? [] : [`--max_server_memory_usage=${memoryLimitBytes}`],
  );
  const version = await connections.with('control', async (session) =>
    (await session.queryAsync('SELECT version()', { format: 'TSVRaw' })).text().trim(),
  );
  // The folder is ours from here on: whatever an earlier process left half-read can go.
  await rm(rowsFolder, { recursive: true, force: true });
  await mkdir(rowsFolder, { recursive: true, mode: 0o700 });
  const server = createServer(
    { keepAliveTimeout: 60_000, requestTimeout: 0 },
    makeHandler({ connections, credentials: { user, password }, rowsFolder, version }),
  );
  const url = await listenOn(server, listen);
  return {
    url,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Streams nobody reads must not keep the process alive.
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      });
      connections.close();
    },
  };
}

async function listenOn(server: Server, listen: ListenAddress): Promise<string> {
  if ('socketPath' in listen) await rm(listen.socketPath, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if ('socketPath' in listen) {
      // Nobody but the owner may speak to a database without a password.
      const before = process.umask(0o177);
      server.listen(listen.socketPath, resolve);
      process.umask(before);
    } else server.listen(listen.port, listen.host, resolve);
  });
  const address = server.address();
  // Over a unix socket the URL only names the protocol; the agent knows the way.
  return address === null || typeof address === 'string'
    ? 'http://localhost'
    : `http://${address.address}:${address.port}`;
}
