import { type Binding, compilePattern, type EventFacts, type EventPredicate, matchCode } from '@waymark/model';

/** A binding that asks for more than name and channel, tried on events as they are read into the index. */
export interface PropertyTest {
  /** Tells tests apart: the same binding is the same test. */
  readonly key: string;
  readonly holds: EventPredicate;
  /** Whether an event of this name may pass; of all others the properties need not be read. */
  mayHold(name: string, channel: string): boolean;
}

/** As many as fit beside each other into the bits of a code's flags. */
export const MOST_PROPERTY_TESTS = 16;

export const keyOfBinding = (binding: Binding): string => JSON.stringify(binding);

export function makePropertyTest(binding: Binding): PropertyTest {
  return {
    key: keyOfBinding(binding),
    holds: compilePattern(binding),
    mayHold: (name, channel) => matchCode(binding, { name, channel }) !== 'no',
  };
}

/** The flags of an event: bit i is set where test i holds. */
export function flagsOf(tests: readonly PropertyTest[], facts: EventFacts, nowMs: number): number {
  return tests.reduce((flags, test, bit) => (test.holds(facts, nowMs) ? flags | (1 << bit) : flags), 0);
}
