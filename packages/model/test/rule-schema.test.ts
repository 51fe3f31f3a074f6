import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bindingSchema,
  MAX_JSON_DEPTH,
  numberTestSchema,
  parseWith,
  patternSchema,
  ruleSchema,
  testSchema,
} from '../src/index.ts';
import { arbitraryBinding, arbitraryRule } from './arbitrary-rule.ts';

test('every rule and binding passes its schema and JSON unchanged', () => {
  fc.assert(
    fc.property(arbitraryRule, arbitraryBinding, (rule, binding) => {
      expect(ruleSchema.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
      expect(bindingSchema.parse(JSON.parse(JSON.stringify(binding)))).toEqual(binding);
    }),
    { numRuns: 300 },
  );
});

test.each([
  [
    'a wrong operand deep inside',
    { where: { all: [{ 'properties.a': { gt: '5' } }] } },
    'where.all[0]["properties.a"].gt',
  ],
  [
    'a negated wrong operand',
    { where: { 'properties.a': { not: { between: [1] } } } },
    'where["properties.a"].not.between',
  ],
  ['a field that is none', { where: { plan: { is: 1 } } }, 'where.plan'],
  ['an unknown key', { nmae: 'x' }, ''],
  ['an empty name', { name: '' }, 'name'],
  ['an empty list of names', { name: [] }, 'name'],
  ['a time that is none', { where: { 'properties.at': { before: '2026-02-30' } } }, 'where["properties.at"].before'],
  [
    'a duration that is none',
    { where: { 'properties.at': { withinLast: '30 days' } } },
    'where["properties.at"].withinLast',
  ],
])('%s is refused with its path', (_, binding, path) => {
  const parsed = parseWith(bindingSchema, binding);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.problems.map((problem) => problem.path)).toContain(path);
});

test.each([
  [{ event: { name: 'a' }, times: { gte: 'x' } }, 'times.gte'],
  [
    {
      all: [
        { trait: 'plan', is: 1 },
        { trait: 'plan', lt: 'x' },
      ],
    },
    'all[1].lt',
  ],
  [{ map: 'm', phase: 'p', step: 's' }, ''],
  [{ experience: { touchpoint: 't', gap: { lt: null } } }, 'experience.gap.lt'],
  [{ sequence: [{ name: 'a' }] }, 'sequence'],
])('the rule %j is refused at "%s"', (rule, path) => {
  const parsed = parseWith(ruleSchema, rule);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.problems.map((problem) => problem.path)).toContain(path);
});

test('a binding cannot refer to a touchpoint, a pattern can', () => {
  expect(bindingSchema.safeParse({ touchpoint: 't1' }).success).toBe(false);
  expect(patternSchema.safeParse({ touchpoint: 't1' }).success).toBe(true);
});

function nested(levels: number, wrap: (inner: unknown) => unknown, core: unknown): unknown {
  let value = core;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

test('nesting is free up to the limit', () => {
  const deep = nested(MAX_JSON_DEPTH - 10, (not) => ({ not }), { name: { is: 'a' } });
  expect(bindingSchema.safeParse({ where: deep }).success).toBe(true);
});

test.each([
  ['binding', bindingSchema, nested(500_000, (not) => ({ not }), {}), (where: unknown) => ({ where })],
  [
    'binding by lists',
    bindingSchema,
    nested(500_000, (inner) => ({ all: [inner] }), {}),
    (where: unknown) => ({ where }),
  ],
  ['rule', ruleSchema, nested(500_000, (not) => ({ not }), { consent: 'x' }), (rule: unknown) => rule],
  ['test', testSchema, nested(500_000, (not) => ({ not }), { is: 1 }), (value: unknown) => value],
  ['number test', numberTestSchema, nested(500_000, (not) => ({ not }), { is: 1 }), (value: unknown) => value],
] as const)('hostile nesting of a %s is an ordinary refusal', (_, schema, value, wrap) => {
  const parsed = parseWith(schema, wrap(value));
  expect(parsed).toMatchObject({ ok: false });
  if (!parsed.ok) expect(parsed.problems[0]?.message).toContain('levels of nesting');
});

test('hostile breadth is refused, also in a second binding of one parse', () => {
  const wide = { any: Array.from({ length: 100_001 }, () => ({})) };
  expect(bindingSchema.safeParse({ where: wide }).success).toBe(false);
  const rule = { all: [{ event: { where: {} } }, { event: { where: nested(9000, (not) => ({ not }), {}) } }] };
  expect(ruleSchema.safeParse(rule).success).toBe(false);
});

test('cyclic values and class instances are refused, not followed', () => {
  const cyclic: { not?: unknown } = {};
  cyclic.not = cyclic;
  expect(bindingSchema.safeParse({ where: cyclic }).success).toBe(false);
  expect(bindingSchema.safeParse({ where: { name: new Date() } }).success).toBe(false);
  expect(bindingSchema.safeParse({ where: { value: { is: Number.NaN } } }).success).toBe(false);
});
