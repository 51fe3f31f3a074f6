import { type EventFacts, fieldOf } from './event-facts.ts';
import { type BindingOf, foldCondition, foldPattern, type PatternAlgebra } from './fold-pattern.ts';
import { compileTest } from './match-test.ts';
import type { Condition, Pattern } from './pattern.ts';

/** Whether an event fits, seen from `nowMs` (milliseconds since 1970; only `withinLast` looks at it). */
export type EventPredicate = (event: EventFacts, nowMs: number) => boolean;

const predicates: PatternAlgebra<EventPredicate> = {
  all: (parts) => (event, nowMs) => parts.every((part) => part(event, nowMs)),
  any: (parts) => (event, nowMs) => parts.some((part) => part(event, nowMs)),
  not: (part) => (event, nowMs) => !part(event, nowMs),
  test: (field, test) => {
    const holds = compileTest(test);
    return (event, nowMs) => holds(fieldOf(event, field), nowMs);
  },
};

/** Prepares a pattern for matching many events. */
export function compilePattern(pattern: Pattern, bindingOf?: BindingOf): EventPredicate {
  return foldPattern(pattern, predicates, bindingOf);
}

/** Prepares a condition for matching many events. */
export function compileCondition(condition: Condition): EventPredicate {
  return foldCondition(condition, predicates);
}

/** Whether one event fits a pattern. For many events compile the pattern once. */
export function matchesPattern(pattern: Pattern, event: EventFacts, nowMs: number, bindingOf?: BindingOf): boolean {
  return compilePattern(pattern, bindingOf)(event, nowMs);
}
