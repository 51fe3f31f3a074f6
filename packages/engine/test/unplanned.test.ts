import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARRIVED, everyCode, JourneyEngine, type JourneyProgram, SequenceIndex } from '../src/index.ts';
import { naiveJourneys, stepsOfCode } from './naive/journeys.ts';
import { CODES, type History, logs, naiveHistories, segmentOf } from './naive/log.ts';
import { periods, programs } from './naive/programs.ts';

const here = new JourneyEngine({ threads: 0 });

/** Naive: every event on no role, the journey it falls into and the touch before it. */
function naiveUnplanned(
  histories: readonly History[],
  program: JourneyProgram,
  period: Parameters<typeof naiveJourneys>[2],
) {
  const isTouch = (code: number) =>
    stepsOfCode(program, code).length > 0 ||
    [program.begins, program.arrives, program.unplanned].some((marks) => marks[code] === 1);
  const patience = program.patienceSeconds ?? Number.POSITIVE_INFINITY;
  return histories.flatMap((history) => {
    // All journeys of the person, numbered, and those of the period by their beginning.
    const all = naiveJourneys([history], program, { nowSecond: period.nowSecond });
    const counted = new Set(naiveJourneys([history], program, period).map(({ touches }) => touches[0]));
    const numbers = new Map(all.flatMap((journey) => journey.touches.map((touch) => [touch, journey] as const)));
    const found: { person: bigint; journey: object; code: number; after: number }[] = [];
    let before: (typeof history.events)[number] | undefined;
    for (const event of history.events) {
      if (isTouch(event.code)) {
        before = event;
        continue;
      }
      const journey = before && numbers.get(before);
      const [first] = journey?.touches ?? [];
      if (before === undefined || journey === undefined || first === undefined || !counted.has(first)) continue;
      const isBehind = journey.touches.at(-1) === before;
      if (isBehind && (journey.outcome === ARRIVED || event.second - before.second > patience)) continue;
      found.push({ person: history.person, journey, code: event.code, after: before.code });
    }
    return found;
  });
}

test('what lies in between equals the naive reading, by step and for the whole map', async () => {
  await fc.assert(
    fc.asyncProperty(logs, programs, periods, async (log, program, period) => {
      const index = new SequenceIndex(segmentOf(log));
      const naive = naiveUnplanned(naiveHistories(log), program, period);
      const found = await here.unplanned(index, program, period, everyCode(CODES));
      const journeys = (code: number, step?: number) =>
        new Set(
          naive
            .filter(
              (one) => one.code === code && (step === undefined || stepsOfCode(program, one.after).includes(step)),
            )
            .map(({ journey }) => journey),
        ).size;
      const expected = (step?: number) =>
        Array.from({ length: CODES }, (_, node) => ({ node, journeys: journeys(node, step) }))
          .filter((one) => one.journeys > 0)
          .sort((a, b) => b.journeys - a.journeys || a.node - b.node);
      expect(found.map).toEqual(expected());
      expect(found.steps).toEqual([0, 1, 2].map(expected));
      const people = new Set(naive.filter(({ code }) => code === 0).map(({ person }) => person));
      expect(new Set(await here.journeyPeople(index, program, period, { of: 'unplanned', codes: [0] }))).toEqual(
        people,
      );
    }),
    { numRuns: 400 },
  );
});
