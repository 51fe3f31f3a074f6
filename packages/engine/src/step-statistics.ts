import type { JourneyProgram } from './journey-program.ts';
import type { StepCounts } from './step-counts.ts';
import type { TimeLists } from './time-lists.ts';
import { type TimeQuantiles, timeQuantiles } from './time-quantiles.ts';

/**
 * What people really do at one step of a map. All of it looks only at touches on journeys of the period (`cutJourneys` has
 * the definition of a journey and of a touch); an event may be a touch of several steps and counts at each of them.
 * People are counted once, however many journeys they take.
 */
export interface StepStatistics {
  readonly step: number;
  /** People with at least one touch of the step. */
  readonly people: number;
  /** `people` of all people with a journey; nothing without any. */
  readonly share: number | null;
  readonly touches: number;
  /** Journeys with at least one touch of the step. */
  readonly journeys: number;
  /** Journeys whose first touch is of this step. */
  readonly begins: number;
  /**
   * From the journey's touch before (of whichever step, decision or unplanned touchpoint) to each touch of the step, in
   * seconds of the index; the touch that begins a journey has none before.
   */
  readonly sinceBefore: TimeQuantiles;
  /** Drop-off: journeys, and people with such a journey, whose last touch is of this step and that were left … */
  readonly left: number;
  readonly leftPeople: number;
  /** … and that are open. */
  readonly open: number;
  readonly openPeople: number;
  /** Journeys, and people with such a journey, that touched the step and arrived at decision B. */
  readonly arrived: number;
  readonly arrivedPeople: number;
  /** People with a journey that touches the step at least twice. */
  readonly repeatedPeople: number;
}

/**
 * A ribbon: on how many occasions, and for how many people, a touch of one step directly followed a touch of the other on a
 * journey. Touches that are of no step (decisions, unplanned touchpoints) stand between and break the ribbon.
 */
export interface StepFlow {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly people: number;
}

export interface MapStatistics {
  /** People with at least one journey of the period. */
  readonly people: number;
  readonly journeys: number;
  readonly arrived: number;
  readonly left: number;
  readonly open: number;
  /** People with at least one journey that arrived. */
  readonly arrivedPeople: number;
  /** From first to last touch of the journeys that arrived. */
  readonly toArrival: TimeQuantiles;
  readonly steps: readonly StepStatistics[];
  /** Sorted by from, then to. */
  readonly flows: readonly StepFlow[];
}

/** Quantiles of the lists of this number in all shares together; a pass of its own, because there are many times. */
export function quantilesOfLists(shares: readonly TimeLists[], lists: readonly number[]): TimeQuantiles[] {
  return lists.map((list) =>
    timeQuantiles(shares.map(({ values, starts }) => values.subarray(starts[list], starts[list + 1]))),
  );
}

/** Cuts the lists into as many groups as there are threads, about equally many times each. */
export function groupLists(shares: readonly TimeLists[], groups: number): number[][] {
  const lists = (shares[0]?.starts.length ?? 1) - 1;
  const sizeOf = (list: number) =>
    shares.reduce((sum, { starts }) => sum + (starts[list + 1] as number) - (starts[list] as number), 0);
  const result = Array.from({ length: groups }, () => ({ lists: [] as number[], size: 0 }));
  const largestFirst = Array.from({ length: lists }, (_, list) => ({ list, size: sizeOf(list) })).sort(
    (a, b) => b.size - a.size,
  );
  for (const { list, size } of largestFirst) {
    const smallest = result.reduce((best, one) => (one.size < best.size ? one : best));
    smallest.lists.push(list);
    smallest.size += size;
  }
  return result.map(({ lists: own }) => own);
}

/** Puts the shares together. @param quantiles of every list of times: of each step, and behind them of arrival */
export function gatherSteps(
  counts: readonly StepCounts[],
  quantiles: readonly TimeQuantiles[],
  program: JourneyProgram,
): MapStatistics {
  const { steps } = program;
  const total = (pick: (one: StepCounts) => number | undefined) =>
    counts.reduce((sum, one) => sum + (pick(one) ?? 0), 0);
  const people = total((one) => one.people);
  const journeys = total((one) => one.journeys);
  const arrived = total((one) => one.arrived);
  const left = total((one) => one.left);
  const flows: StepFlow[] = [];
  for (let from = 0; from < steps; from += 1) {
    for (let to = 0; to < steps; to += 1) {
      const place = from * steps + to;
      const count = total((one) => one.flows[place]);
      if (count > 0) flows.push({ from, to, count, people: total((one) => one.flowPeople[place]) });
    }
  }
  return {
    people,
    journeys,
    arrived,
    left,
    open: journeys - arrived - left,
    arrivedPeople: total((one) => one.arrivedPeople),
    toArrival: quantiles[steps] ?? timeQuantiles([]),
    steps: Array.from({ length: steps }, (_, step) => {
      const stepPeople = total((one) => one.stepPeople[step]);
      return {
        step,
        people: stepPeople,
        share: people === 0 ? null : stepPeople / people,
        touches: total((one) => one.touches[step]),
        journeys: total((one) => one.stepJourneys[step]),
        begins: total((one) => one.stepBegins[step]),
        sinceBefore: quantiles[step] ?? timeQuantiles([]),
        left: total((one) => one.stepLeft[step]),
        leftPeople: total((one) => one.stepLeftPeople[step]),
        open: total((one) => one.stepOpen[step]),
        openPeople: total((one) => one.stepOpenPeople[step]),
        arrived: total((one) => one.stepArrived[step]),
        arrivedPeople: total((one) => one.stepArrivedPeople[step]),
        repeatedPeople: total((one) => one.stepRepeatedPeople[step]),
      };
    }),
    flows,
  };
}
