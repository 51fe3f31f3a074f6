import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideByHistory, type HistoryTest, holdsPerson, JourneyEngine, SequenceIndex } from '../src/index.ts';
import { naiveJourneys, naiveStepStatistics } from './naive/journeys.ts';
import { CODES, logs, naiveHistories, segmentOf } from './naive/log.ts';
import { periods, programs } from './naive/programs.ts';

const here = new JourneyEngine({ threads: 0 });

const tests: fc.Arbitrary<HistoryTest[]> = fc.array(
  fc.record({
    asks: fc.constantFrom('some' as const, 'none' as const, 'first' as const),
    codes: fc
      .array(fc.integer({ min: 0, max: 1 }), { minLength: CODES - 1, maxLength: CODES })
      .map((marks) => Uint8Array.from(marks)),
  }),
  { maxLength: 3 },
);

test('people are divided by their history, and analyses see only theirs', async () => {
  await fc.assert(
    fc.asyncProperty(logs, programs, periods, tests, async (log, program, period, asked) => {
      const index = new SequenceIndex(segmentOf(log));
      const all = naiveHistories(log);
      const fits = all.filter(({ events }) =>
        asked.every(({ asks, codes }) => {
          const meant = (event: { code: number } | undefined) => event !== undefined && codes[event.code] === 1;
          if (asks === 'first') return meant(events[0]);
          return events.some(meant) === (asks === 'some');
        }),
      );
      const { inside, outside } = divideByHistory(index, asked);
      expect([inside.people, outside.people]).toEqual([fits.length, all.length - fits.length]);
      expect(inside.events + outside.events).toBe(index.events);
      for (const { person } of all) {
        expect(holdsPerson(inside, person)).toBe(fits.some((one) => one.person === person));
        expect(holdsPerson(outside, person)).toBe(!holdsPerson(inside, person));
      }
      expect(await here.stepStatistics(inside, program, period)).toEqual(
        naiveStepStatistics(naiveJourneys(fits, program, period), program),
      );
    }),
    { numRuns: 300 },
  );
});

test('who has been replaced is in neither part', () => {
  const index = new SequenceIndex(
    segmentOf({ events: [{ identity: 1n, atMs: Date.UTC(2025, 0, 1), ordinal: 0, code: 0 }], personOf: new Map() }),
  );
  index.replace([1n], segmentOf({ events: [], personOf: new Map() }));
  const { inside, outside } = divideByHistory(index, []);
  expect([inside.people, outside.people]).toEqual([0, 0]);
});
