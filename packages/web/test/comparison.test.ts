import { expect, test } from 'vitest';
import { differenceOfMeans, differenceOfShares, moreThanChance } from '../src/maps/compare/difference.ts';

test('the interval of a difference of shares is the one Newcombe printed', () => {
  // Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10, examples (a), (b), (f) and (h).
  const rows = [
    { a: [56, 70], b: [48, 80], low: 0.0524, high: 0.3339 },
    { a: [9, 10], b: [3, 10], low: 0.1705, high: 0.809 },
    { a: [5, 56], b: [0, 29], low: -0.0381, high: 0.1926 },
    { a: [10, 10], b: [0, 10], low: 0.6075, high: 1 },
  ] as const;
  for (const { a, b, low, high } of rows) {
    const found = differenceOfShares({ count: a[0], of: a[1] }, { count: b[0], of: b[1] });
    expect(found?.low).toBeCloseTo(low, 3);
    expect(found?.high).toBeCloseTo(high, 3);
  }
  expect(differenceOfShares({ count: 0, of: 0 }, { count: 1, of: 2 })).toBeNull();
});

test('p is that of the pooled z test', () => {
  // 56/70 against 48/80: z = 0.2 / √(104/150 · 46/150 · (1/70 + 1/80)) = 2.6504, two-sided 0.00804.
  expect(differenceOfShares({ count: 56, of: 70 }, { count: 48, of: 80 })?.p).toBeCloseTo(0.00804, 4);
  expect(differenceOfShares({ count: 0, of: 70 }, { count: 0, of: 80 })?.p).toBe(1);
});

test('means differ by their standard errors together', () => {
  // Standard errors 0.3 and 0.4: together 0.5; a difference of 1 is z = 2, two-sided 0.0455.
  const z = 1.959963984540054;
  const found = differenceOfMeans({ mean: 4, low: 4 - 0.3 * z }, { mean: 3, low: 3 - 0.4 * z });
  expect(found?.high).toBeCloseTo(1 + 0.5 * z, 6);
  expect(found?.p).toBeCloseTo(0.0455, 4);
  expect(differenceOfMeans({ mean: 4, low: null }, { mean: 3, low: 2 })).toBeNull();
});

test('looking at many at once asks for more certainty (Holm)', () => {
  const items = [0.01, 0.04, 0.03, 0.005].map((p) => ({ difference: { a: 0, b: 0, change: 0, low: 0, high: 0, p } }));
  // Holm's own example of four: 0.005 ≤ 0.05/4 and 0.01 ≤ 0.05/3, but 0.03 > 0.05/2.
  expect(moreThanChance(items).map(({ difference }) => difference.p)).toEqual([0.005, 0.01]);
  expect(moreThanChance([])).toEqual([]);
});
