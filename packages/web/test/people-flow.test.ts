import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curvePath, feelingRuns, feelingY, gapAreas } from '../src/maps/live/feeling-curve.ts';
import { layOutPeopleFlow } from '../src/maps/live/people-flow.ts';

const SIZE = { columnWidth: 92, height: 96, barWidth: 30 };

test('bars are in proportion, ribbons as thick as the smaller bar', () => {
  const flow = layOutPeopleFlow(
    [
      { people: 100, dropOff: 50 },
      { people: 50, dropOff: 0 },
      { people: 0, dropOff: null },
    ],
    SIZE,
  );
  expect(flow.bars.map((bar) => bar.height)).toEqual([68, 34, 0]);
  expect(flow.bars.map((bar) => bar.x)).toEqual([31, 123, 215]);
  expect(flow.ribbons).toEqual(['M61 21H123V55H61Z', null]);
  expect(flow.curls.map((curl) => curl !== null)).toEqual([true, false, false]);
});

test('nobody at all draws nothing and does not fail', () => {
  const flow = layOutPeopleFlow([{ people: 0, dropOff: 0 }], SIZE);
  expect(flow).toMatchObject({ bars: [{ x: 31, y: 38, width: 30, height: 0 }], ribbons: [], curls: [null] });
  expect(layOutPeopleFlow([], SIZE)).toEqual({
    bars: [],
    ribbons: [],
    curls: [],
    ribbonTargets: [],
    curlTargets: [],
  });
});

test('everything drawn stays in its lane, whatever the counts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ people: fc.nat(1_000_000), lost: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      (steps) => {
        const flow = layOutPeopleFlow(
          steps.map(({ people, lost }) => ({ people, dropOff: Math.round(people * lost) })),
          SIZE,
        );
        for (const bar of flow.bars) {
          expect(bar.y).toBeGreaterThanOrEqual(0);
          expect(bar.y + bar.height).toBeLessThanOrEqual(SIZE.height);
        }
        flow.curls.forEach((curl, place) => {
          const numbers = curl?.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
          for (const number of numbers) expect(Number.isFinite(number)).toBe(true);
          if (curl !== null) {
            const xs = curl.match(/[MCH]-?[\d.]+/g)?.map((part) => Number(part.slice(1))) ?? [];
            for (const x of xs) {
              expect(x).toBeGreaterThanOrEqual(place * SIZE.columnWidth);
              expect(x).toBeLessThanOrEqual((place + 1) * SIZE.columnWidth);
            }
          }
        });
      },
    ),
  );
});

test('feelings: good is up, the scale is held, holes cut the curve', () => {
  expect(feelingY(0, 118)).toBe(59);
  expect(feelingY(2, 118)).toBe(16);
  expect(feelingY(-2, 118)).toBe(102);
  expect(feelingY(-9, 118)).toBe(102);
  const runs = feelingRuns([1, 0, null, -1], 92, 118);
  expect(runs.map((run) => run.map((point) => point.x))).toEqual([[46, 138], [322]]);
  expect(curvePath(runs[0] ?? [])).toBe('M46 37.5C92 37.5 92 59 138 59');
  expect(curvePath(runs[1] ?? [])).toBe('M322 80.5');
});

test('the gap is drawn only where promised and lived are both known', () => {
  expect(gapAreas([1, 1, 1], [null, null, null], 92, 118)).toEqual([]);
  expect(gapAreas([1, 1, null, 1], [0, 0, 0, 0], 92, 118)).toHaveLength(1);
  expect(gapAreas([0, 0], [-2, -2], 92, 118)).toEqual(['M46 59C92 59 92 59 138 59L138 102C92 102 92 102 46 102Z']);
});
