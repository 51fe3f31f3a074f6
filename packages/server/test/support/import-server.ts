import { argv } from 'node:process';
import { startTestServer } from './test-server.ts';

/** A server of its own process, for tests that kill it: `node import-server.ts DATA_DIR`. Says where it listens. */
const dataDir = argv[2];
if (dataDir === undefined) throw new Error('expected a data folder');
const server = await startTestServer(dataDir);
process.stdout.write(`${JSON.stringify({ url: server.url, token: server.token })}\n`);
