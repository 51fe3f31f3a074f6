import { durationMs } from '../duration.ts';
import { instantMs } from '../instant.ts';
import type { Found } from './event-facts.ts';
import type { BareTest, NumberTest, Scalar } from './test.ts';

/** Text as it is compared unless case counts: Unicode's default lower case, independent of any locale. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}

/**
 * Makes the predicate of one bare test. Missing values, lists (but for `exists`) and values of another type than the
 * operand's make it false. `nowMs` is the present, for `withinLast`.
 */
export function compileTest(test: BareTest): (value: Found, nowMs: number) => boolean {
  if ('is' in test) {
    const same = sameAs(test.is, test.caseSensitive === true);
    return (value) => same(value);
  }
  if ('in' in test) return oneOf(test.in, test.caseSensitive === true);
  if ('contains' in test)
    return textTest(test.contains, test.caseSensitive === true, (text, part) => text.includes(part));
  if ('startsWith' in test) {
    return textTest(test.startsWith, test.caseSensitive === true, (text, part) => text.startsWith(part));
  }
  if ('exists' in test) return (value) => value !== undefined;
  if ('before' in test) return timeTest((atMs) => atMs < mustInstant(test.before));
  if ('after' in test) return timeTest((atMs) => atMs > mustInstant(test.after));
  if ('withinLast' in test) {
    const lengthMs = durationMs(test.withinLast) ?? 0;
    return timeTest((atMs, nowMs) => atMs <= nowMs && atMs >= nowMs - lengthMs);
  }
  const compare = compileNumberComparison(test);
  return (value) => typeof value === 'number' && compare(value);
}

/** Makes the predicate of a test over a number that is always there (counts, gaps). */
export function compileNumberTest(test: NumberTest): (value: number) => boolean {
  if ('not' in test) {
    const inner = compileNumberTest(test.not);
    return (value) => !inner(value);
  }
  if ('is' in test) return (value) => value === test.is;
  return compileNumberComparison(test);
}

type Comparison = Extract<
  BareTest,
  { gt: number } | { gte: number } | { lt: number } | { lte: number } | { between: unknown }
>;

function compileNumberComparison(test: Comparison): (value: number) => boolean {
  if ('gt' in test) return (value) => value > test.gt;
  if ('gte' in test) return (value) => value >= test.gte;
  if ('lt' in test) return (value) => value < test.lt;
  if ('lte' in test) return (value) => value <= test.lte;
  const [low, high] = test.between;
  return (value) => value >= low && value <= high;
}

function sameAs(operand: Scalar, caseSensitive: boolean): (value: Found) => boolean {
  if (typeof operand !== 'string' || caseSensitive) return (value) => value === operand;
  const folded = foldCase(operand);
  return (value) => typeof value === 'string' && foldCase(value) === folded;
}

function oneOf(operands: readonly Scalar[], caseSensitive: boolean): (value: Found) => boolean {
  const fold = (value: unknown) => (typeof value === 'string' && !caseSensitive ? foldCase(value) : value);
  const members = new Set(operands.map(fold));
  return (value) => members.has(fold(value));
}

function textTest(operand: string, caseSensitive: boolean, holds: (text: string, part: string) => boolean) {
  const part = caseSensitive ? operand : foldCase(operand);
  return (value: Found) => typeof value === 'string' && holds(caseSensitive ? value : foldCase(value), part);
}

function timeTest(holds: (atMs: number, nowMs: number) => boolean) {
  return (value: Found, nowMs: number) => {
    const atMs = typeof value === 'string' ? instantMs(value) : null;
    return atMs !== null && holds(atMs, nowMs);
  };
}

function mustInstant(text: string): number {
  return instantMs(text) ?? Number.NaN;
}
