import {
  type BareTest,
  durationMs,
  type EventColumn,
  type EventField,
  foldCase,
  instantMs,
  type PatternAlgebra,
  type Scalar,
} from '@waymark/model';
import type { EventParameter } from '@waymark/store';
import { instantSql } from './instant-sql.ts';
import { ruleRefused } from './rule-refused.ts';
import type { SqlParameters } from './sql-parameters.ts';

const NO = '0';
const COLUMNS: Readonly<Record<EventColumn, string>> = {
  name: 'name',
  channel: 'channel',
  kind: 'kind',
  value: 'value',
  currency: 'currency',
  urlPath: 'url_path',
  campaign: 'campaign',
};

/** A value as ClickHouse has it: expressions that are NULL (a column's text: empty) where it is of another type or missing. */
interface Operand {
  readonly text: string | null;
  readonly number: string | null;
  readonly flag: string | null;
  /** Whether there is a value at all: 0 or 1. */
  readonly exists: string;
  /** Whether an empty text is a value; in a column it means that there is none. */
  readonly mayBeEmpty: boolean;
}

/** How ClickHouse names a part of a value by its type, or a value's whole record: no property can be read under such a path. */
const isReserved = (path: string): boolean => path.includes('.:`') || path.startsWith('^`');

function propertySql(path: string, parameters: SqlParameters): string {
  if (isReserved(path)) throw ruleRefused(`the event store cannot look for a property named ${path}`);
  const keys = path.split('.');
  // An empty key ("Nr." has one) cannot be written as a name.
  if (keys.includes('')) return `getSubcolumn(properties, ${parameters.text(path)})`;
  return `properties.${keys.map((key) => `\`${key.replace(/[\\`]/g, (character) => `\\${character}`)}\``).join('.')}`;
}

function operandOf(field: EventField, parameters: SqlParameters): Operand {
  if (!field.startsWith('properties.')) {
    const column = COLUMNS[field as EventColumn];
    if (field === 'value')
      return { text: null, number: 'toFloat64(value)', flag: null, exists: 'isNotNull(value)', mayBeEmpty: false };
    return { text: column, number: null, flag: null, exists: `${column} != ''`, mayBeEmpty: false };
  }
  const value = propertySql(field.slice('properties.'.length), parameters);
  const as = (type: string): string => `dynamicElement(${value}, '${type}')`;
  return {
    text: as('String'),
    number: `coalesce(toFloat64(${as('Int64')}), ${as('Float64')}, toFloat64(${as('UInt64')}))`,
    flag: as('Bool'),
    exists: `(dynamicType(${value}) IN ('String', 'Int64', 'UInt64', 'Float64', 'Bool') OR startsWith(dynamicType(${value}), 'Array'))`,
    mayBeEmpty: true,
  };
}

/** The language of patterns as conditions over the columns of `events`: each is 0 or 1, never NULL. */
export class PatternSql implements PatternAlgebra<string> {
  readonly #parameters: SqlParameters;
  readonly #nowMs: number;

  constructor(parameters: SqlParameters, nowMs: number) {
    this.#parameters = parameters;
    this.#nowMs = nowMs;
  }

  all(parts: string[]): string {
    return parts.length === 0 ? '1' : `(${parts.join(' AND ')})`;
  }

  any(parts: string[]): string {
    return parts.length === 0 ? NO : `(${parts.join(' OR ')})`;
  }

  not(part: string): string {
    return `(NOT ${part})`;
  }

  test(field: EventField, test: BareTest): string {
    const operand = operandOf(field, this.#parameters);
    if ('exists' in test) return `(${operand.exists})`;
    const condition = this.#bareTest(operand, test);
    // Columns are never NULL, and comparing them as they are is quicker; times are, where a text is none.
    const isTime = 'before' in test || 'after' in test || 'withinLast' in test;
    return operand.mayBeEmpty || field === 'value' || isTime ? known(condition) : (condition ?? NO);
  }

  #bareTest(operand: Operand, test: Exclude<BareTest, { exists: true }>): string | null {
    if ('is' in test) return this.#oneOf(operand, [test.is], test.caseSensitive === true);
    if ('in' in test) return this.#oneOf(operand, test.in, test.caseSensitive === true);
    if ('contains' in test)
      return this.#onText(operand, test.contains, test.caseSensitive, (text, part) => `position(${text}, ${part}) > 0`);
    if ('startsWith' in test)
      return this.#onText(operand, test.startsWith, test.caseSensitive, (text, part) => `startsWith(${text}, ${part})`);
    if ('before' in test) return this.#onTime(operand, (at) => `${at} < ${this.#instant(test.before)}`);
    if ('after' in test) return this.#onTime(operand, (at) => `${at} > ${this.#instant(test.after)}`);
    if ('withinLast' in test) {
      const from = this.#parameters.ms(this.#nowMs - (durationMs(test.withinLast) ?? 0));
      return this.#onTime(operand, (at) => `${at} BETWEEN ${from} AND ${this.#parameters.ms(this.#nowMs)}`);
    }
    if (operand.number === null) return null;
    return numberComparison(operand.number, test, this.#parameters);
  }

  #oneOf(
    { text, number, flag, mayBeEmpty }: Operand,
    wanted: readonly Scalar[],
    caseSensitive: boolean,
  ): string | null {
    const texts = wanted.filter((one): one is string => typeof one === 'string' && (one !== '' || mayBeEmpty));
    const numbers = wanted.filter((one) => typeof one === 'number');
    const flags = wanted.filter((one) => typeof one === 'boolean');
    const parts: string[] = [];
    const oneOf = (value: string, list: EventParameter[], type: string): string =>
      // Compared with one constant, a column of few words is compared word by word and not row by row.
      list.length === 1
        ? `${value} = ${this.#parameters.bind(list[0] ?? null, type)}`
        : `has(${this.#parameters.bind(list, `Array(${type})`)}, ${value})`;
    if (texts.length > 0 && text !== null)
      parts.push(oneOf(folding(text, caseSensitive), caseSensitive ? texts : texts.map(foldCase), 'String'));
    if (numbers.length > 0 && number !== null) parts.push(oneOf(number, numbers, 'Float64'));
    if (flags.length > 0 && flag !== null) parts.push(oneOf(`toUInt8(${flag})`, flags.map(Number), 'UInt8'));
    return parts.length === 0 ? null : this.any(parts.map((part) => (mayBeEmpty ? known(part) : part)));
  }

  #onText(
    { text, mayBeEmpty }: Operand,
    part: string,
    caseSensitive: boolean | undefined,
    holds: (text: string, part: string) => string,
  ): string | null {
    if (text === null) return null;
    const isCased = caseSensitive === true;
    const condition = holds(folding(text, isCased), this.#parameters.text(isCased ? part : foldCase(part)));
    return mayBeEmpty ? condition : `(${text} != '' AND ${condition})`;
  }

  #onTime({ text }: Operand, holds: (atMs: string) => string): string | null {
    return text === null ? null : holds(instantSql(`ifNull(${text}, '')`));
  }

  #instant(text: string): string {
    return this.#parameters.ms(instantMs(text) ?? 0);
  }
}

/** Makes a condition that may be NULL, or is none at all, false. */
function known(condition: string | null): string {
  return condition === null ? NO : `ifNull(${condition}, 0)`;
}

/** `lowerUTF8` is Unicode's default lower case, as `foldCase` is. */
function folding(text: string, caseSensitive: boolean): string {
  return caseSensitive ? text : `lowerUTF8(${text})`;
}

type Comparison = Extract<
  BareTest,
  { gt: number } | { gte: number } | { lt: number } | { lte: number } | { between: unknown }
>;

/** A comparison of a number, as SQL. */
export function numberComparison(number: string, test: Comparison, parameters: SqlParameters): string {
  if ('gt' in test) return `${number} > ${parameters.number(test.gt)}`;
  if ('gte' in test) return `${number} >= ${parameters.number(test.gte)}`;
  if ('lt' in test) return `${number} < ${parameters.number(test.lt)}`;
  if ('lte' in test) return `${number} <= ${parameters.number(test.lte)}`;
  const [low, high] = test.between;
  return `(${number} >= ${parameters.number(low)} AND ${number} <= ${parameters.number(high)})`;
}
