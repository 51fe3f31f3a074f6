// npm test: prepares everything, runs the static checks, then the tests. Arguments go to vitest (npm test -- packages/engine).
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { check } from './check.mjs';
import { ensureChromium } from './chromium.mjs';
import { entry } from './entry.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureWebBuilt } from './web-build.mjs';

const results = inRoot('node_modules', '.cache', 'test-results.json');

function printSummary() {
  if (!existsSync(results)) return;
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = JSON.parse(readFileSync(results, 'utf8'));
  process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped\n`);
}

entry(async () => {
  const node = await ensureRuntime();
  await ensureInstalled();
  const chromium = await ensureChromium();
  await check(node);
  await ensureWebBuilt(node);
  rmSync(results, { force: true });
  try {
    await run(
      node,
      [
        inRoot('node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${results}`,
        ...process.argv.slice(2),
      ],
      { env: { ...process.env, CHROMIUM_PATH: chromium } },
    );
  } finally {
    printSummary();
  }
});
