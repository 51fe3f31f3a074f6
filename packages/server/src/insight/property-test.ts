import type { EventParameter } from '@waymark/store';

/** A test on an event's properties as a condition of ClickHouse SQL over a row of `events`. */
export interface PropertyTest {
  /** Tells tests apart: the same binding is the same test. */
  readonly key: string;
  readonly sql: string;
  readonly params: Readonly<Record<string, EventParameter>>;
}

/** As many as fit beside each other into the bits of a code's flags. */
export const MOST_PROPERTY_TESTS = 16;
