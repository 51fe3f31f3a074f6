import type { Id } from '../id.ts';
import type { Binding, Condition, EventField, FieldTests, Pattern } from './pattern.ts';
import type { BareTest, Test } from './test.ts';

/**
 * What an interpreter of patterns has to say; everything else about the language is decided here, once. The matcher
 * in memory, the SQL writer and the choice of codes are three algebras over the same fold, so they cannot disagree
 * about its structure. Two-valued logic: `test` must answer false for a missing value, `not` turns that round.
 */
export interface PatternAlgebra<Result> {
  /** Conjunction; of nothing it holds. */
  all(parts: Result[]): Result;
  /** Disjunction; of nothing it does not hold. */
  any(parts: Result[]): Result;
  not(part: Result): Result;
  test(field: EventField, test: BareTest): Result;
}

/** Finds the binding of a touchpoint of the catalogue; undefined where there is none. */
export type BindingOf = (touchpoint: Id) => Binding | undefined;

const noBindings: BindingOf = () => undefined;

/**
 * Interprets a pattern. `name` and `channel` become tests on those fields; a touchpoint becomes its binding, and one
 * without a binding never matches.
 */
export function foldPattern<Result>(
  pattern: Pattern,
  algebra: PatternAlgebra<Result>,
  bindingOf: BindingOf = noBindings,
): Result {
  const parts: Result[] = [];
  for (const field of ['name', 'channel'] as const) {
    const wanted = pattern[field];
    if (wanted === undefined) continue;
    const operand = Array.isArray(wanted) ? wanted : [wanted];
    parts.push(algebra.test(field, { in: operand, caseSensitive: pattern.caseSensitive }));
  }
  if (pattern.touchpoint !== undefined) {
    const binding = bindingOf(pattern.touchpoint);
    parts.push(binding === undefined ? algebra.any([]) : foldPattern(binding, algebra));
  }
  if (pattern.where !== undefined) parts.push(foldCondition(pattern.where, algebra));
  return parts.length === 1 ? (parts[0] as Result) : algebra.all(parts);
}

/** Interprets a condition tree over one event. */
export function foldCondition<Result>(condition: Condition, algebra: PatternAlgebra<Result>): Result {
  if ('all' in condition) return algebra.all(condition.all.map((part) => foldCondition(part, algebra)));
  if ('any' in condition) return algebra.any(condition.any.map((part) => foldCondition(part, algebra)));
  if ('not' in condition) return algebra.not(foldCondition(condition.not, algebra));
  const parts: Result[] = [];
  for (const [field, test] of fieldsOf(condition)) parts.push(foldTest(field, test, algebra));
  return parts.length === 1 ? (parts[0] as Result) : algebra.all(parts);
}

function foldTest<Result>(field: EventField, test: Test, algebra: PatternAlgebra<Result>): Result {
  return 'not' in test ? algebra.not(foldTest(field, test.not, algebra)) : algebra.test(field, test);
}

function fieldsOf(tests: FieldTests): [EventField, Test][] {
  return Object.entries(tests).flatMap(([field, test]): [EventField, Test][] =>
    test === undefined ? [] : [[field as EventField, test]],
  );
}
