import { expect, test } from 'vitest';
import { areasBelow, feelingRuns } from '../src/maps/live/feeling-curve.ts';
import type { LivedExperience, LiveExpectation } from '../src/maps/live/live-view.ts';
import { livedFeeling } from '../src/maps/live/lived-feeling.ts';

const aspect = (lived: LivedExperience | null, scaleMin = 1, scaleMax = 5): LiveExpectation => ({
  id: 'e',
  aspect: 'Aspect',
  context: null,
  level: 4,
  scaleMin,
  scaleMax,
  lived,
});

test('the ends and the middle of every scale are −2, +2 and 0', () => {
  for (const [min, max] of [
    [1, 5],
    [1, 7],
    [0, 10],
    [0, 100],
  ] as const) {
    const at = (mean: number) => livedFeeling([aspect({ n: 9, mean, low: null, high: null }, min, max)])?.level;
    expect([at(min), at((min + max) / 2), at(max)]).toEqual([-2, 0, 2]);
  }
});

test('aspects count by their answers, and their intervals add up as those of a weighted mean', () => {
  const felt = livedFeeling([
    aspect({ n: 300, mean: 2, low: 1.7, high: 2.3 }),
    aspect({ n: 100, mean: 4, low: 3.2, high: 4.8 }),
    aspect(null),
  ]);
  // 0.75 · (−1) + 0.25 · (+1); √((0.75 · 0.3)² + (0.25 · 0.8)²)
  expect(felt).toMatchObject({ n: 400, level: -0.5 });
  expect((felt?.high ?? 0) - (felt?.level ?? 0)).toBeCloseTo(Math.hypot(0.225, 0.2), 10);
});

test('without answers there is no level, with one alone no interval', () => {
  expect(livedFeeling([aspect(null)])).toBeNull();
  expect(livedFeeling([])).toBeNull();
  expect(livedFeeling([aspect({ n: 1, mean: 5, low: null, high: null })])).toEqual({
    level: 2,
    n: 1,
    low: null,
    high: null,
  });
});

test('a step nobody answered about leaves a gap in the line', () => {
  expect(feelingRuns([1, null, 0, 0], 100, 118).map((run) => run.length)).toEqual([1, 2]);
  expect(areasBelow([1, 0], 100, 118)[0]).toMatch(/^M50 .*V118H50Z$/);
});
