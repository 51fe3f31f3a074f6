import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeApi } from '../scripts/describe-api.ts';
import { startRealServer } from './real-server.ts';

test('the generated client is current: node packages/web/scripts/generate-client.ts makes it so', async () => {
  const real = await startRealServer(mkdtempSync(path.join(tmpdir(), 'waymark-no-app-')));
  try {
    const description = JSON.stringify(await real.ask('GET', '/api/openapi.json'));
    const written = readFileSync(path.resolve(import.meta.dirname, '../src/api/schema.ts'), 'utf8');
    expect(await describeApi(description)).toBe(written);
  } finally {
    await real.close();
  }
});
