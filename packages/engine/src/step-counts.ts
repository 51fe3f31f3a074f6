import { ARRIVED, cutJourneys, type JourneyPeriod, LEFT } from './cut-journeys.ts';
import type { JourneyProgram } from './journey-program.ts';
import type { Part } from './part.ts';
import { Tally } from './tally.ts';
import { GrowingLists, type TimeLists } from './time-lists.ts';

/** What one share of people adds up to; arrays by step. */
export interface StepCounts {
  readonly people: number;
  readonly journeys: number;
  readonly arrived: number;
  readonly left: number;
  readonly arrivedPeople: number;
  readonly touches: Float64Array;
  readonly stepPeople: Float64Array;
  readonly stepJourneys: Float64Array;
  readonly stepBegins: Float64Array;
  readonly stepArrived: Float64Array;
  readonly stepArrivedPeople: Float64Array;
  readonly stepLeft: Float64Array;
  readonly stepLeftPeople: Float64Array;
  readonly stepOpen: Float64Array;
  readonly stepOpenPeople: Float64Array;
  readonly stepRepeatedPeople: Float64Array;
  /** Length steps²: from · steps + to. */
  readonly flows: Float64Array;
  readonly flowPeople: Float64Array;
  /** Seconds since the touch before by step; behind the steps, seconds to arrival. */
  readonly times: TimeLists;
}

/** Differences come out right modulo 2^32, and 32-bit signed numbers are the fast ones. */
function signed(second: Uint32Array): Int32Array {
  return new Int32Array(second.buffer, second.byteOffset, second.length);
}

/** One pass over a share of the people. */
export function countSteps(parts: readonly Part[], program: JourneyProgram, period: JourneyPeriod): StepCounts {
  const { steps, firstStep, stepOf } = program;
  const touchesAt = new Float64Array(steps);
  const [journeysAt, repeatedAt, beginsAt, arrivedAt, leftAt, openAt] = [
    new Tally(steps),
    new Tally(steps),
    new Tally(steps),
    new Tally(steps),
    new Tally(steps),
    new Tally(steps),
  ];
  const flows = new Tally(steps * steps);
  const times = new GrowingLists(steps + 1);
  // The number of the last journey seen at a step, and how often it touched it.
  const journeyAt = new Int32Array(steps);
  const journeyTouches = new Int32Array(steps);
  const touchedSteps = new Int32Array(steps);
  let [people, journeys, arrived, left, arrivedPeople] = [0, 0, 0, 0, 0];
  let lastPart: Part | undefined;
  let second: Int32Array = new Int32Array();
  let lastPerson = -1;
  let arrivedBy = 0;

  cutJourneys(parts, program, period, (person, part, rows, touches, outcome) => {
    const { code } = part.segment;
    if (part !== lastPart) second = signed(part.segment.second);
    if (part !== lastPart || person !== lastPerson) {
      people += 1;
      lastPart = part;
      lastPerson = person;
    }
    journeys += 1;
    let touched = 0;
    let beforeAt = 0;
    let beforeFirst = 0;
    let beforeEnd = 0;
    for (let touch = 0; touch < touches; touch += 1) {
      const row = rows[touch] as number;
      const one = code[row] as number;
      const at = second[row] as number;
      const first = firstStep[one] as number;
      const end = firstStep[one + 1] as number;
      for (let place = first; place < end; place += 1) {
        const step = stepOf[place] as number;
        touchesAt[step] = (touchesAt[step] as number) + 1;
        if (journeyAt[step] !== journeys) {
          journeyAt[step] = journeys;
          journeyTouches[step] = 1;
          touchedSteps[touched] = step;
          touched += 1;
        } else {
          const times = (journeyTouches[step] as number) + 1;
          journeyTouches[step] = times;
          if (times === 2) repeatedAt.add(step, people);
        }
        if (touch === 0) {
          beginsAt.add(step, people);
          continue;
        }
        times.add(step, (at - beforeAt) | 0);
        for (let from = beforeFirst; from < beforeEnd; from += 1) {
          flows.add((stepOf[from] as number) * steps + step, people);
        }
      }
      beforeAt = at;
      beforeFirst = first;
      beforeEnd = end;
    }
    for (let place = 0; place < touched; place += 1) {
      const step = touchedSteps[place] as number;
      journeysAt.add(step, people);
      if (outcome === ARRIVED) arrivedAt.add(step, people);
    }
    if (outcome === ARRIVED) {
      arrived += 1;
      times.add(steps, (beforeAt - (second[rows[0] as number] as number)) | 0);
      if (arrivedBy !== people) arrivedPeople += 1;
      arrivedBy = people;
      return;
    }
    if (outcome === LEFT) left += 1;
    const ended = outcome === LEFT ? leftAt : openAt;
    for (let place = beforeFirst; place < beforeEnd; place += 1) ended.add(stepOf[place] as number, people);
  });
  return {
    people,
    journeys,
    arrived,
    left,
    arrivedPeople,
    touches: touchesAt,
    stepPeople: journeysAt.people,
    stepJourneys: journeysAt.counts,
    stepBegins: beginsAt.counts,
    stepArrived: arrivedAt.counts,
    stepArrivedPeople: arrivedAt.people,
    stepLeft: leftAt.counts,
    stepLeftPeople: leftAt.people,
    stepOpen: openAt.counts,
    stepOpenPeople: openAt.people,
    stepRepeatedPeople: repeatedAt.people,
    flows: flows.counts,
    flowPeople: flows.people,
    times: times.shared(),
  };
}
