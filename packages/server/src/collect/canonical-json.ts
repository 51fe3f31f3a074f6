/**
 * One form for the properties of an event, whatever a sender writes. ClickHouse keeps JSON as columns named by dotted
 * paths, and refuses or changes what does not fit that; so, before anything is stored:
 * - `{"a": {"b": 1}}` and `{"a.b": 1}` are the same path; the later of two equal ones wins, and a plain value whose path
 *   also has parts below it moves to `<path>._value`;
 * - null and undefined are left out (in lists they stay), an empty part of a path is written `_`;
 * - NUL and lone surrogates become U+FFFD; integers beyond 2^53 keep their digits as text;
 * - lists of mixed values become lists of texts; paths stand in sorted order.
 */

/** Deepest nesting of properties; the tables of ClickHouse have no use for more. */
export const MAX_DEPTH = 20;
/** Most values in one object of properties. */
export const MAX_PATHS = 1000;

export type CanonicalJson =
  | { readonly json: string }
  | { readonly field: string; readonly reason: string; readonly code: 'too_deep' | 'too_large' | 'wrong_type' };

class Unfit extends Error {
  readonly field: string;
  readonly code: 'too_deep' | 'too_large' | 'wrong_type';

  constructor(code: 'too_deep' | 'too_large' | 'wrong_type', field: string, reason: string) {
    super(reason);
    this.code = code;
    this.field = field;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const NUL = /\u0000/g;

/** Text that both stores can hold: no NUL, no half of a surrogate pair. */
export function storableText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replace(NUL, '\uFFFD') : whole;
}

/** What is done to each text before it is written; identity by default. */
export type TextFilter = (text: string) => string;

function scalar(value: unknown, filter: TextFilter, field: string, place?: Place): string | undefined {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(filter(storableText(value)));
    case 'number':
      if (!Number.isFinite(value)) return JSON.stringify(String(value));
      if (Object.is(value, -0)) return '0';
      return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21
        ? JSON.stringify(String(value))
        : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return JSON.stringify(String(value));
    case 'undefined':
      return undefined;
    default:
      throw new Unfit(
        'wrong_type',
        place === undefined ? field : `${field}.${place.path}`,
        `expected a JSON value, got a ${typeof value}`,
      );
  }
}

function list(values: readonly unknown[], filter: TextFilter, field: string, depth: number): string {
  if (depth > MAX_DEPTH) throw new Unfit('too_deep', field, `expected at most ${MAX_DEPTH} levels`);
  const written: string[] = [];
  let sort = '';
  let mixed = false;
  for (const value of values) {
    if (value === null || value === undefined) {
      written.push('null');
      continue;
    }
    const one = Array.isArray(value) ? 'list' : typeof value;
    mixed ||= sort !== '' && sort !== one;
    sort = one;
    if (Array.isArray(value)) written.push(list(value, filter, field, depth + 1));
    else if (typeof value === 'object') written.push(object(value, filter, field, depth + 1));
    else written.push(scalar(value, filter, field) ?? 'null');
  }
  // One kind of value a list: otherwise a list of texts, each the JSON of what stood there (texts stay as they are).
  if (!mixed) return `[${written.join(',')}]`;
  return `[${written.map((text) => (text.startsWith('"') || text === 'null' ? text : JSON.stringify(text))).join(',')}]`;
}

/** Places kept; senders use few names, but nothing stops one from using new ones for ever. */
const MOST_PLACES = 20_000;
let placesKept = 0;

/** A name in an object of properties with the names above it, made once and found again for each event that has it. */
class Place {
  /** Dotted. */
  readonly path: string;
  /** The path as it stands in JSON, with its colon. */
  readonly name: string;
  /** A name on the way has a dot of its own, so that another place may have the same path. */
  readonly isDotted: boolean;
  readonly #parts = new Map<string, Place>();

  constructor(path: string, isDotted: boolean) {
    this.path = path;
    this.name = `${JSON.stringify(path)}:`;
    this.isDotted = isDotted;
  }

  part(key: string): Place {
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    const part = pathPart(key);
    const place = new Place(this.path === '' ? part : `${this.path}.${part}`, this.isDotted || part.includes('.'));
    if (placesKept < MOST_PLACES) {
      placesKept += 1;
      this.#parts.set(key, place);
    }
    return place;
  }
}

const TOP = new Place('', false);

function pathPart(key: string): string {
  return storableText(key)
    .split('.')
    .map((part) => (part === '' ? '_' : part))
    .join('.');
}

/** A value and where it stands. */
interface Leaf {
  readonly place: Place;
  readonly text: string;
}

const byPath = ({ place: one }: Leaf, { place: other }: Leaf): number =>
  one.path < other.path ? -1 : one.path > other.path ? 1 : 0;

function object(value: object, filter: TextFilter, field: string, depth: number): string {
  const leaves: Leaf[] = [];
  collect(value, TOP, leaves, filter, field, depth);
  const unique = leaves.some(({ place }) => place.isDotted) ? withoutConflicts(leaves) : leaves;
  unique.sort(byPath);
  let text = '';
  for (const { place, text: written } of unique) text += `${text === '' ? '' : ','}${place.name}${written}`;
  return `{${text}}`;
}

function collect(value: object, above: Place, into: Leaf[], filter: TextFilter, field: string, depth: number): void {
  if (depth > MAX_DEPTH)
    throw new Unfit(
      'too_deep',
      above === TOP ? field : `${field}.${above.path}`,
      `expected at most ${MAX_DEPTH} levels`,
    );
  for (const [key, child] of Object.entries(value)) {
    if (child === null || child === undefined) continue;
    const place = above.part(key);
    if (typeof child === 'object' && !Array.isArray(child)) {
      collect(child, place, into, filter, field, depth + 1);
      continue;
    }
    const text = Array.isArray(child)
      ? list(child, filter, `${field}.${place.path}`, depth + 1)
      : scalar(child, filter, field, place);
    if (text === undefined) continue;
    into.push({ place, text });
    if (into.length > MAX_PATHS) throw new Unfit('too_large', field, `expected at most ${MAX_PATHS} values`);
  }
}

/** Of equal paths the later value stays; a plain value whose path also has parts below it moves to `<path>._value`. */
function withoutConflicts(leaves: readonly Leaf[]): Leaf[] {
  const byItsPath = new Map(leaves.map((leaf) => [leaf.place.path, leaf]));
  const parents = new Set<string>();
  for (const path of byItsPath.keys()) {
    for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) parents.add(path.slice(0, dot));
  }
  const kept: Leaf[] = [];
  for (const [path, leaf] of byItsPath) {
    if (!parents.has(path)) kept.push(leaf);
    else if (!byItsPath.has(`${path}._value`)) kept.push({ place: new Place(`${path}._value`, true), text: leaf.text });
  }
  return kept;
}

/**
 * The canonical JSON text of an object (undefined counts as empty), or what is wrong with it.
 * @param field how the place is named in reasons, such as `properties`
 */
export function canonicalJson(
  value: unknown,
  field = 'properties',
  filter: TextFilter = (text) => text,
): CanonicalJson {
  if (value === undefined || value === null) return { json: '{}' };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return {
      field,
      code: 'wrong_type',
      reason: `expected an object, got ${Array.isArray(value) ? 'a list' : typeof value}`,
    };
  }
  try {
    return { json: object(value, filter, field, 1) };
  } catch (error) {
    if (error instanceof Unfit) return { field: error.field, code: error.code, reason: error.message };
    throw error;
  }
}
