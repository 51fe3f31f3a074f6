import { ClickHouseException } from './exception.ts';
import { tokens } from './sql-tokens.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  b: '\b',
  f: '\f',
  '0': '\0',
  a: '\x07',
  v: '\v',
};

/** Undoes the escapes of ClickHouse's tab separated text, the form in which scalar parameters travel. */
function unescapeText(text: string): string {
  return text.replace(/\\(.)/gs, (_, character: string) => ESCAPES[character] ?? character);
}

/** Text as a literal of ClickHouse SQL. */
export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, (character) => `\\${character}`).replaceAll('\0', '\\0')}'`;
}

/** A name as ClickHouse SQL quotes it. */
export function quoteName(name: string): string {
  return `\`${name.replace(/[\\`]/g, (character) => `\\${character}`)}\``;
}

/** Whether values of the type are read from their own notation (`['a','b']`), quoted inside, and not from escaped text. */
function isCompound(type: string): boolean {
  return /^(Array|Tuple|Map|Nested|Variant|Geometry|Point|Ring|Polygon|MultiPolygon)\b/.test(type);
}

function literal(value: string, type: string): string {
  if (type === 'Identifier') return quoteName(unescapeText(value));
  if (value === '\\N') return `_CAST(NULL, ${quote(type)})`;
  if (/\bMap\b/.test(type)) return `_CAST(${mapNotation(value)}, ${quote(type)})`;
  return `_CAST(${quote(isCompound(type) ? value : unescapeText(value))}, ${quote(type)})`;
}

const VALUE_PIECE = /'(?:[^'\\]|\\.)*'|[[\](){}:,]|[+-]?[\w.]+(?:[eE][+-]?\d+)?|\s+/gsy;

/**
 * `{'a':1}` as `map('a',1)`: text is not cast to maps. Everything but brackets, numbers, words and quoted text is refused, so
 * that a value stays a value.
 */
function mapNotation(value: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: piece, index } of value.matchAll(VALUE_PIECE)) {
    end = index + piece.length;
    if (piece === '{') pieces.push('map(');
    else if (piece === '}') pieces.push(')');
    else if (piece === ':') pieces.push(',');
    else if (/^[A-Za-z_]/.test(piece) && !/^(null|true|false|nan|inf)$/i.test(piece)) break;
    else pieces.push(piece);
  }
  if (end < value.length || pieces.length === 0)
    throw new ClickHouseException(457, 'BAD_QUERY_PARAMETER', `Value ${value} cannot be parsed as a map`);
  return pieces.join('');
}

interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly type: string;
}

/** `{name:Type}`, wherever it stands outside quotes and comments. */
function* placeholders(sql: string): Generator<Placeholder> {
  /** What of a placeholder has been seen: its bracket, then its name, then its colon. */
  let open: { start: number; depth: number; name?: string; typeStart?: number } | undefined;
  for (const token of tokens(sql)) {
    if (open?.typeStart !== undefined) {
      if (token.text === '}' && token.depth === open.depth) {
        const { start, name = '', typeStart } = open;
        yield { start, end: token.end, name, type: sql.slice(typeStart, token.start).trim() };
        open = undefined;
      }
    } else if (token.kind === 'other' && token.text === '{') open = { start: token.start, depth: token.depth };
    else if (open !== undefined && open.name === undefined && token.kind === 'word') open.name = token.text;
    else if (open?.name !== undefined && token.text === ':') open.typeStart = token.end;
    else open = undefined;
  }
}

/**
 * Puts the values of `{name:Type}` placeholders into the statement as typed literals, as the ClickHouse server does.
 *
 * Written here because chDB's own binding is one queue for the whole process (parameterised statements would never run
 * side by side) and escapes text inside arrays twice.
 *
 * @param values the `param_` values as they stand in the URL
 * @throws ClickHouseException 456 when a placeholder has no value
 */
export function bindParameters(sql: string, values: ReadonlyMap<string, string>): string {
  if (!sql.includes('{')) return sql;
  let bound = '';
  let copied = 0;
  for (const { start, end, name, type } of placeholders(sql)) {
    const value = values.get(name);
    if (value === undefined)
      throw new ClickHouseException(456, 'UNKNOWN_QUERY_PARAMETER', `Substitution \`${name}\` is not set.`);
    bound += sql.slice(copied, start) + literal(value, type);
    copied = end;
  }
  return bound + sql.slice(copied);
}
