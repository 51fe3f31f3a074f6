import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withProgress } from './progress.mjs';
import { inRoot } from './root.mjs';
import { npm } from './run.mjs';

const stamp = inRoot('node_modules', '.waymark-installed');

/** What the installed packages are a function of: the lockfile and every package.json, and the platform. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  const packages = readdirSync(inRoot('packages')).map((name) => inRoot('packages', name, 'package.json'));
  for (const file of [inRoot('package-lock.json'), inRoot('package.json'), ...packages.sort()]) {
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Installs the dependencies unless they already stand as the lockfile says. */
export async function ensureInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  // `npm ci` refuses a lockfile that lacks packages of other platforms, which some registries do not carry.
  await withProgress('Installing dependencies', () =>
    npm(['install', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true }),
  );
  mkdirSync(inRoot('node_modules'), { recursive: true });
  writeFileSync(stamp, fingerprint());
}
