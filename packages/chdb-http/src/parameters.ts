import { ClickHouseException } from './exception.ts';

/** Quoted text and comments, which are passed over, or the beginning of a `{name:Type}` placeholder (its name captured). */
const PLACEHOLDER =
  /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`(?:[^`\\]|\\.|``)*`|--[^\n]*|\/\*[\s\S]*?\*\/|\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*:\s*/g;
const QUOTED = /'(?:[^'\\]|\\.|'')*'/y;

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

function endOfType(sql: string, from: number): number {
  let depth = 0;
  for (let at = from; at < sql.length; at += 1) {
    const character = sql[at];
    if (character === "'") {
      QUOTED.lastIndex = at;
      if (QUOTED.test(sql)) at = QUOTED.lastIndex - 1;
    } else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '}' && depth === 0) return at;
  }
  return -1;
}

/** Whether values of the type are read from their own notation (`['a','b']`), quoted inside, and not from escaped text. */
function isCompound(type: string): boolean {
  return /^(Array|Tuple|Map|Nested|Variant|Geometry|Point|Ring|Polygon|MultiPolygon)\b/.test(type);
}

function literal(value: string, type: string): string {
  if (type === 'Identifier') return `\`${unescapeText(value).replace(/[\\`]/g, (character) => `\\${character}`)}\``;
  if (value === '\\N') return `_CAST(NULL, ${quote(type)})`;
  return `_CAST(${quote(isCompound(type) ? value : unescapeText(value))}, ${quote(type)})`;
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
  let bound = '';
  let copied = 0;
  for (const match of sql.matchAll(PLACEHOLDER)) {
    const name = match[1];
    if (name === undefined || match.index < copied) continue;
    const typeStart = match.index + match[0].length;
    const typeEnd = endOfType(sql, typeStart);
    if (typeEnd < 0) break;
    const value = values.get(name);
    if (value === undefined)
      throw new ClickHouseException(456, 'UNKNOWN_QUERY_PARAMETER', `Substitution \`${name}\` is not set.`);
    bound += sql.slice(copied, match.index) + literal(value, sql.slice(typeStart, typeEnd).trim());
    copied = typeEnd + 1;
  }
  return bound + sql.slice(copied);
}
