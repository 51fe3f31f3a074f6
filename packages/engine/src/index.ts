export { type Alignment, type AlignmentMove, align, type TouchSteps } from './align.ts';
export { DEVIATIONS, type DeviationOfStep } from './compared-journeys.ts';
export { ARRIVED, cutJourneys, type JourneyPeriod, LEFT, OPEN, type Outcome } from './cut-journeys.ts';
export type { DeviationPlace } from './deviating-people.ts';
export { type ActualTouch, compareWithPlan, type Deviations, deviationsOf, fitnessOf } from './deviations.ts';
export { EPOCH_MS, fromIndexSecond, toIndexSecond } from './epoch.ts';
export type { EventChunk } from './event-chunk.ts';
export { type FlaggedCode, type FlaggedState, withFlags } from './event-flags.ts';
export type { FollowPlace } from './follow-people.ts';
export { divideByHistory, type FilteredState, type HistoryTest } from './history-filter.ts';
export type {
  HistoryAnchor,
  HistoryAnswers,
  HistoryLeaf,
  HistoryQuestion,
  MsWindow,
} from './history-words.ts';
export { holdsPerson, type IndexState, onlyPeople, wholeOf } from './index-state.ts';
export { JourneyEngine } from './journey-engine.ts';
export type { JourneyChoice } from './journey-people.ts';
export { type JourneyProgram, makeJourneyProgram } from './journey-program.ts';
export type { MapFit, OpenJourneys, StepFit } from './map-fit.ts';
export { type Part, shareOut } from './part.ts';
export { FATES, type Fate, type FateCount, type Passage, type PassageQuestion } from './passage.ts';
export { compilePlan, LARGEST_ANY_ORDER, type Plan, type PlanItem, type PlannedStep } from './plan.ts';
export type { ProcessEdge, ProcessMap, ProcessNode } from './process-map.ts';
export { quantile, quantileRank } from './quantile.ts';
export type { Segment } from './segment.ts';
export { type BuilderOptions, SegmentBuilder } from './segment-builder.ts';
export { everyCode, type Selection, SKIP } from './selection.ts';
export { type PersonSequence, SequenceIndex } from './sequence-index.ts';
export type { Place } from './standing-people.ts';
export type { MapStatistics, StepFlow, StepStatistics } from './step-statistics.ts';
export { medianRanks, type TimeQuantiles } from './time-quantiles.ts';
export type { OrderedNode } from './typical-order.ts';
export type { NodeCount, Unplanned } from './unplanned.ts';
export { compareSequences, type Variant, type Variants } from './variants.ts';
