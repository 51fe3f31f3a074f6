import { type JourneyMap, journeyMapSchema } from '../map/journey-map.ts';
import { jsonTrouble, MAX_JSON_DEPTH } from '../plain-json.ts';
import { type Parsed, type Problem, parseWith } from '../problem.ts';
import { FORMAT_VERSION } from './format-version.ts';
import { jsonErrorPosition } from './json-error-position.ts';
import { formatMigrations } from './migrations/index.ts';
import { isJsonObject, type JsonObject } from './migrations/migration.ts';

/** Longest JSON text of a map in UTF-16 units; beyond it nobody has drawn it. */
export const MAX_MAP_TEXT_LENGTH = 20_000_000;

/** What may be wrong with the JSON of a map; each is a key of `packages/text`. */
export const MAP_PROBLEM_CODES = [
  'map.json.too-large',
  'map.json.empty',
  'map.json.syntax',
  'map.json.too-deep',
  'map.json.not-an-object',
  'map.format.missing',
  'map.format.unknown',
  'map.format.newer',
  'map.format.cannot-hold',
  'map.schema',
] as const;

export type MapProblemCode = (typeof MAP_PROBLEM_CODES)[number];

const OLDEST_VERSION = formatMigrations[0]?.from ?? FORMAT_VERSION;

/** Reads the JSON of a map in any version of the format, or says what is wrong with it and where. */
export function parseMapJson(text: string): Parsed<JourneyMap> {
  if (text.length > MAX_MAP_TEXT_LENGTH) {
    return refused('map.json.too-large', `The file has more than ${MAX_MAP_TEXT_LENGTH} characters.`, {
      most: MAX_MAP_TEXT_LENGTH,
    });
  }
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') return refused('map.json.empty', 'The file is empty; expected the JSON of a journey map.');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return syntaxProblem(body, error instanceof Error ? error.message : String(error));
  }
  return parseMap(value);
}

/** Reads a map from parsed JSON in any version of the format. */
export function parseMap(value: unknown): Parsed<JourneyMap> {
  const trouble = jsonTrouble(value, MAX_JSON_DEPTH, Number.POSITIVE_INFINITY);
  if (trouble === 'too-deep') {
    return refused('map.json.too-deep', `Nested deeper than ${MAX_JSON_DEPTH} levels.`, { most: MAX_JSON_DEPTH });
  }
  if (!isJsonObject(value)) {
    const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    return refused('map.json.not-an-object', `Expected the JSON of a journey map, an object; got ${found}.`, { found });
  }
  const version = value.formatVersion;
  if (version === undefined) {
    return refused('map.format.missing', 'formatVersion is missing; is this a journey map?', {}, 'formatVersion');
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < OLDEST_VERSION) {
    const found = JSON.stringify(version);
    return refused(
      'map.format.unknown',
      `There is no format version ${found}; known are ${OLDEST_VERSION} to ${FORMAT_VERSION}.`,
      { found, oldest: OLDEST_VERSION, newest: FORMAT_VERSION },
      'formatVersion',
    );
  }
  if (version > FORMAT_VERSION) {
    return refused(
      'map.format.newer',
      `The map has format version ${version}; this program knows up to ${FORMAT_VERSION}. Update the program first.`,
      { found: version, newest: FORMAT_VERSION },
      'formatVersion',
    );
  }
  return parseWith(journeyMapSchema, migratedUp(value, version), 'map.schema' satisfies MapProblemCode);
}

function migratedUp(map: JsonObject, version: number): JsonObject {
  let migrated = map;
  for (const migration of formatMigrations) if (migration.from >= version) migrated = migration.up(migrated);
  return migrated;
}

/** The map as JSON of a version of the format (today's unless asked), where that version can hold it. */
export function mapInFormat(map: JourneyMap, version: number = FORMAT_VERSION): Parsed<JsonObject> {
  let older: JsonObject = { ...map };
  for (const migration of formatMigrations.toReversed()) {
    if (migration.to <= version) break;
    const down = migration.down(older);
    if (!down.ok) {
      return refused(
        'map.format.cannot-hold',
        `Format version ${migration.from} cannot hold this map: ${down.reason}.`,
        { version: migration.from, reason: down.reason },
        down.path,
      );
    }
    older = down.value;
  }
  return { ok: true, value: older };
}

/** The map as the text of a file: indented, a line break at the end. */
export function mapToJson(map: JourneyMap): string {
  return `${JSON.stringify(map, null, 2)}\n`;
}

function refused(
  code: MapProblemCode,
  message: string,
  parameters: Problem['parameters'] = {},
  path = '',
): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [{ code, path, message, parameters }] };
}

function syntaxProblem(text: string, reason: string): { ok: false; problems: Problem[] } {
  const position = jsonErrorPosition(text);
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  return refused('map.json.syntax', `This is no JSON: line ${line}, column ${column}: ${reason}`, {
    line,
    column,
    reason,
  });
}
