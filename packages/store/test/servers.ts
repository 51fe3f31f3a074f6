import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { superviseChdb } from '@waymark/chdb-http';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../src/embedded/embedded-postgres.ts';
import type { PostgresBinaries } from '../src/embedded/postgres-binaries.ts';

/** A server that a test started, reached by URL. */
export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

/** PostgreSQL 15 as Debian 12 installs it; undefined where the machine has none. */
export function olderPostgres(): PostgresBinaries | undefined {
  const folder = '/usr/lib/postgresql/15/bin';
  return existsSync(`${folder}/postgres`) ? { postgres: `${folder}/postgres`, initdb: `${folder}/initdb` } : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/**
 * A PostgreSQL over TCP with a database of its own, whose owner is an ordinary user: no superuser, only allowed to make the
 * role the server works as.
 */
export async function startPostgresServer(binaries?: PostgresBinaries): Promise<TestServer> {
  const base = await mkdtemp(join(tmpdir(), 'waymark-postgres-'));
  const port = await freePort();
  const postgres = await startEmbeddedPostgres({
    folder: join(base, 'data'),
    port,
    ...(binaries === undefined ? {} : { binaries }),
  });
  const admin = new Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query('create role journeys login createrole');
  await admin.query('create database journeys owner journeys');
  await admin.end();
  return {
    url: `postgresql://journeys@127.0.0.1:${port}/journeys`,
    close: async () => {
      await postgres.stop();
      await rm(base, { recursive: true, force: true });
    },
  };
}

/** A chdb-http process over TCP that asks for a password. */
export async function startChdbOverTcp(): Promise<TestServer> {
  const base = await mkdtemp(join(tmpdir(), 'waymark-chdb-'));
  const password = 'p@ss: word/ß';
  const chdb = await superviseChdb({ path: join(base, 'events'), listen: { host: '127.0.0.1', port: 0 }, password });
  const url = new URL(chdb.url);
  url.username = 'default';
  url.password = encodeURIComponent(password);
  return {
    url: url.href,
    close: async () => {
      await chdb.stop();
      await rm(base, { recursive: true, force: true });
    },
  };
}
