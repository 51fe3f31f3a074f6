/**
 * Writes `src/api/schema.ts` from the API of a server started for the moment, with stores in a temporary folder:
 * `node packages/web/scripts/generate-client.ts`. With an address (`… http://127.0.0.1:4700 TOKEN`) that server is asked.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '@waymark/server';
import { describeApi } from './describe-api.ts';

const target = path.resolve(import.meta.dirname, '../src/api/schema.ts');
const [address, givenToken] = process.argv.slice(2);

async function descriptionOf(url: string, token: string): Promise<string> {
  const response = await fetch(`${url}/api/openapi.json`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${url}/api/openapi.json answered ${response.status}`);
  return response.text();
}

async function ownDescription(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-client-'));
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir, demo: false });
  try {
    return await descriptionOf(server.url, server.token);
  } finally {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const description = address === undefined ? await ownDescription() : await descriptionOf(address, givenToken ?? '');
writeFileSync(target, await describeApi(description));
console.log(`wrote ${path.relative(process.cwd(), target)}`);
