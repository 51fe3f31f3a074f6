import { existsSync } from 'node:fs';
import { withProgress } from './progress.mjs';
import { inRoot } from './root.mjs';
import { npm, run } from './run.mjs';

/** The oldest Node that runs our TypeScript as it stands (type stripping without a flag). */
const OLDEST = { major: 22, minor: 18 };

function isRecentEnough(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/**
 * How the server runs: requests live for the time of a batch, and a young generation that holds them all (V8's is 16 MB)
 * spares copying them. Measured: a tenth less processor time an event.
 */
export const NODE_FLAGS = ['--max-semi-space-size=64'];

/**
 * The path of a Node that runs Waymark: the one at hand, or Node 24 LTS from the npm registry, installed into `runtime/`.
 * @returns {Promise<string>}
 */
export async function ensureRuntime() {
  if (isRecentEnough(process.versions.node)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const node = inRoot('runtime', 'node_modules', name, 'bin', 'node');
  if (!existsSync(node)) {
    await withProgress(`Fetching Node 24 (Node ${process.versions.node} is too old)`, () =>
      npm(['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: inRoot('runtime'), quiet: true }),
    );
  }
  if (!existsSync(node)) {
    throw new Error(
      `Waymark needs Node ${OLDEST.major}.${OLDEST.minor} or newer, this is ${process.versions.node}, and there is no packaged Node for ${process.platform}-${process.arch}.\n` +
        'Install Node 24 from https://nodejs.org and run the command again.',
    );
  }
  await run(node, ['--version'], { quiet: true });
  return node;
}
