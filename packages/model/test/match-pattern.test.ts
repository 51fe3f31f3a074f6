import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Binding,
  compileCondition,
  compileNumberTest,
  type EventFacts,
  matchCode,
  matchesPattern,
  patternCodes,
  patternNeedsProperties,
  type Test,
} from '../src/index.ts';
import { arbitraryBinding, arbitraryCondition, arbitraryEvent } from './arbitrary-rule.ts';

const NOW_MS = Date.UTC(2026, 0, 3);

const event: EventFacts = {
  name: 'Order Completed',
  channel: 'Web',
  kind: 'track',
  properties: {
    plan: 'Pro',
    amount: 12.5,
    amountText: '12.5',
    vip: true,
    none: null,
    empty: '',
    tags: ['a'],
    nested: { deep: { city: 'Köln' } },
    'dotted.key': 'x',
    at: '2026-01-02T00:00:00Z',
    badAt: '2026-02-30',
    street: 'STRASSE',
  },
  value: 12.5,
  currency: 'EUR',
  urlPath: '/checkout/done',
  campaign: '',
};

test.each<[boolean, Binding]>([
  [true, {}],
  [true, { name: 'order completed' }],
  [false, { name: 'order completed', caseSensitive: true }],
  [true, { name: ['x', 'ORDER COMPLETED'], channel: 'web' }],
  [false, { name: 'Order Completed', channel: 'shop' }],
  [false, { name: 'Order' }],
])('%s: binding %j', (matches, binding) => {
  expect(matchesPattern(binding, event, NOW_MS)).toBe(matches);
});

test.each<[boolean, string, Test]>([
  [true, 'properties.plan', { is: 'pro' }],
  [false, 'properties.plan', { is: 'pro', caseSensitive: true }],
  [true, 'properties.plan', { in: ['free', 'PRO'] }],
  [true, 'properties.plan', { contains: 'R' }],
  [false, 'properties.plan', { contains: 'R', caseSensitive: true }],
  [true, 'urlPath', { startsWith: '/Checkout' }],
  [true, 'properties.amount', { is: 12.5 }],
  [false, 'properties.amountText', { is: 12.5 }],
  [false, 'properties.amount', { is: '12.5' }],
  [false, 'properties.amountText', { gt: 1 }],
  [true, 'properties.amountText', { not: { gt: 1 } }],
  [true, 'value', { between: [12.5, 12.5] }],
  [false, 'value', { gt: 12.5 }],
  [true, 'value', { gte: 12.5 }],
  [true, 'value', { lte: 12.5 }],
  [false, 'value', { lt: 12.5 }],
  [true, 'properties.vip', { is: true }],
  [false, 'properties.vip', { is: 1 }],
  [false, 'properties.vip', { is: 'true' }],
  [false, 'properties.missing', { is: 'x' }],
  [true, 'properties.missing', { not: { is: 'x' } }],
  [false, 'properties.missing', { exists: true }],
  [true, 'properties.missing', { not: { exists: true } }],
  [false, 'properties.none', { exists: true }],
  [true, 'properties.empty', { exists: true }],
  [true, 'properties.tags', { exists: true }],
  [false, 'properties.tags', { is: 'a' }],
  [false, 'properties.nested', { exists: true }],
  [true, 'properties.nested.deep.city', { is: 'KÖLN' }],
  [true, 'properties.dotted.key', { is: 'x' }],
  [false, 'properties.__proto__.constructor', { exists: true }],
  [false, 'properties.toString', { exists: true }],
  [false, 'campaign', { exists: true }],
  [true, 'properties.at', { before: '2026-01-02T00:00:01Z' }],
  [false, 'properties.at', { after: '2026-01-02' }],
  [true, 'properties.at', { after: '2026-01-02T00:30:00+01:00' }],
  [true, 'properties.at', { withinLast: 'P1D' }],
  [false, 'properties.at', { withinLast: 'PT23H' }],
  [false, 'properties.badAt', { before: '2099-01-01' }],
  [false, 'properties.amount', { before: '2099-01-01' }],
  [true, 'properties.plan', { not: { not: { is: 'pro' } } }],
])('%s: %s %j', (matches, field, fieldTest) => {
  expect(compileCondition({ [field]: fieldTest })(event, NOW_MS)).toBe(matches);
});

test('all of nothing holds, any of nothing does not, several fields must all hold', () => {
  const holds = (condition: Parameters<typeof compileCondition>[0]) => compileCondition(condition)(event, NOW_MS);
  expect(holds({ all: [] })).toBe(true);
  expect(holds({ any: [] })).toBe(false);
  expect(holds({})).toBe(true);
  expect(holds({ currency: { is: 'eur' }, value: { gt: 100 } })).toBe(false);
  expect(holds({ any: [{ value: { gt: 100 } }, { not: { currency: { is: 'USD' } } }] })).toBe(true);
});

test('a condition and its negation divide all events in two', () => {
  fc.assert(
    fc.property(arbitraryCondition, arbitraryEvent, (condition, facts) => {
      expect(compileCondition({ not: condition })(facts, NOW_MS)).toBe(!compileCondition(condition)(facts, NOW_MS));
    }),
    { numRuns: 500 },
  );
});

test('a touchpoint in a pattern stands for its binding, and without one for nothing', () => {
  const bindingOf = (id: string): Binding | undefined => (id === 't1' ? { name: 'Order Completed' } : undefined);
  expect(matchesPattern({ touchpoint: 't1' }, event, NOW_MS, bindingOf)).toBe(true);
  expect(matchesPattern({ touchpoint: 't1', where: { value: { gt: 100 } } }, event, NOW_MS, bindingOf)).toBe(false);
  expect(matchesPattern({ touchpoint: 't2' }, event, NOW_MS, bindingOf)).toBe(false);
  expect(matchesPattern({ touchpoint: 't1' }, event, NOW_MS)).toBe(false);
});

test('what the code decides is what matching decides', () => {
  fc.assert(
    fc.property(arbitraryBinding, arbitraryEvent, (binding, facts) => {
      const match = matchCode(binding, { name: facts.name, channel: facts.channel });
      if (match !== 'depends') expect(matchesPattern(binding, facts, NOW_MS)).toBe(match === 'yes');
      else expect(patternNeedsProperties(binding)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('the codes of a pattern: decided by name and channel, or in need of properties', () => {
  const codes = [
    { name: 'Release A', channel: '' },
    { name: 'release b', channel: 'ward' },
    { name: 'CRP', channel: 'ward' },
  ];
  expect(patternCodes({ name: ['Release A', 'Release B'] }, codes)).toEqual({ always: [0, 1], depends: [] });
  expect(patternCodes({ channel: 'Ward' }, codes)).toEqual({ always: [1, 2], depends: [] });
  expect(patternCodes({ where: { name: { startsWith: 'release' }, 'properties.x': { is: 1 } } }, codes)).toEqual({
    always: [],
    depends: [0, 1],
  });
  const either = { where: { any: [{ name: { is: 'CRP' } }, { 'properties.x': { is: 1 } }] } };
  expect(patternCodes(either, codes)).toEqual({ always: [2], depends: [0, 1] });
  expect(patternNeedsProperties({ name: 'CRP', where: { channel: { exists: true } } })).toBe(false);
  expect(patternNeedsProperties({ where: { kind: { is: 'page' } } })).toBe(true);
});

test('number tests compare counts and gaps', () => {
  expect(compileNumberTest({ gte: 2 })(2)).toBe(true);
  expect(compileNumberTest({ is: 2 })(3)).toBe(false);
  expect(compileNumberTest({ not: { between: [1, 3] } })(4)).toBe(true);
});
