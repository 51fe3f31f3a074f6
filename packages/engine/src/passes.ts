import type { JourneyPeriod } from './cut-journeys.ts';
import { countFollows, type FollowCounts, scatterTimes } from './follows.ts';
import type { JourneyProgram } from './journey-program.ts';
import { countJourneyVariants, type JourneyVariantCounts } from './map-fit.ts';
import type { Part } from './part.ts';
import { quantilesOf } from './process-map.ts';
import type { Selection } from './selection.ts';
import { countSteps, type StepCounts, type TimeLists } from './step-counts.ts';
import { quantilesOfLists } from './step-statistics.ts';
import type { TimeQuantiles } from './time-quantiles.ts';
import { countVariants, type VariantCounts } from './variants.ts';

/** Every pass that can be handed to a thread: all arguments are plain data and shared memory. */
export const passes = {
  follows: (parts: readonly Part[], selection: Selection): FollowCounts => countFollows(parts, selection),
  times: (
    parts: readonly Part[],
    selection: Selection,
    pairFrom: readonly number[],
    pairTo: readonly number[],
    firstPlace: Float64Array,
    times: Uint32Array,
  ): void => scatterTimes(parts, selection, pairFrom, pairTo, firstPlace, times),
  quantiles: (times: Uint32Array, bounds: Float64Array): Float64Array => quantilesOf(times, bounds),
  variants: (parts: readonly Part[], selection: Selection): VariantCounts => countVariants(parts, selection),
  steps: (parts: readonly Part[], program: JourneyProgram, period: JourneyPeriod): StepCounts =>
    countSteps(parts, program, period),
  stepTimes: (shares: readonly TimeLists[], lists: readonly number[]): TimeQuantiles[] =>
    quantilesOfLists(shares, lists),
  journeys: (parts: readonly Part[], program: JourneyProgram, period: JourneyPeriod): JourneyVariantCounts =>
    countJourneyVariants(parts, program, period),
};

export type Passes = typeof passes;
export type PassName = keyof Passes;
