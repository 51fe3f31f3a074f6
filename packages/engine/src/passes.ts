import type { JourneyPeriod } from './cut-journeys.ts';
import { type DeviationPlace, findDeviatingPeople } from './deviating-people.ts';
import { type FollowPlace, findFollowers } from './follow-people.ts';
import { countFollows, type FollowCounts } from './follows.ts';
import { answerHistories, type HistoryAnswers, type HistoryQuestion } from './history-words.ts';
import { findJourneyPeople, type JourneyChoice } from './journey-people.ts';
import type { JourneyProgram } from './journey-program.ts';
import { countFit, type FitCounts, type OpenJourneys } from './map-fit.ts';
import type { Part } from './part.ts';
import { countPassage, type PassageCounts, type PassageQuestion } from './passage.ts';
import type { Plan } from './plan.ts';
import { type PairRange, quantilesOfPairs, type ShareTimes } from './process-map.ts';
import type { Selection } from './selection.ts';
import { findSkippingPeople, findStandingPeople, type Place } from './standing-people.ts';
import { countSteps, type StepCounts } from './step-counts.ts';
import { quantilesOfLists } from './step-statistics.ts';
import type { TimeLists } from './time-lists.ts';
import type { TimeQuantiles } from './time-quantiles.ts';
import { countOrder, type OrderCounts } from './typical-order.ts';
import { countUnplanned } from './unplanned.ts';
import { countVariants, type VariantCounts } from './variants.ts';

/** Every pass that can be handed to a thread: all arguments are plain data and shared memory. */
export const passes = {
  follows: (parts: readonly Part[], selection: Selection): FollowCounts => countFollows(parts, selection),
  quantiles: (shares: readonly ShareTimes[], pairs: PairRange): Float64Array => quantilesOfPairs(shares, pairs),
  followers: (parts: readonly Part[], selection: Selection, place: FollowPlace): BigUint64Array =>
    findFollowers(parts, selection, place),
  variants: (parts: readonly Part[], selection: Selection): VariantCounts => countVariants(parts, selection),
  steps: (parts: readonly Part[], program: JourneyProgram, period: JourneyPeriod): StepCounts =>
    countSteps(parts, program, period),
  stepTimes: (shares: readonly TimeLists[], lists: readonly number[]): TimeQuantiles[] =>
    quantilesOfLists(shares, lists),
  fit: (
    parts: readonly Part[],
    program: JourneyProgram,
    plan: Plan,
    period: JourneyPeriod,
    open: OpenJourneys,
  ): FitCounts => countFit(parts, program, plan, period, open),
  deviating: (
    parts: readonly Part[],
    program: JourneyProgram,
    plan: Plan,
    period: JourneyPeriod,
    at?: DeviationPlace,
  ): BigUint64Array => findDeviatingPeople(parts, program, plan, period, at),
  standing: (parts: readonly Part[], program: JourneyProgram, period: JourneyPeriod, place: Place): BigUint64Array =>
    findStandingPeople(parts, program, period, place),
  skipping: (
    parts: readonly Part[],
    program: JourneyProgram,
    plan: Plan,
    period: JourneyPeriod,
    steps?: readonly number[],
  ): BigUint64Array => findSkippingPeople(parts, program, plan, period, steps),
  journeyPeople: (
    parts: readonly Part[],
    program: JourneyProgram,
    period: JourneyPeriod,
    choice: JourneyChoice,
  ): BigUint64Array => findJourneyPeople(parts, program, period, choice),
  histories: (parts: readonly Part[], question: HistoryQuestion): HistoryAnswers => answerHistories(parts, question),
  order: (parts: readonly Part[], selection: Selection): OrderCounts => countOrder(parts, selection),
  passage: (
    parts: readonly Part[],
    program: JourneyProgram,
    period: JourneyPeriod,
    question: PassageQuestion,
  ): PassageCounts => countPassage(parts, program, period, question),
  unplanned: (
    parts: readonly Part[],
    program: JourneyProgram,
    period: JourneyPeriod,
    activities: Selection,
  ): Float64Array => countUnplanned(parts, program, period, activities),
};

export type Passes = typeof passes;
export type PassName = keyof Passes;
