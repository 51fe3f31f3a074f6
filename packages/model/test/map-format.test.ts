import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { jsonErrorPosition } from '../src/format/json-error-position.ts';
import {
  FORMAT_VERSION,
  formatMigrations,
  journeyMapJsonSchema,
  MAX_JSON_DEPTH,
  mapInFormat,
  mapToJson,
  parseMap,
  parseMapJson,
} from '../src/index.ts';
import { arbitraryMap } from './arbitrary-map.ts';

const small = {
  formatVersion: 2,
  id: 'm1',
  title: 'Reise',
  language: 'de',
  decisionA: { text: 'A' },
  decisionB: { text: 'B' },
  patience: null,
};

function problemOf(value: unknown) {
  const parsed = typeof value === 'string' ? parseMapJson(value) : parseMap(value);
  expect(parsed.ok).toBe(false);
  return parsed.ok ? undefined : parsed.problems[0];
}

test('a map written as JSON is read back as it was', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const parsed = parseMapJson(mapToJson(map));
      expect(parsed).toEqual({ ok: true, value: map });
    }),
    { numRuns: 60 },
  );
});

test('what has a default may be left out, and a byte order mark is no harm', () => {
  const parsed = parseMapJson(`\uFEFF${JSON.stringify(small)}`);
  expect(parsed).toMatchObject({
    ok: true,
    value: { phases: [], lanes: [], cells: [], personas: [], expectations: [] },
  });
});

test.each([
  ['map.json.empty', '', ''],
  ['map.json.empty', ' \n', ''],
  ['map.json.syntax', '{"id": 1,\n  "x": }', ''],
  ['map.json.syntax', '{"id": 1', ''],
  ['map.json.syntax', 'PK\u0003\u0004', ''],
  ['map.json.not-an-object', '[]', ''],
  ['map.json.not-an-object', 'null', ''],
  ['map.json.not-an-object', '"map"', ''],
  ['map.format.missing', '{}', 'formatVersion'],
  ['map.format.unknown', { ...small, formatVersion: '2' }, 'formatVersion'],
  ['map.format.unknown', { ...small, formatVersion: 0 }, 'formatVersion'],
  ['map.format.unknown', { ...small, formatVersion: 1.5 }, 'formatVersion'],
  ['map.format.newer', { ...small, formatVersion: 3 }, 'formatVersion'],
  ['map.schema', { ...small, patience: '30 days' }, 'patience'],
  [
    'map.schema',
    { ...small, phases: [{ id: 'p1', name: 'P', steps: [{ id: 'a b', name: 'x' }] }] },
    'phases[0].steps[0].id',
  ],
  ['map.schema', { ...small, title: 'a\u0000b' }, 'title'],
  ['map.schema', { ...small, title: '\ud800' }, 'title'],
  ['map.schema', { ...small, decisionA: undefined }, 'decisionA'],
  ['map.schema', { ...small, surprise: 1 }, ''],
  ['map.schema', { ...small, cells: [{ lane: 'l', step: 's', kind: 'feeling', level: 3 }] }, 'cells[0].level'],
  [
    'map.schema',
    { ...small, cells: [{ lane: 'l', step: 's', kind: 'image', source: 'javascript:alert(1)' }] },
    'cells[0].source',
  ],
  [
    'map.schema',
    { ...small, expectations: [{ id: 'e', touchpoint: 't', aspect: 'x', level: 9 }] },
    'expectations[0].level',
  ],
])('%s for %j at "%s"', (code, value, path) => {
  expect(problemOf(value)).toMatchObject({ code, path });
});

test.each([
  ['{"id": 1,\n  "x": }', 2, 8],
  ['{"id": 1,\n"x', 2, 1],
  ['{"id": 1,}', 1, 10],
  ['[1 2]', 1, 4],
  ['{"a": [}', 1, 8],
  ['{"a": tru}', 1, 7],
  ['{"a": 1} x', 1, 10],
  ['{"a": "\\x"}', 1, 7],
  ['{"a": {"b": [1, 2]', 1, 19],
])('the syntax error of %j stands in line %d, column %d', (text, line, column) => {
  expect(problemOf(text)?.parameters).toMatchObject({ line, column });
});

test('the place of a syntax error is where the longest beginning that could become JSON ends', () => {
  const broken = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('}', ']', ',', ':', '"', 'x', '', '1'));
  fc.assert(
    fc.property(broken, ([text, at, replacement]) => {
      const place = at % (text.length + 1);
      const damaged = text.slice(0, place) + replacement + text.slice(place + 1);
      try {
        JSON.parse(damaged);
      } catch {
        // Damage shows where it is or later, but for a string or number that it breaks from its beginning on.
        const position = jsonErrorPosition(damaged);
        expect(position).toBeLessThanOrEqual(damaged.length);
        const valid = damaged.slice(0, position).trimEnd();
        expect(jsonErrorPosition(valid)).toBe(valid.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('hostile nesting is refused', () => {
  const text = `{"formatVersion":2,"id":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  expect(problemOf(text)).toMatchObject({ code: 'map.json.too-deep', parameters: { most: MAX_JSON_DEPTH } });
});

test('truncating a map anywhere gives a problem, never a map or an exception', () => {
  const text = JSON.stringify({ ...small, phases: [{ id: 'p1', name: 'P', steps: [{ id: 's1', name: 'ß' }] }] });
  for (let length = 0; length < text.length; length++) expect(parseMapJson(text.slice(0, length)).ok).toBe(false);
  expect(parseMapJson(text).ok).toBe(true);
});

test('any JSON value gives a map or problems, never an exception', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom(...Object.keys(small), 'phases', 'cells'), fc.jsonValue()),
      (any, part) => {
        for (const value of [any, { ...small, ...part }]) {
          const parsed = parseMap(value);
          if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('the migrations lead from each version to the next and end at the present one', () => {
  for (const [index, migration] of formatMigrations.entries()) {
    expect(migration.to).toBe(migration.from + 1);
    expect(migration.from).toBe(index + 1);
  }
  expect(formatMigrations.at(-1)?.to).toBe(FORMAT_VERSION);
});

const versionOne = {
  ...small,
  formatVersion: 1,
  phases: [
    {
      id: 'p1',
      name: 'P',
      steps: [
        { id: 's1', name: 'in the app', touchpoint: 'app', optional: true },
        { id: 's2', name: 'nowhere', touchpoint: null },
      ],
    },
  ],
};

test('a map of version 1 is read with its one touchpoint a step', () => {
  const parsed = parseMap(versionOne);
  expect(parsed.ok && parsed.value.formatVersion).toBe(2);
  expect(parsed.ok && parsed.value.phases[0]?.steps.map((step) => [step.touchpoints, step.optional])).toEqual([
    [['app'], true],
    [[], false],
  ]);
});

test('a map of version 1 may not use what only version 2 has', () => {
  const step = { id: 's1', name: 'x', touchpoint: 3 };
  expect(problemOf({ ...versionOne, phases: [{ id: 'p1', name: 'P', steps: [step] }] })).toMatchObject({
    path: 'phases[0].steps[0].touchpoints[0]',
  });
  expect(problemOf({ ...small, phases: versionOne.phases })).toMatchObject({ path: 'phases[0].steps[0]' });
});

test('a map goes back to version 1 and up again where each step has one touchpoint at most', () => {
  const parsed = parseMap(versionOne);
  if (!parsed.ok) throw new Error('unreadable');
  const older = mapInFormat(parsed.value, 1);
  expect(older).toMatchObject({ ok: true, value: { formatVersion: 1, phases: versionOne.phases } });
  expect(parseMap(older.ok ? older.value : null)).toEqual(parsed);
});

test('a step with several touchpoints does not go back to version 1', () => {
  const phases = [{ id: 'p1', name: 'P', steps: [{ id: 's1', name: 'x', touchpoints: ['app', 'web'] }] }];
  const parsed = parseMap({ ...small, phases });
  if (!parsed.ok) throw new Error('unreadable');
  expect(mapInFormat(parsed.value, 1)).toMatchObject({
    ok: false,
    problems: [{ code: 'map.format.cannot-hold', path: 'phases[0].steps[0].touchpoints' }],
  });
});

test('the published JSON Schema is the one of today (npm run schema -w @waymark/model writes it)', () => {
  const file = new URL('../schema/journey-map.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(journeyMapJsonSchema())));
});

test('the JSON Schema takes what the schema takes, and refuses what it refuses', () => {
  const schema = z.fromJSONSchema(journeyMapJsonSchema());
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      expect(schema.safeParse(JSON.parse(JSON.stringify(map))).success).toBe(true);
    }),
    { numRuns: 20 },
  );
  expect(schema.safeParse(small).success).toBe(true);
  expect(schema.safeParse({ ...small, patience: 'x' }).success).toBe(false);
  expect(schema.safeParse({ ...small, surprise: 1 }).success).toBe(false);
  const binding = { where: { not: { any: [{ 'properties.a': { not: { gt: 'x' } } }] } } };
  expect(schema.safeParse({ ...small, decisionA: { text: 'A', binding } }).success).toBe(false);
});
