import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRule, evaluate, NO_FACTS, type PersonFacts, type Rule, ruleSchema } from '../src/index.ts';
import { arbitraryFacts, arbitraryNow, arbitraryWholeRule, DAY_MS, MIDDLE_MS } from './arbitrary-facts.ts';
import { holdsNaively } from './naive/rule.ts';

const SEED = 20_261_123;

test(`a rule says of a person what its words say (seed ${SEED})`, () => {
  let held = 0;
  fc.assert(
    fc.property(arbitraryWholeRule, arbitraryFacts, arbitraryNow, (rule, facts, nowMs) => {
      const holds = evaluate(rule, facts, nowMs);
      if (holds) held += 1;
      expect(holds).toBe(holdsNaively(rule, facts, nowMs));
    }),
    { numRuns: 4000, seed: SEED },
  );
  // Rules that always or never held would have shown nothing.
  expect(held).toBeGreaterThan(500);
  expect(held).toBeLessThan(3500);
});

test(`until the next change an answer stays (seed ${SEED})`, () => {
  let changes = 0;
  fc.assert(
    fc.property(arbitraryWholeRule, arbitraryFacts, arbitraryNow, (rule, facts, nowMs) => {
      const compiled = compileRule(rule);
      const now = compiled.holds(facts, nowMs);
      const next = compiled.nextChange(facts, nowMs);
      expect(next).toBeGreaterThan(nowMs);
      const until = Math.min(next - 1, nowMs + 20 * DAY_MS);
      // At every moment at which something could turn, and just before.
      const moments = new Set([until]);
      for (const { atMs } of facts.events)
        for (const length of [0, DAY_MS, 2 * DAY_MS, 30 * DAY_MS, 3_600_000]) {
          moments.add(atMs + length);
          moments.add(atMs + length + 1);
        }
      for (const moment of moments)
        if (moment > nowMs && moment <= until) expect(compiled.holds(facts, moment), String(moment)).toBe(now);
      if (Number.isFinite(next) && compiled.holds(facts, next) !== now) changes += 1;
    }),
    { numRuns: 3000, seed: SEED },
  );
  expect(changes).toBeGreaterThan(50);
});

const at = (hours: number, name: string): PersonFacts['events'][number] => ({
  name,
  channel: '',
  kind: 'track',
  properties: {},
  value: null,
  currency: '',
  urlPath: '',
  campaign: '',
  atMs: MIDDLE_MS + hours * 3_600_000,
});
const person = (...events: PersonFacts['events']): PersonFacts => ({ ...NO_FACTS, events });

test('whoever left the cart a day ago stops having left it within the day, at the millisecond', () => {
  const rule = compileRule({ event: { name: 'Cart left' }, within: { last: 'P1D' } });
  const facts = person(at(0, 'Cart left'));
  const next = rule.nextChange(facts, MIDDLE_MS + 5);
  expect(next).toBe(MIDDLE_MS + DAY_MS + 1);
  expect([rule.holds(facts, next - 1), rule.holds(facts, next)]).toEqual([true, false]);
});

test('a way may begin anew: the latest beginning counts for the whole, each step for its own gap', () => {
  const rule: Rule = {
    sequence: [{ name: 'searched' }, { name: 'chose', within: 'PT2H' }, { name: 'paid', within: 'PT1H' }],
    within: 'PT3H',
  };
  const holds = (...events: PersonFacts['events']) => evaluate(rule, person(...events), MIDDLE_MS + DAY_MS);
  expect(holds(at(0, 'searched'), at(5, 'searched'), at(6, 'chose'), at(7, 'paid'))).toBe(true);
  expect(holds(at(0, 'searched'), at(3, 'chose'), at(4, 'paid'))).toBe(false);
  expect(holds(at(0, 'searched'), at(2, 'chose'), at(3, 'paid'))).toBe(true);
  expect(holds(at(0, 'chose'), at(0, 'searched'), at(0, 'paid'))).toBe(false);
});

test('a rule nested a thousand deep is refused before it is read; two hundred levels are none too many', () => {
  const nested = (depth: number): Rule => {
    let rule: Rule = { consent: 'newsletter' };
    for (let level = 0; level < depth; level += 1) rule = { not: rule };
    return rule;
  };
  expect(evaluate(nested(190), { ...NO_FACTS, consents: new Set(['newsletter']) }, 0)).toBe(true);
  expect(ruleSchema.safeParse(nested(190)).success).toBe(true);
  expect(ruleSchema.safeParse(nested(1000)).error?.issues[0]?.message).toContain('levels of nesting');
});
