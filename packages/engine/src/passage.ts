import { ARRIVED, cutJourneys, type JourneyPeriod, LEFT } from './cut-journeys.ts';
import { codesOf, type JourneyProgram } from './journey-program.ts';
import type { Part } from './part.ts';
import { Tally } from './tally.ts';
import { GrowingLists, type TimeLists } from './time-lists.ts';
import { type TimeQuantiles, timeQuantiles } from './time-quantiles.ts';

/** From some steps to others: a ribbon (a step, the next one) or a phase (its steps, those of all later phases). */
export interface PassageQuestion {
  /** Numbers of steps. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * What became of a journey that touched a step of `from`, looking from its first touch there:
 * - *on*: a touch of a step of `to` follows, whatever stands between;
 * - else *arrived* where the journey arrived at decision B;
 * - else *left* or *open* where its last touch is of a step of `from`, and the journey was left or is open;
 * - else *elsewhere*: it went on to other touches and not to `to`.
 */
export const FATES = ['on', 'arrived', 'left', 'open', 'elsewhere'] as const;
export type Fate = (typeof FATES)[number];

/** Journeys, and people with such a journey. */
export interface FateCount {
  readonly journeys: number;
  readonly people: number;
}

export interface Passage {
  /** Journeys that touched a step of `from`. */
  readonly came: FateCount;
  readonly fates: Readonly<Record<Fate, FateCount>>;
  /** Of those that went on: from the last touch of `from` before the first of `to` to that one. */
  readonly onward: TimeQuantiles;
  /** From the first touch of `from` to the last one before `to` (or of the journey). */
  readonly stay: TimeQuantiles;
  /** Of those that left: from the first touch of the journey to the last. */
  readonly untilLeft: TimeQuantiles;
}

const CAME = FATES.length;
const [ONWARD, STAY, UNTIL_LEFT] = [0, 1, 2];

/** What one share of people adds up to. */
export interface PassageCounts {
  readonly journeys: Float64Array;
  readonly people: Float64Array;
  readonly times: TimeLists;
}

/** The rows of the touches that matter; −1 where there is none. */
interface Stay {
  readonly first: number;
  readonly last: number;
  readonly next: number;
}

type OnPassage = (person: number, part: Part, fate: number, stay: Stay, start: number, end: number) => void;

function marksOf(program: JourneyProgram, steps: readonly number[]): Uint8Array {
  const { firstStep, stepOf } = program;
  return Uint8Array.from({ length: codesOf(program) }, (_, code) =>
    steps.some((step) => stepOf.subarray(firstStep[code], firstStep[code + 1]).includes(step)) ? 1 : 0,
  );
}

/** Follows the journeys that touch a step of `from`. */
export function followPassage(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  question: PassageQuestion,
  onPassage: OnPassage,
): void {
  const from = marksOf(program, question.from);
  const to = marksOf(program, question.to);
  cutJourneys(parts, program, period, (person, part, rows, touches, outcome) => {
    const { code } = part.segment;
    let [first, last, next] = [-1, -1, -1];
    for (let touch = 0; touch < touches && next < 0; touch += 1) {
      const row = rows[touch] as number;
      const one = code[row] as number;
      if (first >= 0 && to[one] === 1) next = row;
      else if (from[one] === 1) {
        if (first < 0) first = row;
        last = row;
      }
    }
    if (first < 0) return;
    const end = rows[touches - 1] as number;
    const fate: Fate =
      next >= 0
        ? 'on'
        : outcome === ARRIVED
          ? 'arrived'
          : last !== end
            ? 'elsewhere'
            : outcome === LEFT
              ? 'left'
              : 'open';
    onPassage(person, part, FATES.indexOf(fate), { first, last, next }, rows[0] as number, end);
  });
}

/** One pass over a share of the people. */
export function countPassage(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  question: PassageQuestion,
): PassageCounts {
  const tally = new Tally(FATES.length + 1);
  const times = new GrowingLists(3);
  let people = 0;
  let lastPart: Part | undefined;
  let lastPerson = -1;
  followPassage(parts, program, period, question, (person, part, fate, { first, last, next }, start, end) => {
    if (part !== lastPart || person !== lastPerson) {
      people += 1;
      lastPart = part;
      lastPerson = person;
    }
    const at = (row: number) => part.segment.second[row] as number;
    tally.add(CAME, people);
    tally.add(fate, people);
    times.add(STAY, at(last) - at(first));
    if (next >= 0) times.add(ONWARD, at(next) - at(last));
    if (FATES[fate] === 'left') times.add(UNTIL_LEFT, at(end) - at(start));
  });
  return { journeys: tally.counts, people: tally.people, times: times.shared() };
}

/** Puts the shares together. */
export function gatherPassage(counts: readonly PassageCounts[]): Passage {
  const countAt = (place: number): FateCount => ({
    journeys: counts.reduce((sum, { journeys }) => sum + (journeys[place] ?? 0), 0),
    people: counts.reduce((sum, one) => sum + (one.people[place] ?? 0), 0),
  });
  const timesOf = (list: number) =>
    timeQuantiles(counts.map(({ times: { values, starts } }) => values.subarray(starts[list], starts[list + 1])));
  const [on, arrived, left, open, elsewhere] = FATES.map((_, place) => countAt(place)) as [
    FateCount,
    FateCount,
    FateCount,
    FateCount,
    FateCount,
  ];
  return {
    came: countAt(CAME),
    fates: { on, arrived, left, open, elsewhere },
    onward: timesOf(ONWARD),
    stay: timesOf(STAY),
    untilLeft: timesOf(UNTIL_LEFT),
  };
}
