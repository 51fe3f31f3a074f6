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

function scalar(value: unknown, filter: TextFilter, field: string): string | undefined {
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
      throw new Unfit('wrong_type', field, `expected a JSON value, got a ${typeof value}`);
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

function object(value: object, filter: TextFilter, field: string, depth: number): string {
  const paths = new Map<string, string>();
  collect(value, '', paths, filter, field, depth);
  return write(paths);
}

function collect(
  value: object,
  prefix: string,
  into: Map<string, string>,
  filter: TextFilter,
  field: string,
  depth: number,
): void {
  if (depth > MAX_DEPTH)
    throw new Unfit('too_deep', prefix === '' ? field : `${field}.${prefix}`, `expected at most ${MAX_DEPTH} levels`);
  for (const [key, child] of Object.entries(value)) {
    if (child === null || child === undefined) continue;
    const path = prefix + pathPart(key);
    if (typeof child === 'object' && !Array.isArray(child)) {
      collect(child, `${path}.`, into, filter, field, depth + 1);
      continue;
    }
    const text = Array.isArray(child)
      ? list(child, filter, `${field}.${path}`, depth + 1)
      : scalar(child, filter, `${field}.${path}`);
    if (text === undefined) continue;
    into.set(path, text);
    if (into.size > MAX_PATHS) throw new Unfit('too_large', field, `expected at most ${MAX_PATHS} values`);
  }
}

const PLAIN_KEY = /^[A-Za-z0-9_$ -]+$/;

function pathPart(key: string): string {
  if (PLAIN_KEY.test(key)) return key;
  return storableText(key)
    .split('.')
    .map((part) => (part === '' ? '_' : part))
    .join('.');
}

/** Every path that has parts below it; undefined when no path has a dot. */
function parentsOf(paths: readonly string[]): Set<string> | undefined {
  let parents: Set<string> | undefined;
  for (const path of paths) {
    for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
      parents ??= new Set();
      parents.add(path.slice(0, dot));
    }
  }
  return parents;
}

/** Dotted paths, sorted, as one flat object: ClickHouse reads a dotted name as a path. */
function write(paths: Map<string, string>): string {
  const sorted = paths.size > 1 ? [...paths.keys()].sort() : [...paths.keys()];
  const parents = parentsOf(sorted);
  let text = '';
  for (const path of sorted) {
    const name = parents?.has(path) ? `${path}._value` : path;
    if (name !== path && paths.has(name)) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${paths.get(path) ?? 'null'}`;
  }
  return `{${text}}`;
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
