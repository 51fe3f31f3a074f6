import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  blocksInOrder,
  canonicalMap,
  documentFromMap,
  type JourneyMap,
  LANGUAGES,
  localizeMap,
  mapFromDocument,
  mapFromTemplate,
  mapTemplates,
  mapToJson,
  matchesPattern,
  mediaBreaks,
  parseMapJson,
  stepRecognitions,
  stepsInOrder,
  TEMPLATE_KEYS,
  touchpointsById,
  validateMap,
} from '../src/index.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const data = path.resolve(root, '../shared/data');

function numbered(): () => string {
  let count = 0;
  return () => `id-${count++}`;
}

const variants = TEMPLATE_KEYS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const));

test.each(variants)('template %s in %s is a valid map without any finding', (key, language) => {
  const map = mapFromTemplate(key, { language, makeId: numbered() });
  expect(parseMapJson(mapToJson(map))).toEqual({ ok: true, value: map });
  expect(validateMap(map)).toEqual([]);
  expect(mapFromDocument(documentFromMap(map))).toEqual({ map: canonicalMap(map), repairs: [] });
  expect(map.language).toBe(language);
  expect(JSON.stringify(map)).not.toContain('translations');
});

test.each(TEMPLATE_KEYS)('template %s says the same in both languages', (key) => {
  const german = mapFromTemplate(key, { language: 'de', makeId: numbered(), translations: true });
  const english = mapFromTemplate(key, { language: 'en', makeId: numbered() });
  const withoutTranslations = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (name, inner) => (name === 'translations' ? undefined : inner)));
  expect(withoutTranslations({ ...localizeMap(german, 'en'), language: 'en' })).toEqual(withoutTranslations(english));
});

test.each(LANGUAGES)('the templates introduce themselves in %s', (language) => {
  const summaries = mapTemplates(language);
  expect(summaries.map((summary) => summary.key)).toEqual(TEMPLATE_KEYS);
  for (const { title, description, phases, steps } of summaries) {
    expect(title.length).toBeGreaterThan(5);
    expect(description.length).toBeGreaterThan(60);
    expect(phases.length).toBeGreaterThanOrEqual(4);
    expect(steps).toBeGreaterThan(5);
  }
});

test('the train trip is the one of the drawing', () => {
  const map = mapFromTemplate('trainTrip', { language: 'de', makeId: numbered() });
  expect(map.phases.map((phase) => [phase.name, phase.steps.length])).toEqual([
    ['Entscheiden', 2],
    ['Buchen', 3],
    ['Vorbereiten', 1],
    ['Reisen', 4],
    ['Danach', 2],
  ]);
  const steps = stepsInOrder(map);
  const momentsOfTruth = steps.filter(({ step }) => step.momentOfTruth).map(({ step }) => step.name);
  expect(momentsOfTruth).toEqual(['Fahrkarte gebucht', 'Verspätung erfahren', 'Anschluss erreicht', 'Wieder gebucht']);
  const nameOf = (id: string) => steps.find(({ step }) => step.id === id)?.step.name;
  const forced = mediaBreaks(map).filter((found) => found.severity === 'forced');
  expect(forced.map((found) => [nameOf(found.fromStep), nameOf(found.toStep)])).toContainEqual([
    'Sitzplatz reserviert',
    'Beleg ausgedruckt',
  ]);
});

function example(file: string): JourneyMap {
  const parsed = parseMapJson(readFileSync(path.join(root, 'examples', file), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => problem.message).join('\n'));
  return parsed.value;
}

/** Steps of a map an event of this name touches. */
function stepsTouchedBy(map: JourneyMap, name: string): string[] {
  const catalogue = touchpointsById(map.touchpoints ?? []);
  const event = {
    name,
    channel: '',
    kind: 'track' as const,
    properties: {},
    value: null,
    currency: '',
    urlPath: '',
    campaign: '',
  };
  return stepsInOrder(map)
    .filter(({ step }) =>
      stepRecognitions(step, catalogue).some(({ bindings }) =>
        bindings.every((binding) => matchesPattern(binding, event, 0)),
      ),
    )
    .map(({ step }) => step.id);
}

/** Names of the events in a column of a data file of others; null where the data is absent. */
function eventNames(file: string, delimiter: string, column: number): Set<string> | null {
  const source = path.join(data, file);
  if (!existsSync(source)) return null;
  const lines = gunzipSync(readFileSync(source)).toString('utf8').trim().split('\n').slice(1);
  return new Set(lines.map((line) => line.split(delimiter)[column] ?? ''));
}

test.each([
  ['sepsis-patient-journey.json', 16],
  ['ecom-online-order.json', 16],
])(
  'the example %s is valid, without findings, in both languages, with UUIDs for what the workspace keeps',
  (file, steps) => {
    const map = example(file);
    expect(validateMap(map)).toEqual([]);
    expect(stepsInOrder(map)).toHaveLength(steps);
    expect(JSON.stringify(localizeMap(map, 'en').phases)).not.toEqual(JSON.stringify(map.phases));
    for (const id of [map.id, ...(map.touchpoints ?? []).map((touchpoint) => touchpoint.id)]) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  },
);

test('the sepsis map recognises each of the 16 activities at exactly one step', (context) => {
  const map = example('sepsis-patient-journey.json');
  expect(blocksInOrder(map).map((block) => [block.kind, block.steps.length])).toEqual([
    ['single', 1],
    ['single', 1],
    ['single', 1],
    ['anyOrder', 3],
    ['anyOrder', 2],
    ['anyOrder', 2],
    ['oneOf', 5],
    ['single', 1],
  ]);
  const names = eventNames('sepsis.csv.gz', ';', 1);
  if (names === null) return context.skip('../shared/data/sepsis.csv.gz is absent');
  expect(names.size).toBe(16);
  for (const name of names) expect(stepsTouchedBy(map, name), name).toHaveLength(1);
});

test('the shop map recognises all events but the three that went wrong', (context) => {
  const map = example('ecom-online-order.json');
  const names = eventNames('ecom.csv.gz', ',', 2);
  if (names === null) return context.skip('../shared/data/ecom.csv.gz is absent');
  const unplanned = [...names].filter((name) => stepsTouchedBy(map, name).length === 0);
  expect(unplanned.toSorted()).toEqual(['checkout_bug', 'error_page', 'payment_error']);
  for (const name of names) expect(stepsTouchedBy(map, name).length, name).toBeLessThanOrEqual(1);
});
