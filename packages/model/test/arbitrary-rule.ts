import fc from 'fast-check';
import type { BareTest, Binding, Condition, EventFacts, EventField, Rule, Test } from '../src/index.ts';

/** Few values, so that tests and events often meet. */
const word = fc.constantFrom('a', 'A', 'ä', 'Ä', 'ß', 'pro', 'Pro', '5', '', '2026-01-02', '2026-01-02T03:04:05Z');
const scalar = fc.oneof(word, fc.constantFrom(-1, 0, 5, 5.5), fc.boolean());

export const fields: readonly EventField[] = [
  'name',
  'channel',
  'kind',
  'value',
  'currency',
  'urlPath',
  'campaign',
  'properties.plan',
  'properties.deep.plan',
];

const bareTest: fc.Arbitrary<BareTest> = fc.oneof(
  fc.record({ is: scalar, caseSensitive: fc.boolean() }, { requiredKeys: ['is'] }),
  fc.record({ in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ contains: word, caseSensitive: fc.boolean() }, { requiredKeys: ['contains'] }),
  fc.record({ startsWith: word }),
  fc.constantFrom({ gt: 0 }, { gte: 5 }, { lt: 5 }, { lte: 0 }),
  fc.constant({ between: [0, 5] as [number, number] }),
  fc.constant({ exists: true as const }),
  fc.constantFrom({ before: '2026-01-02T00:00:00Z' }, { after: '2026-01-01' }, { withinLast: 'P2D' }),
);

export const arbitraryTest: fc.Arbitrary<Test> = fc.oneof(
  { weight: 4, arbitrary: bareTest },
  { weight: 1, arbitrary: bareTest.map((test): Test => ({ not: test })) },
  { weight: 1, arbitrary: bareTest.map((test): Test => ({ not: { not: test } })) },
);

export const arbitraryCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .dictionary(fc.constantFrom(...fields), arbitraryTest, { maxKeys: 2 })
      .map((tests) => ({ ...tests }) as Condition),
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
})).condition;

const eventName = fc.constantFrom('a', 'A', 'pro', 'Release A');

export const arbitraryBinding: fc.Arbitrary<Binding> = fc.record(
  {
    name: fc.oneof(eventName, fc.array(eventName, { minLength: 1, maxLength: 2 })),
    channel: fc.constantFrom('web', 'a'),
    caseSensitive: fc.boolean(),
    where: arbitraryCondition,
  },
  { requiredKeys: [] },
);

export const arbitraryEvent: fc.Arbitrary<EventFacts> = fc.record({
  name: eventName,
  channel: fc.constantFrom('', 'web', 'Web', 'a'),
  kind: fc.constantFrom('track' as const, 'page' as const, 'screen' as const),
  properties: fc.oneof(
    fc.record({ plan: fc.oneof(scalar, fc.constant(null), fc.constant(['a'])) }, { requiredKeys: [] }),
    scalar.map((plan) => ({ deep: { plan } })),
    scalar.map((plan) => ({ 'deep.plan': plan })),
  ),
  value: fc.constantFrom(null, 0, 5, 5.5),
  currency: fc.constantFrom('', 'EUR'),
  urlPath: fc.constantFrom('', '/a'),
  campaign: fc.constantFrom('', 'a'),
});

export const arbitraryRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    arbitraryBinding.map((event) => ({ event })),
    arbitraryBinding.map((event) => ({ event, times: { gte: 2 }, within: { last: 'P30D' } })),
    fc.array(arbitraryBinding, { minLength: 2, maxLength: 3 }).map((sequence) => ({ sequence, within: 'PT1H' })),
    arbitraryTest.map((test): Rule => ({ trait: 'plan', ...test })),
    fc.constantFrom<Rule>(
      { consent: 'newsletter' },
      { audience: 'a1' },
      { map: 'm1', step: 's1', stuckFor: 'P2D' },
      { map: 'm1', phase: 'p1' },
      { map: 'm1', step: 's1', skipped: true },
      { experience: { touchpoint: 't1', aspect: 'Speed', gap: { not: { gt: -1 } } } },
    ),
    fc.array(tie('rule'), { maxLength: 3 }).map((all): Rule => ({ all })),
    fc.array(tie('rule'), { maxLength: 3 }).map((any): Rule => ({ any })),
    tie('rule').map((not): Rule => ({ not })),
  ),
})).rule;
