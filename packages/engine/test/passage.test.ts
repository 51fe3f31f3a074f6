import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FATES, JourneyEngine, makeJourneyProgram, medianRanks, SequenceIndex, toIndexSecond } from '../src/index.ts';
import { naiveJourneys, naivePassage, naiveTimes } from './naive/journeys.ts';
import { generatedSegment, logs, naiveHistories, segmentOf } from './naive/log.ts';
import { periods, programs } from './naive/programs.ts';

const here = new JourneyEngine({ threads: 0 });
const ascending = (people: Iterable<bigint>) => [...new Set(people)].sort((a, b) => (a < b ? -1 : 1));

test('a passage equals the naive one, and its people are those of its journeys', async () => {
  const steps = fc.subarray([0, 1, 2], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(logs, programs, periods, steps, steps, async (log, program, period, from, to) => {
      const index = new SequenceIndex(segmentOf(log));
      const naive = naivePassage(naiveJourneys(naiveHistories(log), program, period), program, { from, to });
      const count = (journeys: typeof naive) => ({
        journeys: journeys.length,
        people: new Set(journeys.map(({ person }) => person)).size,
      });
      const of = (fate: string) => naive.filter((one) => one.fate === fate);
      const found = await here.passage(index, program, period, { from, to });
      expect(found.came).toEqual(count(naive));
      for (const fate of FATES) {
        expect([fate, found.fates[fate]]).toEqual([fate, count(of(fate))]);
        const people = await here.journeyPeople(index, program, period, {
          of: 'passage',
          question: { from, to },
          fate,
        });
        expect([...people]).toEqual(ascending(of(fate).map(({ person }) => person)));
      }
      const all = await here.journeyPeople(index, program, period, { of: 'passage', question: { from, to } });
      expect(all).toHaveLength(found.came.people);
      expect(found.stay).toEqual(naiveTimes(naive.map(({ stay }) => stay)));
      expect(found.onward).toEqual(naiveTimes(naive.flatMap(({ onward }) => (onward === null ? [] : [onward]))));
      expect(found.untilLeft).toEqual(naiveTimes(of('left').map(({ whole }) => whole)));
    }),
    { numRuns: 400 },
  );
});

test('on threads a passage is the same (seed 5)', async () => {
  const index = new SequenceIndex(generatedSegment(6000, 12, 6, 5));
  const program = makeJourneyProgram({
    steps: 3,
    stepsOfCode: [[0], [1], [2], [0, 2], [], []],
    arrives: [4],
    patienceSeconds: 20 * 3600,
  });
  const period = { nowSecond: toIndexSecond(Date.UTC(2030, 0, 1)) };
  const engine = new JourneyEngine({ threads: 2 });
  try {
    const question = { from: [0], to: [1, 2] };
    const found = await engine.passage(index, program, period, question);
    expect(found).toEqual(await here.passage(index, program, period, question));
    expect(found.fates.left.people).toBeGreaterThan(100);
  } finally {
    await engine.close();
  }
});

test('the median is bounded by the least and the most of six, by the 41st and 60th of a hundred, by nothing of five', () => {
  expect([5, 6, 100].map(medianRanks)).toEqual([null, [0, 5], [40, 59]]);
});
