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
import { instantSql } from './instant-sql.ts';
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

/** A value as ClickHouse has it: expressions that are NULL where the value is of another type or missing. */
interface Operand {
  readonly text: string | null;
  readonly number: string | null;
  readonly flag: string | null;
  /** Whether there is a value at all: 0 or 1. */
  readonly exists: string;
}

function operandOf(field: EventField): Operand {
  if (!field.startsWith('properties.')) {
    const column = COLUMNS[field as EventColumn];
    if (field === 'value') return { text: null, number: 'toFloat64(value)', flag: null, exists: 'isNotNull(value)' };
    return { text: `nullIf(toString(${column}), '')`, number: null, flag: null, exists: `${column} != ''` };
  }
  const path = field
    .slice('properties.'.length)
    .split('.')
    .map((key) => `\`${key.replace(/[\\`]/g, (character) => `\\${character}`)}\``)
    .join('.');
  const value = `properties.${path}`;
  const as = (type: string): string => `dynamicElement(${value}, '${type}')`;
  return {
    text: as('String'),
    number: `coalesce(toFloat64(${as('Int64')}), ${as('Float64')}, toFloat64(${as('UInt64')}))`,
    flag: as('Bool'),
    exists: `(dynamicType(${value}) IN ('String', 'Int64', 'UInt64', 'Float64', 'Bool') OR startsWith(dynamicType(${value}), 'Array'))`,
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
    const operand = operandOf(field);
    if ('exists' in test) return `(${operand.exists})`;
    return known(this.#bareTest(operand, test));
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

  #oneOf({ text, number, flag }: Operand, wanted: readonly Scalar[], caseSensitive: boolean): string {
    const texts = wanted.filter((one) => typeof one === 'string');
    const numbers = wanted.filter((one) => typeof one === 'number');
    const flags = wanted.filter((one) => typeof one === 'boolean');
    const parts: string[] = [];
    if (texts.length > 0 && text !== null) {
      const folded = caseSensitive ? texts : texts.map(foldCase);
      parts.push(known(`has(${this.#parameters.bind(folded, 'Array(String)')}, ${folding(text, caseSensitive)})`));
    }
    if (numbers.length > 0 && number !== null)
      parts.push(known(`has(${this.#parameters.bind(numbers, 'Array(Float64)')}, ${number})`));
    if (flags.length > 0 && flag !== null)
      parts.push(known(`has(${this.#parameters.bind(flags.map(Number), 'Array(UInt8)')}, toUInt8(${flag}))`));
    return this.any(parts);
  }

  #onText(
    { text }: Operand,
    part: string,
    caseSensitive: boolean | undefined,
    holds: (text: string, part: string) => string,
  ): string | null {
    if (text === null) return null;
    const isCased = caseSensitive === true;
    return holds(folding(text, isCased), this.#parameters.text(isCased ? part : foldCase(part)));
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
