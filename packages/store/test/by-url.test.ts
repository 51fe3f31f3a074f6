import { afterAll, beforeAll, test } from 'vitest';
import { openStore } from '../src/open-store.ts';
import { olderPostgres, startChdbOverTcp, startPostgresServer, type TestServer } from './servers.ts';
import { type Subject, storeSuite } from './store-suite.ts';

let chdb: TestServer;
beforeAll(async () => {
  chdb = await startChdbOverTcp();
});
afterAll(async () => {
  await chdb?.close();
});

async function openAt(postgres: TestServer, clickhouseUrl: string): Promise<Subject> {
  // The data folder is nobody's when both stores are elsewhere: nothing may be written there.
  const store = await openStore({ dataDir: '/dev/null/nowhere', databaseUrl: postgres.url, clickhouseUrl });
  return {
    store,
    databaseUrl: postgres.url,
    close: async () => {
      await store.close();
      await postgres.close();
    },
  };
}

storeSuite('PostgreSQL 18 and chdb-http over TCP, by URL', async () => openAt(await startPostgresServer(), chdb.url));

const older = olderPostgres();
if (older === undefined)
  test.skip('PostgreSQL 15 by URL: this machine has none at /usr/lib/postgresql/15', () => undefined);
else
  storeSuite('PostgreSQL 15 and chdb-http over TCP, by URL', async () =>
    openAt(await startPostgresServer(older), chdb.url),
  );

const clickhouseUrl = process.env.CLICKHOUSE_URL;
if (clickhouseUrl === undefined) test.skip('a real ClickHouse: set CLICKHOUSE_URL to one', () => undefined);
else storeSuite('PostgreSQL 18 and a real ClickHouse', async () => openAt(await startPostgresServer(), clickhouseUrl));
