import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function find() {
  if (process.env.CHROMIUM_PATH && existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

/**
 * The path of a Chromium for the browser tests; installs Debian's where none is found and we may.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = find();
  if (found) return found;
  const apt = existsSync('/usr/bin/apt-get');
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (apt) {
    try {
      await withProgress('Installing Debian’s chromium for the browser tests', async () => {
        const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
        for (const args of [
          ['update', '-qq'],
          ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
        ]) {
          const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
          await run(command, rest, { env, quiet: true });
        }
      });
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    }
  }
  const installed = find();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium, none was found, and it could not be installed from here.\n' +
      'Install it yourself (Debian: sudo apt-get install chromium) or name one with CHROMIUM_PATH=/path/to/chromium, then run npm test again.',
  );
}
