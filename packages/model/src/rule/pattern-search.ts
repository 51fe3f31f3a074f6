import { durationMs } from '../duration.ts';
import { instantMs } from '../instant.ts';
import { fieldOf } from './event-facts.ts';
import { type BindingOf, foldCondition, foldPattern, type PatternAlgebra } from './fold-pattern.ts';
import { compileCondition, compilePattern, type EventPredicate } from './match-pattern.ts';
import { foldCase } from './match-test.ts';
import type { Condition, EventField, Pattern } from './pattern.ts';
import type { PersonEvent } from './person-facts.ts';
import type { PersonHistory } from './person-history.ts';

/** A field that is asked whether its time lies within the last so long. */
interface TimeField {
  readonly field: EventField;
  readonly lengthMs: number;
}

const timeFields: PatternAlgebra<TimeField[]> = {
  all: (parts) => parts.flat(),
  any: (parts) => parts.flat(),
  not: (part) => part,
  test: (field, test) => ('withinLast' in test ? [{ field, lengthMs: durationMs(test.withinLast) ?? 0 }] : []),
};

/** When the answer about an event may change next because time passes; infinity: never. */
function nextChangeOf(event: PersonEvent, fields: readonly TimeField[], nowMs: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { field, lengthMs } of fields) {
    const value = fieldOf(event, field);
    const atMs = typeof value === 'string' ? instantMs(value) : null;
    if (atMs !== null) next = Math.min(next, nextOfStay(atMs, atMs + lengthMs, nowMs));
  }
  return next;
}

/** The next change of "is now between", both ends in whole milliseconds and inclusive; infinity when there is none. */
export function nextOfStay(fromMs: number, toMs: number, nowMs: number): number {
  if (fromMs > nowMs) return fromMs;
  return toMs >= nowMs ? toMs + 1 : Number.POSITIVE_INFINITY;
}

/** Looks for a pattern in histories. */
export class PatternSearch {
  readonly #names: readonly string[] | null;
  readonly #fits: EventPredicate;
  readonly #timeFields: readonly TimeField[];

  constructor(pattern: Pattern, bindingOf: BindingOf) {
    const named = pattern.name ?? (pattern.touchpoint === undefined ? undefined : bindingOf(pattern.touchpoint)?.name);
    this.#names = named === undefined ? null : [...new Set([named].flat().map(foldCase))];
    this.#fits = compilePattern(pattern, bindingOf);
    this.#timeFields = foldPattern(pattern, timeFields, bindingOf);
  }

  /** Places of the events that fit, ascending, those of the future too. */
  places(history: PersonHistory, nowMs: number): readonly number[] {
    const find = (): readonly number[] =>
      history.named(this.#names).filter((place) => this.#fits(history.events[place] as PersonEvent, nowMs));
    return this.#timeFields.length === 0 ? history.found(this, find) : find();
  }

  /** When what fits may change next because time passes. */
  nextChange(history: PersonHistory, nowMs: number): number {
    let next = Number.POSITIVE_INFINITY;
    if (this.#timeFields.length > 0) {
      for (const event of history.events) next = Math.min(next, nextChangeOf(event, this.#timeFields, nowMs));
    }
    return next;
  }
}

/** A condition on one event that is at hand. */
export class ConditionCheck {
  readonly holds: EventPredicate;
  readonly #timeFields: readonly TimeField[];

  constructor(condition: Condition) {
    this.holds = compileCondition(condition);
    this.#timeFields = foldCondition(condition, timeFields);
  }

  nextChange(event: PersonEvent, nowMs: number): number {
    return nextChangeOf(event, this.#timeFields, nowMs);
  }
}
