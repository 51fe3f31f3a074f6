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
import { generatedSegment, logs, naiveHistories, segmentOf } from './naive/log.ts';

const plan: Plan = [
  { kind: 'step', step: 0 },
  { kind: 'oneOf', options: [{ step: 1 }, { step: 2, repeatable: true }] },
  { kind: 'step', step: 0, optional: true },
];
const program = makeJourneyProgram({
  steps: 3,
  stepsOfCode: [[0], [1], [2], [1, 2], [0], []],
  arrives: [4],
  unplanned: [5],
  failed: [2],
  patienceSeconds: 3,
});
const here = new JourneyEngine({ threads: 0 });

/** Codes that are touches of the same steps mean the same; one that is on no step means itself. */
const meaningOf = ({ steps, failed, code }: { steps: readonly number[]; failed: boolean; code: number }) =>
  steps.length === 0 ? code : [steps, failed];

test('fit equals aligning every single journey', async () => {
  const open = fc.constantFrom('whole' as const, 'beginning' as const, 'leftOut' as const);
  const automaton = compilePlan(plan);
  await fc.assert(
    fc.asyncProperty(logs, fc.integer({ min: 0, max: 20 }), open, async (log, now, openJourneys) => {
      const period = { nowSecond: toIndexSecond(EPOCH_MS + now * 1000) };
      const fit = await here.mapFit(new SequenceIndex(segmentOf(log)), program, plan, period, openJourneys);
      const each = naiveJourneys(naiveHistories(log), program, period)
        .filter(({ outcome }) => openJourneys !== 'leftOut' || outcome !== OPEN)
        .map(({ touches, outcome }) => {
          const actual = touches.map(({ code }) => ({ steps: stepsOfCode(program, code), failed: code === 2, code }));
          const isOpen = outcome === OPEN && openJourneys === 'beginning';
          const found = compareWithPlan(actual, automaton, isOpen);
          return { actual, found, worst: actual.length + (isOpen ? 0 : automaton.shortest) };
        });
      const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
      expect(fit.journeys).toBe(each.length);
      expect(fit.conforming).toBe(each.filter(({ found }) => found.cost === 0).length);
      if (each.length === 0) {
        expect([fit.averageFitness, fit.logFitness]).toEqual([null, null]);
        return;
      }
      expect(fit.averageFitness).toBeCloseTo(sum(each.map(({ found }) => found.fitness)) / each.length, 10);
      expect(fit.logFitness).toBeCloseTo(
        1 - sum(each.map(({ found }) => found.cost)) / sum(each.map(({ worst }) => worst)),
        10,
      );
      expect(fit.variants).toBe(new Set(each.map(({ actual }) => JSON.stringify(actual.map(meaningOf)))).size);
      const strange = each.flatMap(({ actual, found }) => [
        ...new Set(found.adHoc.flatMap((touch) => (actual[touch]?.steps.length === 0 ? [actual[touch].code] : []))),
      ]);
      expect(fit.unplanned.reduce((all, { journeys }) => all + journeys, 0)).toBe(strange.length);
      for (const { step, missing, irregular, adHoc, repeated, failed } of fit.steps) {
        const having = (isIt: (one: (typeof each)[number]) => boolean) => each.filter(isIt).length;
        const ofStep = (one: (typeof each)[number], touch: number) => one.actual[touch]?.steps.includes(step) === true;
        expect(missing).toBe(having(({ found }) => found.missing.includes(step)));
        expect(irregular).toBe(having(({ found }) => found.irregular.some((move) => move.step === step)));
        expect(adHoc).toBe(having((one) => one.found.adHoc.some((touch) => ofStep(one, touch))));
        const again = (one: (typeof each)[number]) => one.actual.filter(({ steps }) => steps.includes(step)).length > 1;
        expect(repeated).toBe(having((one) => again(one) && one.found.adHoc.some((touch) => ofStep(one, touch))));
        expect(failed).toBe(having((one) => one.found.failed.some((touch) => ofStep(one, touch))));
      }
    }),
    { numRuns: 250 },
  );
});

test('the people behind a deviation are those whose journeys have it', async () => {
  const automaton = compilePlan(plan);
  await fc.assert(
    fc.asyncProperty(logs, fc.integer({ min: 0, max: 20 }), async (log, now) => {
      const period = { nowSecond: toIndexSecond(EPOCH_MS + now * 1000) };
      const index = new SequenceIndex(segmentOf(log));
      const each = naiveJourneys(naiveHistories(log), program, period).map(({ person, touches }) => {
        const actual = touches.map(({ code }) => ({ steps: stepsOfCode(program, code), failed: code === 2 }));
        return { person, actual, found: compareWithPlan(actual, automaton) };
      });
      const people = (has: (one: (typeof each)[number]) => boolean) =>
        new Set(each.filter(has).map(({ person }) => person));
      const having = async (at?: Parameters<typeof here.peopleDeviating>[4]) =>
        new Set(await here.peopleDeviating(index, program, plan, period, at));
      expect(await having()).toEqual(people(({ found }) => found.cost > 0));
      for (const step of [0, 1, 2]) {
        expect(await having({ kind: 'missing', step })).toEqual(people(({ found }) => found.missing.includes(step)));
        expect(await having({ kind: 'irregular', step })).toEqual(
          people(({ found }) => found.irregular.some((move) => move.step === step)),
        );
        for (const kind of ['adHoc', 'failed'] as const)
          expect(await having({ kind, step })).toEqual(
            people(({ actual, found }) => found[kind].some((touch) => actual[touch]?.steps.includes(step) === true)),
          );
      }
    }),
    { numRuns: 200 },
  );
});

test('on threads the fit is the same (seed 4)', async () => {
  const index = new SequenceIndex(generatedSegment(6000, 12, 6, 4));
  const engine = new JourneyEngine({ threads: 2 });
  try {
    const period = { nowSecond: toIndexSecond(Date.UTC(2030, 0, 1)) };
    const wide = { ...program, patienceSeconds: 20 * 3600 };
    const found = await engine.mapFit(index, wide, plan, period);
    const single = await here.mapFit(index, wide, plan, period);
    // Journeys come in another order, so that sums of fractions may differ in their last digit.
    const rounded = (fit: typeof found) => ({
      ...fit,
      averageFitness: fit.averageFitness?.toFixed(9),
    });
    expect(rounded(found)).toEqual(rounded(single));
  } finally {
    await engine.close();
  }
});
