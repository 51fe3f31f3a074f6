import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withProgress } from './progress.mjs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';

const stamp = inRoot('packages', 'web', 'dist', '.built-from');
const sources = [
  ['web', 'src'],
  ['web', 'index.html'],
  ['web', 'public'],
  ['web', 'vite.config.ts'],
  ['model', 'src'],
  ['text', 'src'],
];

function addTo(/** @type {import('node:crypto').Hash} */ hash, /** @type {string} */ path) {
  if (!existsSync(path)) return;
  const entries = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  for (const file of entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()) {
    hash.update(file.slice(path.length)).update(readFileSync(file));
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(inRoot('package-lock.json')));
  for (const [pack = '', part = ''] of sources) {
    const path = inRoot('packages', pack, part);
    if (/\.\w+$/.test(part)) {
      if (existsSync(path)) hash.update(readFileSync(path));
    } else addTo(hash, path);
  }
  return hash.digest('hex');
}

/** Builds the web app unless what stands in `packages/web/dist` was built from these very sources. */
export async function ensureWebBuilt(/** @type {string} */ node) {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await withProgress('Building the web app', () =>
    run(node, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'packages/web', '--logLevel', 'warn'], {
      quiet: true,
    }),
  );
  writeFileSync(stamp, wanted);
}
