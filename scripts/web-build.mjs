import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { withProgress } from './progress.mjs';
import { inRoot, root } from './root.mjs';
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

/** Every file below a path, sorted; the path itself where it is a file. */
function filesBelow(/** @type {string} */ path) {
  /** @type {string[]} */
  const files = [];
  if (!existsSync(path)) return files;
  if (!statSync(path).isDirectory()) return [path];
  for (const name of readdirSync(path).sort()) files.push(...filesBelow(join(path, name)));
  return files;
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = sources.flatMap(([pack = '', part = '']) => filesBelow(inRoot('packages', pack, part)));
  for (const file of [inRoot('package-lock.json'), ...files])
    hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds the web app unless what stands in `packages/web/dist` was built from these very sources. */
export async function ensureWebBuilt(/** @type {string} */ node) {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await withProgress('Building the web app', () =>
    run(node, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build', 'packages/web', '--logLevel', 'warn'], {
      quiet: true,
      // As it is shipped, also where a test runner's own environment would bring in the development build of libraries.
      env: { ...process.env, NODE_ENV: 'production' },
    }),
  );
  writeFileSync(stamp, wanted);
}
