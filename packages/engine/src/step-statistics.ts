import { ARRIVED, cutJourneys, type JourneyPeriod, LEFT } from './cut-journeys.ts';
import type { JourneyProgram } from './journey-program.ts';
import type { Part } from './part.ts';
import { quantile } from './quantile.ts';

/** What people really do at one step of a map. People are counted once, however many journeys they take. */
export interface StepStatistics {
  readonly step: number;
  /** People with at least one touch of the step on a journey. */
  readonly people: number;
  readonly touches: number;
  /** Journeys with at least one touch of the step. */
  readonly journeys: number;
  /** Seconds from the journey's touch before to each touch of the step; touches that begin a journey have none. Exact quantiles, element ⌊level · n⌋. */
  readonly sinceBefore: {
    readonly n: number;
    readonly medianSeconds: number | null;
    readonly p90Seconds: number | null;
  };
  /** Journeys whose last touch is of this step and that were left. */
  readonly left: number;
  /** Journeys whose last touch is of this step and that are open. */
  readonly open: number;
  /** People with a journey that touches the step at least twice. */
  readonly repeatedPeople: number;
}

/** A ribbon: on how many occasions a touch of one step directly followed a touch of the other on a journey. */
export interface StepFlow {
  readonly from: number;
  readonly to: number;
  readonly count: number;
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
  /** Seconds from first to last touch of the journeys that arrived. */
  readonly toArrival: { readonly n: number; readonly medianSeconds: number | null; readonly p90Seconds: number | null };
  readonly steps: readonly StepStatistics[];
  /** Sorted by from, then to. */
  readonly flows: readonly StepFlow[];
}

class Times {
  #values = new Uint32Array(64);
  length = 0;

  add(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  get values(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}

/** What one share of people adds up to; arrays by step. */
export interface StepCounts {
  readonly people: number;
  readonly journeys: number;
  readonly arrived: number;
  readonly left: number;
  readonly arrivedPeople: number;
  readonly toArrival: Uint32Array;
  readonly stepPeople: Float64Array;
  readonly stepTouches: Float64Array;
  readonly stepJourneys: Float64Array;
  readonly stepLeft: Float64Array;
  readonly stepOpen: Float64Array;
  readonly stepRepeated: Float64Array;
  readonly since: readonly Uint32Array[];
  /** Length steps²: from · steps + to. */
  readonly flows: Float64Array;
}

/** One pass over a share of the people. */
export function countSteps(parts: readonly Part[], program: JourneyProgram, period: JourneyPeriod): StepCounts {
  const { steps, firstStep, stepOf } = program;
  const perStep = () => new Float64Array(steps);
  const [stepPeople, stepTouches, stepJourneys, stepLeft, stepOpen, stepRepeated] = [
    perStep(),
    perStep(),
    perStep(),
    perStep(),
    perStep(),
    perStep(),
  ];
  const flows = new Float64Array(steps * steps);
  const since = Array.from({ length: steps }, () => new Times());
  const toArrival = new Times();
  // The last person, journey seen at a step count each once without clearing anything in between.
  const personAt = new Int32Array(steps).fill(-1);
  const repeatedPersonAt = new Int32Array(steps).fill(-1);
  const journeyAt = new Int32Array(steps).fill(-1);
  const journeyTouches = new Int32Array(steps);
  let [people, journeys, arrived, left, arrivedPeople] = [0, 0, 0, 0, 0];
  let lastPart: Part | undefined;
  let lastPerson = -1;
  let arrivedBy = -1;

  cutJourneys(parts, program, period, (person, part, rows, touches, outcome) => {
    const { second, code } = part.segment;
    if (part !== lastPart || person !== lastPerson) {
      people += 1;
      lastPart = part;
      lastPerson = person;
    }
    journeys += 1;
    let before = -1;
    for (let touch = 0; touch < touches; touch += 1) {
      const row = rows[touch] as number;
      const one = code[row] as number;
      for (let place = firstStep[one] as number; place < (firstStep[one + 1] as number); place += 1) {
        const step = stepOf[place] as number;
        stepTouches[step] = (stepTouches[step] as number) + 1;
        if (personAt[step] !== people) {
          personAt[step] = people;
          stepPeople[step] = (stepPeople[step] as number) + 1;
        }
        if (journeyAt[step] !== journeys) {
          journeyAt[step] = journeys;
          journeyTouches[step] = 0;
          stepJourneys[step] = (stepJourneys[step] as number) + 1;
        }
        journeyTouches[step] = (journeyTouches[step] as number) + 1;
        if (journeyTouches[step] === 2 && repeatedPersonAt[step] !== people) {
          repeatedPersonAt[step] = people;
          stepRepeated[step] = (stepRepeated[step] as number) + 1;
        }
        if (before < 0) continue;
        (since[step] as Times).add((second[row] as number) - (second[before] as number));
        const previous = code[before] as number;
        for (let from = firstStep[previous] as number; from < (firstStep[previous + 1] as number); from += 1) {
          const flow = (stepOf[from] as number) * steps + step;
          flows[flow] = (flows[flow] as number) + 1;
        }
      }
      before = row;
    }
    const last = code[rows[touches - 1] as number] as number;
    if (outcome === ARRIVED) {
      arrived += 1;
      toArrival.add((second[rows[touches - 1] as number] as number) - (second[rows[0] as number] as number));
      if (arrivedBy !== people) arrivedPeople += 1;
      arrivedBy = people;
      return;
    }
    if (outcome === LEFT) left += 1;
    const ended = outcome === LEFT ? stepLeft : stepOpen;
    for (let place = firstStep[last] as number; place < (firstStep[last + 1] as number); place += 1) {
      const step = stepOf[place] as number;
      ended[step] = (ended[step] as number) + 1;
    }
  });
  return {
    people,
    journeys,
    arrived,
    left,
    arrivedPeople,
    toArrival: toArrival.values,
    stepPeople,
    stepTouches,
    stepJourneys,
    stepLeft,
    stepOpen,
    stepRepeated,
    since: since.map((times) => times.values),
    flows,
  };
}

function together(lists: readonly Uint32Array[]): {
  n: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
} {
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return { n: all.length, medianSeconds: quantile(all, 0.5), p90Seconds: quantile(all, 0.9) };
}

/** Puts the shares together. */
export function gatherSteps(counts: readonly StepCounts[], program: JourneyProgram): MapStatistics {
  const { steps } = program;
  const total = (pick: (one: StepCounts) => number) => counts.reduce((sum, one) => sum + pick(one), 0);
  const journeys = total((one) => one.journeys);
  const arrived = total((one) => one.arrived);
  const left = total((one) => one.left);
  const flows: StepFlow[] = [];
  for (let from = 0; from < steps; from += 1) {
    for (let to = 0; to < steps; to += 1) {
      const count = total((one) => one.flows[from * steps + to] as number);
      if (count > 0) flows.push({ from, to, count });
    }
  }
  return {
    people: total((one) => one.people),
    journeys,
    arrived,
    left,
    open: journeys - arrived - left,
    arrivedPeople: total((one) => one.arrivedPeople),
    toArrival: together(counts.map((one) => one.toArrival)),
    steps: Array.from({ length: steps }, (_, step) => ({
      step,
      people: total((one) => one.stepPeople[step] as number),
      touches: total((one) => one.stepTouches[step] as number),
      journeys: total((one) => one.stepJourneys[step] as number),
      sinceBefore: together(counts.map((one) => one.since[step] as Uint32Array)),
      left: total((one) => one.stepLeft[step] as number),
      open: total((one) => one.stepOpen[step] as number),
      repeatedPeople: total((one) => one.stepRepeated[step] as number),
    })),
    flows,
  };
}
