import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';
import { afterAll, beforeAll } from 'vitest';
import { type SupervisedChdb, type SuperviseOptions, superviseChdb } from '../src/index.ts';

export interface TestServer {
  readonly chdb: SupervisedChdb;
  readonly folder: string;
  client(options?: Partial<ClickHouseClientConfigOptions>): ClickHouseClient;
  stop(): Promise<void>;
}

/** A supervised chDB on a unix socket in a folder of its own. */
export async function startTestServer(options: Partial<SuperviseOptions> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'wm-chdb-'));
  const chdb = await superviseChdb({
    path: join(folder, 'events'),
    listen: { socketPath: join(folder, 'chdb.sock') },
    log: (message) => /last words/.test(message) && console.error(message),
    ...options,
  });
  const clients: ClickHouseClient[] = [];
  return {
    chdb,
    folder,
    client: (more = {}) => {
      const client = createClient({
        url: chdb.url,
        http_agent: chdb.makeAgent(),
        log: { level: 127 },
        ...(options.password === undefined ? {} : { password: options.password }),
        ...more,
      });
      clients.push(client);
      return client;
    },
    stop: async () => {
      await chdb.stop();
      await Promise.all(clients.map((client) => client.close()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One server for all tests of a file. */
export function useTestServer(options: Partial<SuperviseOptions> = {}): () => TestServer {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await startTestServer(options);
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
  }, 60_000);
  return () => {
    if (server === undefined) throw new Error('The test server has not been started');
    return server;
  };
}
