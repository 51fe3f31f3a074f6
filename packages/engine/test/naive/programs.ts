import fc from 'fast-check';
import { EPOCH_MS, type JourneyPeriod, makeJourneyProgram, toIndexSecond } from '../../src/index.ts';
import { CODES } from './log.ts';

const second = fc.integer({ min: 0, max: 20 }).map((at) => toIndexSecond(EPOCH_MS + at * 1000));
const someCodes = fc.subarray([0, 1, 2, 3, 4, 5], { maxLength: 2 });

/** Maps of three steps; an event may touch several; sometimes the map knows fewer codes than the index. */
export const programs = fc
  .record({
    stepsOfCode: fc.array(fc.subarray([0, 1, 2]), { minLength: CODES - 1, maxLength: CODES }),
    begins: someCodes,
    arrives: someCodes,
    unplanned: someCodes,
    failed: someCodes,
    patienceSeconds: fc.option(fc.integer({ min: 0, max: 6 })),
  })
  .map((input) => {
    const known = (codes: readonly number[]) => codes.filter((code) => code < input.stepsOfCode.length);
    return makeJourneyProgram({
      ...input,
      steps: 3,
      begins: known(input.begins),
      arrives: known(input.arrives),
      unplanned: known(input.unplanned),
      failed: known(input.failed),
    });
  });

export const periods: fc.Arbitrary<JourneyPeriod> = fc.record(
  { fromSecond: second, toSecond: second, nowSecond: second },
  { requiredKeys: ['nowSecond'] },
);
