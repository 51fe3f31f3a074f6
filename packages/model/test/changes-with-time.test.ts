import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesWithTime, compileRule, type Rule } from '../src/index.ts';
import { arbitraryFacts, arbitraryWholeRule, DAY_MS, MIDDLE_MS } from './arbitrary-facts.ts';

const SEED = 20_261_123;

test(`what is said to stay while time passes does so for everybody (seed ${SEED})`, () => {
  let stays = 0;
  let changes = 0;
  fc.assert(
    fc.property(arbitraryWholeRule, arbitraryFacts, fc.integer({ min: 5, max: 9 }), (rule, facts, days) => {
      // All events have happened.
      const next = compileRule(rule).nextChange(facts, MIDDLE_MS + days * DAY_MS);
      if (changesWithTime(rule)) {
        if (Number.isFinite(next)) changes += 1;
        return;
      }
      stays += 1;
      expect(next, JSON.stringify(rule)).toBe(Number.POSITIVE_INFINITY);
    }),
    { numRuns: 3000, seed: SEED },
  );
  expect(stays).toBeGreaterThan(300);
  expect(changes).toBeGreaterThan(20);
});

const since = { 'properties.at': { withinLast: 'P1D' } } as const;

test.each<[string, Rule, boolean]>([
  [
    'an event there ever was',
    { event: { name: 'a' }, times: { gte: 2 }, after: { last: { name: 'b' }, for: 'P1D' } },
    false,
  ],
  ['an event of the last days', { all: [{ not: { event: { name: 'a' }, within: { last: 'P1D' } } }] }, true],
  ['an event of a year', { event: { name: 'a' }, within: { from: '2025-01-01', to: '2026-01-01' } }, false],
  ['an event after one of these days', { event: {}, after: { first: { where: since } } }, true],
  ['the last event, by a time in it', { occurrence: 'last', event: {}, where: { not: since } }, true],
  ['a sequence in so much time', { sequence: [{ name: 'a' }, { name: 'b', within: 'P1D' }], within: 'P2D' }, false],
  ['a sequence during the last days', { sequence: [{ name: 'a' }, {}], during: { last: 'P1D' } }, true],
  ['a trait', { trait: 'until', after: '2026-01-01' }, false],
  ['a trait of these days', { trait: 'until', not: { not: { withinLast: 'P1D' } } }, true],
  ['standing on a map, whose patience ends', { map: 'm', step: 's' }, true],
  ['having left out a step', { map: 'm', skipped: true }, false],
  ['what somebody else keeps current', { any: [{ audience: 'a' }, { consent: 'c' }] }, false],
  ['a touchpoint', { event: { touchpoint: 'plain' } }, false],
  ['a touchpoint recognised by a time of these days', { event: { touchpoint: 'recent' } }, true],
])('%s', (_, rule, expected) => {
  const bindings = new Map([
    ['plain', { name: 'a' }],
    ['recent', { where: since }],
  ]);
  expect(changesWithTime(rule, (id) => bindings.get(id))).toBe(expected);
});
