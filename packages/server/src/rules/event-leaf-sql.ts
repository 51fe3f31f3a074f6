import {
  type Anchor,
  type BindingOf,
  type Condition,
  type Duration,
  durationMs,
  type EventRule,
  foldCondition,
  foldPattern,
  type NumberTest,
  type OccurrenceRule,
  type Pattern,
  type Period,
  patternOfAnchor,
  type SequenceRule,
  windowOf,
} from '@waymark/model';
import { numberComparison, PatternSql } from './pattern-sql.ts';
import type { SqlParameters } from './sql-parameters.ts';

/** Place of a touch in the person's stable order; its first part is the time in milliseconds. */
const KEY = 'key';

/**
 * Writes leaves about events as expressions over the touches of one person, for a SELECT that groups by person. What is asked
 * of single events becomes columns (`columns`) of the touches, each once.
 */
export class EventLeafSql {
  readonly #columns = new Map<string, string>();
  readonly #parameters: SqlParameters;
  readonly #patterns: PatternSql;
  readonly #bindingOf: BindingOf;
  readonly #nowMs: number;

  constructor(parameters: SqlParameters, nowMs: number, bindingOf: BindingOf) {
    this.#parameters = parameters;
    this.#patterns = new PatternSql(parameters, nowMs);
    this.#bindingOf = bindingOf;
    this.#nowMs = nowMs;
  }

  /** Name and expression (0 or 1, over the columns of `events`) of each column the leaves look at. */
  get columns(): readonly { readonly name: string; readonly expression: string }[] {
    return [...this.#columns].map(([expression, name]) => ({ name, expression }));
  }

  #column(expression: string): string {
    const known = this.#columns.get(expression);
    if (known !== undefined) return known;
    const name = `m${this.#columns.size}`;
    this.#columns.set(expression, name);
    return name;
  }

  #fits(pattern: Pattern): string {
    return this.#column(foldPattern(pattern, this.#patterns, this.#bindingOf));
  }

  #holds(condition: Condition): string {
    return this.#column(foldCondition(condition, this.#patterns));
  }

  /** Whether a time lies within a period; what has not happened yet is not among the touches. */
  #within(atMs: string, period: Period | undefined): string {
    if (period === undefined) return '1';
    const { fromMs, toMs } = windowOf(period, this.#nowMs);
    const parts = [
      ...(Number.isFinite(fromMs) ? [`${atMs} >= ${this.#parameters.ms(fromMs)}`] : []),
      ...(Number.isFinite(toMs) ? [`${atMs} <= ${this.#parameters.ms(toMs)}`] : []),
    ];
    return parts.length === 0 ? '1' : `(${parts.join(' AND ')})`;
  }

  /** How many events like this there were is enough. */
  event({ event, times, within, before, after }: EventRule): string {
    const meant = `${this.#fits(event)} AND ${this.#within('at', within)}`;
    const anchors = [
      ...(before === undefined ? [] : [{ anchor: before, isBefore: true }]),
      ...(after === undefined ? [] : [{ anchor: after, isBefore: false }]),
    ];
    if (anchors.length === 0) return this.#count(`countIf(${meant})`, times);
    const beside = anchors.map(({ anchor, isBefore }) => this.#beside('k', anchor, isBefore)).join(' AND ');
    return this.#count(`arrayCount(k -> ${beside}, groupArrayIf(${KEY}, ${meant}))`, times);
  }

  #count(count: string, times: NumberTest | undefined): string {
    return times === undefined ? `${count} > 0` : this.numberTest(count, times);
  }

  /** A test of a number that is always there. */
  numberTest(number: string, test: NumberTest): string {
    if ('not' in test) return `(NOT ${this.numberTest(number, test.not)})`;
    if ('is' in test) return `${number} = ${this.#parameters.number(test.is)}`;
    return numberComparison(number, test, this.#parameters);
  }

  #keyOf(anchor: Anchor): string {
    return `${'first' in anchor ? 'minIf' : 'maxIf'}(${KEY}, ${this.#fits(patternOfAnchor(anchor))})`;
  }

  #beside(place: string, anchor: Anchor, isBefore: boolean): string {
    const key = this.#keyOf(anchor);
    const lengthMs = anchor.for === undefined ? null : this.#parameters.ms(durationMs(anchor.for) ?? 0);
    const parts = [
      `countIf(${this.#fits(patternOfAnchor(anchor))}) > 0`,
      isBefore ? `${place} < ${key}` : `${place} > ${key}`,
      ...(lengthMs === null
        ? []
        : [isBefore ? `${place}.1 >= ${key}.1 - ${lengthMs}` : `${place}.1 <= ${key}.1 + ${lengthMs}`]),
    ];
    return `(${parts.join(' AND ')})`;
  }

  /** What the first or last event like this is like. */
  occurrence({ occurrence, event, within, where }: OccurrenceRule): string {
    const fits = this.#fits(event);
    const pick = occurrence === 'first' ? 'argMinIf' : 'argMaxIf';
    const parts = [`countIf(${fits}) > 0`];
    if (within !== undefined)
      parts.push(this.#within(`${occurrence === 'first' ? 'minIf' : 'maxIf'}(${KEY}, ${fits}).1`, within));
    if (where !== undefined) parts.push(`${pick}(${this.#holds(where)}, ${KEY}, ${fits})`);
    return `(${parts.join(' AND ')})`;
  }

  /**
   * Whether these came in this order. A way is (place of its last event, when it began at the latest); each step goes on from
   * the last way before it, as the interpreter in memory does.
   */
  sequence({ sequence, within, during }: SequenceRule): string {
    const [first = '', ...rest] = sequence.map(({ within: _, ...pattern }) => {
      const meant = `${this.#fits(pattern)} AND ${this.#within('at', during)}`;
      return `groupArrayIf(${KEY}, ${meant})`;
    });
    let ways = `arrayMap(x -> (x, x.1), ${first})`;
    for (const [step, places] of rest.entries()) ways = this.#goOn(ways, places, sequence[step + 1]?.within);
    if (within === undefined) return `notEmpty(${ways})`;
    return `arrayExists(w -> w.1.1 - w.2 <= ${this.#parameters.ms(durationMs(within) ?? 0)}, ${ways})`;
  }

  /**
   * Ways (1) and places (0) are sorted into one list, a place before the way that ends at it, and each place looks back at the
   * last way: n log n. Choosing among all ways for each place is quadratic in memory too (6,000 events of one person: 21 s).
   */
  #goOn(ways: string, places: string, gap: Duration | undefined): string {
    const near = gap === undefined ? '' : ` AND z.1.1.1 - z.2.1.1 <= ${this.#parameters.ms(durationMs(gap) ?? 0)}`;
    const sorted = `arraySort(arrayConcat(arrayMap(w -> (w.1, 1, w.2), ${ways}), arrayMap(x -> (x, 0, toInt64(0)), ${places})))`;
    return (
      `arrayMap(s -> arrayMap(z -> (z.1.1, z.2.3), arrayFilter(z -> z.1.2 = 0 AND z.2.2 = 1${near}, ` +
      `arrayZip(s, arrayFill(y -> y.2 = 1, s)))), [${sorted}])[1]`
    );
  }
}
