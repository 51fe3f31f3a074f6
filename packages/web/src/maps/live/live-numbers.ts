import type { LiveDeviation, LiveFigures, LiveTime, LiveUnplanned } from './live-view.ts';

/** What was measured at one step. */
export interface StepNumbers {
  readonly people: number;
  readonly touches: number;
  /** Journeys that were left after the step, and their share of those that came to it. */
  readonly dropOff: { readonly journeys: number; readonly share: number } | null;
  readonly repeated: { readonly people: number; readonly share: number } | null;
  readonly time: LiveTime | null;
  readonly deviations: readonly LiveDeviation[];
  readonly unplanned: readonly LiveUnplanned[];
}

/** What was measured on a map: the answer of the live route in the words of the page. */
export interface LiveNumbers {
  readonly figures: LiveFigures;
  readonly audience: { readonly people: number; readonly of: number } | null;
  readonly unplanned: readonly LiveUnplanned[];
  readonly steps: ReadonlyMap<string, StepNumbers>;
}

/** A map nobody has walked, while its numbers are still being asked for. */
export const NO_LIVE_NUMBERS: LiveNumbers = {
  figures: { people: 0, journeys: 0, open: 0, reachedB: null, fit: null, duration: null, before: null },
  audience: null,
  unplanned: [],
  steps: new Map(),
};
