import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align, compareWithPlan, compilePlan, LARGEST_ANY_ORDER, type Plan } from '../src/index.ts';
import { editDistance, MOST_REPEATS, wordsOf } from './naive/alignment.ts';

const [A, B, C, D, E, X] = [0, 1, 2, 3, 4, 5];
const straight: Plan = [A, B, C, D, E].map((step) => ({ kind: 'step', step }));

const plannedStep = fc.record(
  {
    step: fc.integer({ min: 0, max: 5 }),
    optional: fc.boolean(),
    repeatable: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
  },
  { requiredKeys: ['step'] },
);
const plans: fc.Arbitrary<Plan> = fc.array(
  fc.oneof(
    plannedStep.map((step) => ({ kind: 'step' as const, ...step })),
    fc.record({
      kind: fc.constant('oneOf' as const),
      optional: fc.boolean(),
      options: fc.array(plannedStep, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('anyOrder' as const),
      optional: fc.boolean(),
      steps: fc.array(plannedStep, { minLength: 1, maxLength: 3 }),
    }),
  ),
  { maxLength: 3 },
);
/** Touches of one step mostly, sometimes of two, sometimes of none. */
const actual = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 5 }).map((step) => [step]) },
    fc.subarray([0, 1, 2], { maxLength: 2 }),
  ),
  {
    maxLength: MOST_REPEATS,
  },
);

test('cost equals the least edit distance to any word of the plan', () => {
  fc.assert(
    fc.property(plans, actual, (plan, touches) => {
      const automaton = compilePlan(plan);
      const words = wordsOf(plan, 13);
      const { cost, moves } = align(touches, automaton);
      expect(cost).toBe(Math.min(...words.map((word) => editDistance(touches, word))));
      expect(automaton.shortest).toBe(Math.min(...words.map((word) => word.length)));
      // The moves are an alignment of that cost: every touch once, in order.
      expect(moves.flatMap((move) => (move.kind === 'missing' ? [] : [move.touch]))).toEqual(
        touches.map((_, at) => at),
      );
      expect(moves.filter(({ kind }) => kind !== 'match').length).toBe(cost);
      for (const move of moves) if (move.kind === 'match') expect(touches[move.touch]).toContain(move.step);
      const planned = moves.flatMap((move) => (move.kind === 'adHoc' ? [] : [move.step]));
      expect(words.map(String)).toContain(String(planned));
    }),
    { numRuns: 500 },
  );
});

test('an open journey is compared with the best beginning of the plan', () => {
  fc.assert(
    fc.property(plans, actual, (plan, touches) => {
      const beginnings = wordsOf(plan, 13).flatMap((word) =>
        Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length)),
      );
      expect(align(touches, compilePlan(plan), true).cost).toBe(
        Math.min(...beginnings.map((word) => editDistance(touches, word))),
      );
    }),
    { numRuns: 300 },
  );
});

test('large any-order groups, drawn only for the steps a journey has, cost the same', () => {
  const group = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 5, maxLength: 5 }).chain((steps) =>
    fc.record({
      kind: fc.constant('anyOrder' as const),
      optional: fc.boolean(),
      steps: fc.tuple(...steps.map((step) => fc.boolean().map((optional) => ({ step, optional })))),
    }),
  );
  fc.assert(
    fc.property(group, actual, fc.boolean(), (item, touches, isOpen) => {
      const plan: Plan = [{ kind: 'step', step: 0 }, item, { kind: 'step', step: 6 }];
      const words = wordsOf(plan, 13).flatMap((word) =>
        isOpen ? Array.from({ length: word.length + 1 }, (_, length) => word.slice(0, length)) : [word],
      );
      const automaton = compilePlan(plan);
      expect(automaton.reducedTo).toBeDefined();
      expect(align(touches, automaton, isOpen).cost).toBe(
        Math.min(...words.map((word) => editDistance(touches, word))),
      );
      if (!isOpen) expect(automaton.shortest).toBe(Math.min(...words.map((word) => word.length)));
    }),
    { numRuns: 40 },
  );
});

test('deviations account for the whole cost: an irregular touch is one missing and one ad hoc', () => {
  fc.assert(
    fc.property(plans, actual, (plan, touches) => {
      const found = compareWithPlan(
        touches.map((steps) => ({ steps })),
        compilePlan(plan),
      );
      expect(found.adHoc.length + found.missing.length + 2 * found.irregular.length).toBe(found.cost);
      const stillBoth = found.adHoc.some((touch) => touches[touch]?.some((step) => found.missing.includes(step)));
      expect(stillBoth).toBe(false);
      expect(found.fitness).toBeGreaterThanOrEqual(0);
      expect(found.fitness).toBeLessThanOrEqual(1);
      expect(found.fitness === 1).toBe(found.cost === 0);
    }),
    { numRuns: 500 },
  );
});

test('the worked case (CJML): planned A B C D E, actual A C B X E(failed)', () => {
  const touches = [{ steps: [A] }, { steps: [C] }, { steps: [B] }, { steps: [] }, { steps: [E], failed: true }];
  const found = compareWithPlan(touches, compilePlan(straight));
  expect(found.missing).toEqual([D]);
  expect(found.adHoc).toEqual([3]);
  expect(found.failed).toEqual([4]);
  expect(found.irregular).toEqual([{ touch: 1, step: C }]);
  // Missing C and D, ad hoc C and X: cost 4 of 5 touches and 5 steps.
  expect(found.cost).toBe(4);
  expect(found.fitness).toBeCloseTo(0.6, 12);
});

test.each([
  { name: 'exactly as planned', actual: [A, B, C, D, E], missing: [], adHoc: [], irregular: [], fitness: 1 },
  { name: 'nothing happened', actual: [], missing: [A, B, C, D, E], adHoc: [], irregular: [], fitness: 0 },
  { name: 'twice the same', actual: [A, B, B, C, D, E], missing: [], adHoc: [2], irregular: [], fitness: 1 - 1 / 11 },
  { name: 'the last came first', actual: [E, A, B, C, D], missing: [], adHoc: [], irregular: [E], fitness: 0.8 },
  { name: 'only something else', actual: [X], missing: [A, B, C, D, E], adHoc: [0], irregular: [], fitness: 0 },
])('$name', ({ actual: steps, missing, adHoc, irregular, fitness }) => {
  const found = compareWithPlan(
    steps.map((step) => ({ steps: [step] })),
    compilePlan(straight),
  );
  expect(found.missing).toEqual(missing);
  expect(found.adHoc).toEqual(adHoc);
  expect(found.irregular.map(({ step }) => step)).toEqual(irregular);
  expect(found.fitness).toBeCloseTo(fitness, 12);
});

test('the tie rule keeps what was planned earlier, also round optional steps', () => {
  const plan: Plan = [
    { kind: 'step', step: A, optional: true },
    { kind: 'step', step: B, optional: true },
  ];
  const found = compareWithPlan([{ steps: [B] }, { steps: [A] }], compilePlan(plan));
  expect(found.cost).toBe(1);
  expect(align([[A], [A]], compilePlan([{ kind: 'step', step: A }])).moves.map(({ kind }) => kind)).toEqual([
    'match',
    'adHoc',
  ]);
});

test('a plan without steps makes every touch ad hoc, and an empty journey fits it wholly', () => {
  expect(compareWithPlan([{ steps: [A] }], compilePlan([]))).toMatchObject({ adHoc: [0], cost: 1, fitness: 0 });
  expect(compareWithPlan([], compilePlan([]))).toMatchObject({ cost: 0, fitness: 1 });
});

test('any-order groups are limited', () => {
  const steps = Array.from({ length: LARGEST_ANY_ORDER }, (_, step) => ({ step }));
  const touches = steps.map(({ step }) => [step]).reverse();
  expect(align(touches, compilePlan([{ kind: 'anyOrder', steps }])).cost).toBe(0);
  expect(() => compilePlan([{ kind: 'anyOrder', steps: [...steps, { step: 12 }] }])).toThrow(RangeError);
});
