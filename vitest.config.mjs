import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** The walk through all screens takes as long as all other tests of pages together: begun last, it would keep one core waiting. */
const LONGEST = /every-screen\.web\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  /** @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const sorted = await super.sort(files);
    const rank = (/** @type {import('vitest/node').TestSpecification} */ { moduleId }) =>
      LONGEST.test(moduleId) ? 0 : 1;
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'screens/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
    globalSetup: ['scripts/test-setup.mjs'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
  },
});
