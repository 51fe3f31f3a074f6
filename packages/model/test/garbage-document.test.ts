import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  applyMapChange,
  canonicalMap,
  documentFromMap,
  journeyMapSchema,
  mapFromDocument,
  validateMap,
} from '../src/index.ts';
import { arbitraryMap } from './arbitrary-map.ts';

const roots = ['map', 'personas', 'groups', 'phases', 'steps', 'lanes', 'cells', 'expectations', 'other'];
const keys = [
  's1',
  's2',
  'p1',
  'g1',
  'l1',
  'w1',
  'e1',
  'l1/s1',
  'l2/s1',
  '/',
  '',
  '__proto__',
  'constructor',
  'title',
  'id',
];
const fieldNames = [
  'name',
  'name@en',
  'name@xx',
  '@',
  'kind',
  'group',
  'place',
  'position',
  'text',
  'level',
  'touchpoint',
  'touchpoint:t1',
  'touchpoint:',
  'persona:w1',
  'momentOfTruth',
  'binding',
  'scale',
  'step',
  'aspect',
  'goals',
  'portrait',
  'source',
  '__proto__',
  'decisionA.text',
  'decisionA.binding',
  'patience',
  'language',
];

/** Values from right to absurd, as descriptions: every replica makes its own shared types from them. */
type Value = { plain: unknown } | { shared: 'text' | 'map' | 'array' | 'xml' | 'doc' | 'embedded'; content: string };

const plain: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    'oneOf',
    'anyOrder',
    'thinking',
    'feeling',
    'kpi',
    'g1',
    'p1',
    's1',
    't1',
    'V',
    'V0',
    'k',
    { phase: 'p1', position: 'V' },
    { phase: 'p1', position: 'V' },
    { phase: 3, position: [] },
    { name: 'Booked' },
    { name: ['a'], where: { not: { 'properties.x': { is: 1 } } } },
    { where: { all: [{ any: [] }, null] } },
    ['a', 'b'],
    null,
    undefined,
    true,
    1.5,
    -7,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    new Uint8Array([1, 2]),
    'x'.repeat(400),
    'y'.repeat(10_100),
    '\ud800 half',
    'zero\u0000',
    'javascript:alert(1)',
    '/a.png',
    'P3D',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.jsonValue({ maxDepth: 3 }),
);

const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: plain.map((inner) => ({ plain: inner })) },
  {
    weight: 1,
    arbitrary: fc.record({
      shared: fc.constantFrom(
        'text' as const,
        'map' as const,
        'array' as const,
        'xml' as const,
        'doc' as const,
        'embedded' as const,
      ),
      content: fc.constantFrom('abc', '😀', 'x'.repeat(10_100)),
    }),
  },
);

type Operation =
  | { kind: 'entry'; root: string; key: string; fields: [string, Value][] }
  | { kind: 'field'; root: string; key: string; field: string; value: Value }
  | { kind: 'root'; root: string; key: string; value: Value }
  | { kind: 'delete'; root: string; key: string };

const root = fc.constantFrom(...roots);
const key = fc.constantFrom(...keys);
const field = fc.constantFrom(...fieldNames);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('entry' as const),
    root,
    key,
    fields: fc.array(fc.tuple(field, value), { maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant('field' as const), root, key, field, value }),
  fc.record({ kind: fc.constant('root' as const), root, key: fc.oneof(key, field), value }),
  fc.record({ kind: fc.constant('delete' as const), root, key }),
);

function made(description: Value): unknown {
  if ('plain' in description) return description.plain;
  switch (description.shared) {
    case 'text':
      return new Y.Text(description.content);
    case 'embedded': {
      const text = new Y.Text(description.content);
      text.insertEmbed(1, { image: 'x' });
      return text;
    }
    case 'map':
      return new Y.Map([['inner', new Y.Map()]]);
    case 'array':
      return Y.Array.from([1, description.content]);
    case 'xml':
      return new Y.XmlText(description.content);
    case 'doc':
      return new Y.Doc();
  }
}

function perform(doc: Y.Doc, op: Operation): void {
  const map = doc.getMap(op.root);
  if (op.kind === 'entry') {
    const entry = new Y.Map<unknown>();
    for (const [name, description] of op.fields) entry.set(name, made(description));
    map.set(op.key, entry);
  } else if (op.kind === 'field') {
    const entry = map.get(op.key);
    if (entry instanceof Y.Map) entry.set(op.field, made(op.value));
  } else if (op.kind === 'root') map.set(op.key, made(op.value));
  else map.delete(op.key);
}

/** The document as somebody receives it. */
function received(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const edits = fc.array(operation, { minLength: 1, maxLength: 25 });

test('any state of a document reads as a valid map, the same on every replica, and can be saved over', () => {
  fc.assert(
    fc.property(fc.option(arbitraryMap), edits, edits, arbitraryMap, (start, left, right, wanted) => {
      const first = start === null ? new Y.Doc() : documentFromMap(start, 1);
      first.clientID = 2;
      const second = new Y.Doc();
      second.clientID = 3;
      Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
      for (const op of left) perform(first, op);
      for (const op of right) perform(second, op);
      Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
      Y.applyUpdate(second, Y.encodeStateAsUpdate(first));

      const reading = mapFromDocument(first);
      expect(journeyMapSchema.safeParse(reading.map).error?.issues).toBeUndefined();
      expect(validateMap(reading.map).filter((finding) => finding.severity === 'error')).toEqual([]);
      expect(JSON.parse(JSON.stringify(reading.map))).toEqual(reading.map);
      expect(mapFromDocument(second).map).toEqual(reading.map);
      // Half a surrogate pair turns into U+FFFD on the wire, so only there is nothing left to repair.
      const [fromFirst, fromSecond] = [first, second].map(received) as [Y.Doc, Y.Doc];
      expect(mapFromDocument(fromFirst)).toEqual(mapFromDocument(fromSecond));
      expect(mapFromDocument(fromFirst).map).toEqual(reading.map);

      applyMapChange(first, reading.map);
      expect(mapFromDocument(first)).toEqual({ map: canonicalMap(reading.map), repairs: [] });
      applyMapChange(second, wanted);
      expect(mapFromDocument(second)).toEqual({ map: canonicalMap(wanted), repairs: [] });
    }),
    { numRuns: 80 },
  );
});
