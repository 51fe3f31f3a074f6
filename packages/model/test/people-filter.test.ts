import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bindingOfCondition,
  type EventCondition,
  type PeopleCondition,
  peopleFilterFromText,
  peopleFilterToText,
  ruleOfCondition,
  ruleSchema,
} from '../src/index.ts';

const text = fc.string({
  minLength: 1,
  maxLength: 20,
  unit: fc.constantFrom('a', 'Ä', ':', ';', '\\', '=', '#', ' ', '\n'),
});
const conditions: fc.Arbitrary<PeopleCondition> = fc.oneof(
  fc.record({ kind: fc.constant('firstChannel' as const), channel: fc.oneof(text, fc.constant('')) }),
  fc.record({ kind: fc.constantFrom('did' as const, 'didNot' as const), event: text }),
  fc.record({
    kind: fc.constant('property' as const),
    event: text,
    property: text,
    value: fc.oneof(text, fc.constant(''), fc.boolean(), fc.integer(), fc.constant(0.5)),
  }),
);

test('a filter survives the address, whatever its names contain', () => {
  fc.assert(
    fc.property(fc.array(conditions, { maxLength: 4 }), (filter) => {
      expect(peopleFilterFromText(peopleFilterToText(filter))).toEqual(filter);
    }),
  );
});

test('a line that says something else is refused', () => {
  for (const line of [
    'nonsense',
    'did:',
    'has:a:b',
    'has:a:b:3',
    'has:a:b:#x',
    'did:a:b:c:d:e',
    'did:a;',
    'has:a:b:?maybe',
  ])
    expect([line, peopleFilterFromText(line)]).toEqual([line, undefined]);
  expect(peopleFilterFromText('')).toEqual([]);
  expect(peopleFilterFromText('first:app;did:Ticket booked;has:Ticket booked:class:#2')).toHaveLength(3);
});

test('conditions on events are rules; the first touch is none', () => {
  const did: EventCondition = { kind: 'property', event: 'Booked', property: 'class', value: 2 };
  const rule = ruleOfCondition(did);
  expect(ruleSchema.parse(rule)).toEqual({
    event: { name: 'Booked', caseSensitive: true, where: { 'properties.class': { is: 2 } } },
  });
  expect(ruleSchema.parse(ruleOfCondition({ kind: 'didNot', event: 'Booked' }))).toHaveProperty(
    'not.event.name',
    'Booked',
  );
  expect(ruleOfCondition({ kind: 'firstChannel', channel: 'app' })).toBeNull();
  expect(bindingOfCondition(did)).toHaveProperty('name', 'Booked');
});
