import type { PersonFacts } from './person-facts.ts';

/** A rule, or a part of one, made ready to be asked about many people. Times are UTC milliseconds. */
export interface Evaluator {
  /** Whether it holds now. Events of the future have not happened. */
  holds(facts: PersonFacts, nowMs: number): boolean;
  /**
   * The next moment after now at which the answer may be another one because time passes, though nothing else happens. Until
   * then it stays; at that moment it may also stay. Infinity: never.
   */
  nextChange(facts: PersonFacts, nowMs: number): number;
}
