import fc from 'fast-check';
import type { Anchor, Id, Pattern, Period, PersonEvent, PersonFacts, Rule } from '../src/index.ts';
import { arbitraryCondition, arbitraryEvent, arbitraryRule } from './arbitrary-rule.ts';

export const DAY_MS = 86_400_000;
/** The middle of the time in which people of these tests live. */
export const MIDDLE_MS = Date.UTC(2026, 0, 2, 12);

/** Moments so close that many coincide with bounds of periods. */
const atMs = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.constantFrom(0, 1, -1, 3_600_000))
  .map(([days, beside]) => MIDDLE_MS + days * DAY_MS + beside);

/** Few kinds of events, so that rules meet them. */
const name = fc.constantFrom('a', 'A', 'pro', 'b');
const event: fc.Arbitrary<PersonEvent> = fc
  .record({ event: arbitraryEvent, name, atMs })
  .map(({ event: one, ...own }) => ({ ...one, ...own }));

const place = <Key extends string>(...ids: Key[]) =>
  fc.option(fc.record({ id: fc.constantFrom<Id>(...ids), sinceMs: atMs }));

export const arbitraryFacts: fc.Arbitrary<PersonFacts> = fc
  .record({
    events: fc.array(event, { maxLength: 12 }),
    traits: fc.record(
      { plan: fc.constantFrom('a', 'Pro', 5, true, '2026-01-02', '2026-01-01T12:00:00Z'), 'deep.plan': fc.constant(1) },
      { requiredKeys: [] },
    ),
    consents: fc.subarray(['newsletter', 'analytics']).map((all) => new Set(all)),
    audiences: fc.subarray<Id>(['a1', 'a2']).map((all) => new Set(all)),
    position: fc.record({
      open: fc.option(
        fc.record({
          beganMs: atMs,
          untilMs: fc.option(atMs),
          phase: place('p1', 'p2'),
          step: place('s1', 's2'),
        }),
      ),
      skipped: fc.subarray([
        { step: 's1' as Id, phase: 'p1' as Id },
        { step: 's2' as Id, phase: 'p2' as Id },
      ]),
    }),
    experiences: fc.array(
      fc.record({
        touchpoint: fc.constantFrom<Id>('t1', 't2'),
        aspect: fc.constantFrom('Speed', 'Care'),
        gap: fc.constantFrom(-2, -1, 0, 0.5),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ position, events, ...facts }) => ({
    ...facts,
    events: events.toSorted((a, b) => a.atMs - b.atMs),
    maps: new Map([['m1' as Id, position]]),
  }));

export const arbitraryNow = atMs;

const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom<Period>({ last: 'P1D' }, { last: 'P2D' }, { last: 'PT1H' }),
  fc.record({ from: fc.constantFrom('2026-01-01T12:00:00Z', '2026-01-03') }),
  fc.record({ to: fc.constantFrom('2026-01-02T12:00:00Z', '2026-01-04T12:00:00Z') }),
);
const pattern: fc.Arbitrary<Pattern> = fc.record(
  { name: fc.oneof(name, fc.array(name, { minLength: 1, maxLength: 2 })), where: arbitraryCondition },
  { requiredKeys: [] },
);
const anchor: fc.Arbitrary<Anchor> = fc.oneof(
  fc.record({ first: pattern, for: fc.constantFrom('P1D', 'P2D') }, { requiredKeys: ['first'] }),
  fc.record({ last: pattern, for: fc.constantFrom('P1D', 'P2D') }, { requiredKeys: ['last'] }),
);
const times = fc.constantFrom(
  { is: 0 },
  { is: 2 },
  { gte: 1 },
  { between: [1, 2] as [number, number] },
  { not: { gt: 0 } },
);
const within = fc.constantFrom('P1D', 'P2D', 'PT1H');

/** Rules about events in all their forms, besides those of every kind. */
export const arbitraryWholeRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    fc.record({ event: pattern, times, within: period, before: anchor, after: anchor }, { requiredKeys: ['event'] }),
    fc.record(
      {
        occurrence: fc.constantFrom('first' as const, 'last' as const),
        event: pattern,
        within: period,
        where: arbitraryCondition,
      },
      { requiredKeys: ['occurrence', 'event'] },
    ),
    fc
      .record(
        {
          first: pattern,
          rest: fc.array(fc.record({ pattern, within }, { requiredKeys: ['pattern'] }), { minLength: 1, maxLength: 2 }),
          within,
          during: period,
        },
        { requiredKeys: ['first', 'rest'] },
      )
      .map(
        ({ first, rest, ...own }): Rule => ({
          ...own,
          sequence: [first, ...rest.map(({ pattern: next, ...gap }) => ({ ...next, ...gap }))],
        }),
      ),
    arbitraryRule,
    fc.array(tie('rule'), { maxLength: 3 }).map((all): Rule => ({ all })),
    fc.array(tie('rule'), { maxLength: 3 }).map((any): Rule => ({ any })),
    tie('rule').map((not): Rule => ({ not })),
  ),
})).rule;

/** So many random people, the same for the same seed. */
export const sampleFacts = (count: number, seed: number): PersonFacts[] =>
  fc.sample(arbitraryFacts, { numRuns: count, seed });

/** So many random rules, each with the moment at which it is asked. */
export const sampleQuestions = (count: number, seed: number): { rule: Rule; nowMs: number }[] =>
  fc.sample(fc.record({ rule: arbitraryWholeRule, nowMs: arbitraryNow }), { numRuns: count, seed });
