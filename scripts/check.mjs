// npm run check: formatter and linter, types, and the rule about who may import whom.
import { entry } from './entry.mjs';
import { ensureInstalled } from './install.mjs';
import { withProgress } from './progress.mjs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';

/** Every static check, one after another; throws with the findings of the first that fails. */
export async function check(/** @type {string} */ node) {
  const bin = (/** @type {string[]} */ ...parts) => inRoot('node_modules', ...parts);
  await withProgress('Format and lint', () =>
    run(node, [bin('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.'], { quiet: true }),
  );
  await withProgress('Types', () => run(node, [bin('typescript', 'bin', 'tsc'), '-b'], { quiet: true }));
  await withProgress('Imports (who may import whom, no circles)', () =>
    run(
      node,
      [
        bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        'packages',
        'bench',
        'proof',
        'screens',
      ],
      { quiet: true },
    ),
  );
}

if (process.argv[1] === inRoot('scripts', 'check.mjs')) {
  entry(async () => {
    const node = await ensureRuntime();
    await ensureInstalled();
    await check(node);
  });
}
