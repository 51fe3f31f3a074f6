import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareWithPlan,
  compilePlan,
  EPOCH_MS,
  JourneyEngine,
  makeJourneyProgram,
  OPEN,
  type Plan,
  SequenceIndex,
  toIndexSecond,
} from '../src/index.ts';
import { naiveJourneys, stepsOfCode } from './naive/journeys.ts';
import { logs, naiveHistories, segmentOf } from './naive/log.ts';

const plan: Plan = [
  { kind: 'step', step: 0 },
  { kind: 'step', step: 1 },
  { kind: 'step', step: 2, optional: true },
];
const program = makeJourneyProgram({
  steps: 3,
  stepsOfCode: [[0], [1], [2], [], [0], [1]],
  arrives: [5],
  patienceSeconds: 6,
});
const here = new JourneyEngine({ threads: 0 });

test('who stands where, how long, and past what: as every journey says by itself', async () => {
  const times = fc.integer({ min: 0, max: 20 });
  const steps = fc.option(fc.subarray([0, 1, 2], { minLength: 1 }), { nil: undefined });
  const automaton = compilePlan(plan);
  let stood = 0;
  await fc.assert(
    fc.asyncProperty(logs, times, fc.integer({ min: 0, max: 5 }), steps, async (log, now, forSeconds, wanted) => {
      const period = { nowSecond: toIndexSecond(EPOCH_MS + now * 1000) };
      const index = new SequenceIndex(segmentOf(log));
      const journeys = naiveJourneys(naiveHistories(log), program, period);
      const latest = new Map(journeys.map((journey) => [journey.person, journey]));
      const isWanted = (code: number) => stepsOfCode(program, code).some((step) => wanted?.includes(step) ?? true);
      const standing = journeys.filter(({ outcome, touches }) => {
        if (outcome !== OPEN) return false;
        const onStep = touches.filter(({ code }) => stepsOfCode(program, code).length > 0);
        const elsewhere = onStep.findLastIndex(({ code }) => !isWanted(code));
        const since = wanted === undefined ? touches[0] : onStep[elsewhere + 1];
        return since !== undefined && since.second <= period.nowSecond - forSeconds;
      });
      stood += standing.length;
      const place = wanted === undefined ? { forSeconds } : { forSeconds, steps: wanted };
      expect(new Set(await here.peopleStanding(index, program, period, place))).toEqual(
        new Set(standing.map(({ person }) => person)),
      );
      const skipping = [...latest.values()].filter(({ touches, outcome }) => {
        const actual = touches
          .map(({ code }) => ({ steps: stepsOfCode(program, code) }))
          .filter((one) => one.steps.length > 0);
        const { missing } = compareWithPlan(actual, automaton, outcome === OPEN);
        return missing.some((step) => wanted?.includes(step) ?? true);
      });
      expect(new Set(await here.peopleSkipping(index, program, plan, period, wanted))).toEqual(
        new Set(skipping.map(({ person }) => person)),
      );
    }),
    { numRuns: 300 },
  );
  expect(stood).toBeGreaterThan(50);
});
