import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactQuantiles } from '../src/exact-quantiles.ts';
import { quantileRank } from '../src/index.ts';
import { naiveQuantile, randomFrom } from './naive/log.ts';

const LEVELS = [0, 0.25, 0.5, 0.9, 1];

test('quantiles over several arrays equal sorting them all', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 0xffff_ffff }));
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 90 }), { maxLength: 4 }), (lists) => {
      const all = lists.flat();
      const arrays = lists.map((list) => Uint32Array.from(list));
      expect(exactQuantiles(arrays, LEVELS)).toEqual(
        all.length === 0 ? [] : LEVELS.map((level) => naiveQuantile(all, level)),
      );
      expect(arrays.map((list) => Array.from(list))).toEqual(lists);
    }),
    { numRuns: 500 },
  );
});

test('many values with far outliers (seed 3)', () => {
  const random = randomFrom(3);
  const values = Array.from({ length: 30_000 }, (_, place) =>
    place % 9999 === 0 ? 0xffff_ffff : random() ** 4 * 1e5,
  ).map(Math.floor);
  expect(exactQuantiles([Uint32Array.from(values)], LEVELS)).toEqual(
    LEVELS.map((level) => naiveQuantile(values, level)),
  );
});

test("the element taken is that of ClickHouse's quantileExact", () => {
  expect([1, 2, 3, 10].map((n) => [quantileRank(0.5, n), quantileRank(0.9, n)])).toEqual([
    [0, 0],
    [1, 1],
    [1, 2],
    [5, 9],
  ]);
});
