import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { APP } from './browser.ts';

const MOST_BYTES = 250 * 1024;

/** The scripts a chunk imports before it runs, itself included; dynamic imports are not among them. */
function importedBy(assets: string, chunk: string, found = new Set<string>()): Set<string> {
  if (found.has(chunk)) return found;
  found.add(chunk);
  const text = readFileSync(path.join(assets, chunk), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    importedBy(assets, name, found);
  return found;
}

test('the scripts of the live map fit into 250 KB, compressed', () => {
  const assets = path.join(APP, 'assets');
  const entry = /src="\/assets\/([\w.-]+\.js)"/.exec(readFileSync(path.join(APP, 'index.html'), 'utf8'))?.[1] ?? '';
  const chunkOf = (start: string) =>
    readdirSync(assets).find((name) => name.startsWith(start) && name.endsWith('.js')) ?? '';
  const chunks = new Set(
    [entry, chunkOf('home-page-'), chunkOf('map-page-')].flatMap((chunk) => [...importedBy(assets, chunk)]),
  );
  const bytes = [...chunks].reduce((sum, chunk) => sum + gzipSync(readFileSync(path.join(assets, chunk))).length, 0);
  expect(chunks.size).toBeGreaterThan(3);
  // What is loaded is the app, not a shell around something that comes later.
  expect(bytes).toBeGreaterThan(50 * 1024);
  console.info(`scripts of the live map: ${Math.round(bytes / 1024)} KB compressed`);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
