import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ARRIVED,
  cutJourneys,
  EPOCH_MS,
  JourneyEngine,
  type JourneyPeriod,
  LEFT,
  makeJourneyProgram,
  OPEN,
  SequenceIndex,
  shareOut,
  toIndexSecond,
} from '../src/index.ts';
import { type NaiveJourney, naiveJourneys, naiveStepStatistics } from './naive/journeys.ts';
import { generatedSegment, logs, naiveHistories, segmentOf } from './naive/log.ts';
import { periods, programs } from './naive/programs.ts';
import { historiesOf } from './naive/read-index.ts';

function journeysOf(index: SequenceIndex, program: Parameters<typeof cutJourneys>[1], period: JourneyPeriod) {
  const found: NaiveJourney[] = [];
  for (const share of shareOut(index.segments, 1)) {
    cutJourneys(share, program, period, (person, { segment }, rows, touches, outcome) => {
      found.push({
        person: segment.keys[person] as bigint,
        touches: Array.from(rows.subarray(0, touches), (row) => ({
          second: segment.second[row] as number,
          code: segment.code[row] as number,
        })),
        outcome,
      });
    });
  }
  return found.sort((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0));
}

const here = new JourneyEngine({ threads: 0 });

test('journeys are cut as defined', () => {
  fc.assert(
    fc.property(logs, programs, periods, (log, program, period) => {
      const index = new SequenceIndex(segmentOf(log));
      expect(journeysOf(index, program, period)).toEqual(naiveJourneys(naiveHistories(log), program, period));
    }),
    { numRuns: 500 },
  );
});

test('step statistics equal the naive ones', async () => {
  await fc.assert(
    fc.asyncProperty(logs, programs, periods, async (log, program, period) => {
      const index = new SequenceIndex(segmentOf(log));
      const naive = naiveStepStatistics(naiveJourneys(naiveHistories(log), program, period), program);
      expect(await here.stepStatistics(index, program, period)).toEqual(naive);
    }),
    { numRuns: 400 },
  );
});

test.each([1, 2, 3])('on %i threads step statistics are the same (seed 21)', async (threads) => {
  const index = new SequenceIndex(generatedSegment(6000, 12, 9, 21));
  index.replace([5n, 900n, 5999n], generatedSegment(40, 5, 9, 8));
  const program = makeJourneyProgram({
    steps: 3,
    stepsOfCode: [[], [0], [1], [0, 2], [2], [], [1], [], [2]],
    begins: [1, 5],
    arrives: [8],
    patienceSeconds: 15 * 3600,
  });
  const period = { nowSecond: toIndexSecond(Date.UTC(2030, 0, 1)) };
  const engine = new JourneyEngine({ threads });
  try {
    const found = await engine.stepStatistics(index, program, period);
    expect(found).toEqual(await here.stepStatistics(index, program, period));
    if (threads > 1) return;
    expect(found).toEqual(naiveStepStatistics(naiveJourneys(historiesOf(index), program, period), program));
  } finally {
    await engine.close();
  }
});

const A = 0;
const STEP = 1;
const B = 2;
const at = (code: number, second: number) => ({ identity: 1n, atMs: EPOCH_MS + second * 1000, ordinal: 0, code });

function outcomes(
  events: readonly ReturnType<typeof at>[],
  patienceSeconds: number | null,
  nowSecond: number,
  withA: boolean,
) {
  const program = makeJourneyProgram({
    steps: 1,
    stepsOfCode: [[], [0], []],
    begins: withA ? [A] : [],
    arrives: [B],
    patienceSeconds,
  });
  const index = new SequenceIndex(segmentOf({ events, personOf: new Map() }));
  return journeysOf(index, program, { nowSecond }).map(({ touches, outcome }) => [touches.length, outcome]);
}

test('a touch exactly at the end of the patience still belongs; one second later it does not', () => {
  expect(outcomes([at(STEP, 0), at(STEP, 10)], 10, 15, false)).toEqual([[2, OPEN]]);
  expect(outcomes([at(STEP, 0), at(STEP, 11)], 10, 15, false)).toEqual([
    [1, LEFT],
    [1, OPEN],
  ]);
  expect(outcomes([at(STEP, 0)], 10, 10, false)).toEqual([[1, OPEN]]);
  expect(outcomes([at(STEP, 0)], 10, 11, false)).toEqual([[1, LEFT]]);
});

test('a person takes the same journey again after B; touches before A belong to no journey', () => {
  expect(outcomes([at(STEP, 0), at(A, 1), at(STEP, 2), at(B, 3), at(STEP, 4), at(A, 5)], null, 99, true)).toEqual([
    [3, ARRIVED],
    [1, OPEN],
  ]);
});

test('without A only a step begins a journey, B alone does not', () => {
  expect(outcomes([at(B, 0), at(STEP, 1), at(B, 2), at(B, 3)], null, 99, false)).toEqual([[2, ARRIVED]]);
});

test('a map that binds to nothing has no journeys', async () => {
  const index = new SequenceIndex(generatedSegment(20, 5, 3, 1));
  const program = makeJourneyProgram({ steps: 2, stepsOfCode: [] });
  const found = await here.stepStatistics(index, program, { nowSecond: 0 });
  expect(found).toMatchObject({ people: 0, journeys: 0, arrived: 0, left: 0, open: 0, flows: [] });
  expect(found.steps.map(({ people, touches }) => [people, touches])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
