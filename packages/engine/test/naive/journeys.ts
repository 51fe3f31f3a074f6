import {
  ARRIVED,
  type Fate,
  type JourneyPeriod,
  type JourneyProgram,
  LEFT,
  OPEN,
  type Outcome,
  type PassageQuestion,
} from '../../src/index.ts';
import { type History, naiveQuantile } from './log.ts';

export interface NaiveJourney {
  readonly person: bigint;
  readonly touches: readonly { readonly second: number; readonly code: number }[];
  readonly outcome: Outcome;
}

export function stepsOfCode({ firstStep, stepOf }: JourneyProgram, code: number): number[] {
  return Array.from(stepOf.slice(firstStep[code], firstStep[code + 1]));
}

/** Naive: a touch after another, as the definition in cut-journeys.ts says it. */
export function naiveJourneys(
  histories: readonly History[],
  program: JourneyProgram,
  { fromSecond = 0, toSecond = Number.POSITIVE_INFINITY, nowSecond }: JourneyPeriod,
): NaiveJourney[] {
  const patience = program.patienceSeconds ?? Number.POSITIVE_INFINITY;
  const begins = (code: number) =>
    program.begins.some((mark) => mark === 1) ? program.begins[code] === 1 : stepsOfCode(program, code).length > 0;
  const isTouch = (code: number) =>
    stepsOfCode(program, code).length > 0 ||
    program.begins[code] === 1 ||
    program.arrives[code] === 1 ||
    program.unplanned[code] === 1;
  const all: NaiveJourney[] = [];
  for (const { person, events } of histories) {
    let rest = events.filter(({ code }) => isTouch(code));
    for (;;) {
      const start = rest.findIndex(({ code }) => begins(code));
      if (start < 0) break;
      rest = rest.slice(start);
      const late = rest.findIndex(
        (touch, place) => place > 0 && touch.second - (rest[place - 1]?.second ?? 0) > patience,
      );
      const unbroken = late < 0 ? rest : rest.slice(0, late);
      const arrival = unbroken.findIndex(({ code }) => program.arrives[code] === 1);
      const touches = arrival < 0 ? unbroken : unbroken.slice(0, arrival + 1);
      const isSilent = late >= 0 || nowSecond - (touches.at(-1)?.second ?? 0) > patience;
      all.push({ person, touches, outcome: arrival >= 0 ? ARRIVED : isSilent ? LEFT : OPEN });
      rest = rest.slice(touches.length);
    }
  }
  return all.filter(
    ({ touches: [first] }) => first !== undefined && first.second >= fromSecond && first.second < toSecond,
  );
}

export const distinct = (journeys: readonly NaiveJourney[]) => new Set(journeys.map(({ person }) => person)).size;

/** The ⌈n/2 ± z·√n/2⌉-th of the sorted, within them; null of fewer than six. */
function naiveMedianBound(values: readonly number[], sign: -1 | 1): number | null {
  const n = values.length;
  if (n < 6) return null;
  const place = Math.ceil(n / 2 + (sign * 1.959963984540054 * Math.sqrt(n)) / 2) - 1;
  return values.toSorted((a, b) => a - b)[Math.min(n - 1, Math.max(0, place))] ?? null;
}

export function naiveTimes(values: readonly number[]) {
  return {
    n: values.length,
    q1Seconds: naiveQuantile(values, 0.25),
    medianSeconds: naiveQuantile(values, 0.5),
    q3Seconds: naiveQuantile(values, 0.75),
    p90Seconds: naiveQuantile(values, 0.9),
    medianLowSeconds: naiveMedianBound(values, -1),
    medianHighSeconds: naiveMedianBound(values, 1),
  };
}

/** Naive step statistics: every figure by its own definition. */
export function naiveStepStatistics(journeys: readonly NaiveJourney[], program: JourneyProgram) {
  const on = (step: number) => (touch: { code: number }) => stepsOfCode(program, touch.code).includes(step);
  const steps = Array.from({ length: program.steps }, (_, step) => step);
  const ended = (outcome: Outcome) => journeys.filter((one) => one.outcome === outcome);
  const hops = journeys.flatMap(({ person, touches }) =>
    touches.slice(1).map((to, place) => ({ person, from: touches[place], to })),
  );
  return {
    people: distinct(journeys),
    journeys: journeys.length,
    arrived: ended(ARRIVED).length,
    left: ended(LEFT).length,
    open: ended(OPEN).length,
    arrivedPeople: distinct(ended(ARRIVED)),
    toArrival: naiveTimes(
      ended(ARRIVED).map(({ touches }) => (touches.at(-1)?.second ?? 0) - (touches[0]?.second ?? 0)),
    ),
    steps: steps.map((step) => {
      const own = journeys.filter(({ touches }) => touches.some(on(step)));
      const endsHere = (outcome: Outcome) => ended(outcome).filter(({ touches }) => touches.slice(-1).some(on(step)));
      const arrived = own.filter(({ outcome }) => outcome === ARRIVED);
      return {
        step,
        people: distinct(own),
        touches: journeys.flatMap(({ touches }) => touches.filter(on(step))).length,
        share: journeys.length === 0 ? null : distinct(own) / distinct(journeys),
        journeys: own.length,
        begins: journeys.filter(({ touches }) => touches.slice(0, 1).some(on(step))).length,
        sinceBefore: naiveTimes(
          hops.filter(({ to }) => on(step)(to)).map(({ from, to }) => to.second - (from?.second ?? 0)),
        ),
        left: endsHere(LEFT).length,
        leftPeople: distinct(endsHere(LEFT)),
        open: endsHere(OPEN).length,
        openPeople: distinct(endsHere(OPEN)),
        arrived: arrived.length,
        arrivedPeople: distinct(arrived),
        repeatedPeople: distinct(own.filter(({ touches }) => touches.filter(on(step)).length >= 2)),
      };
    }),
    flows: steps.flatMap((from) =>
      steps.flatMap((to) => {
        const own = hops.filter((hop) => hop.from !== undefined && on(from)(hop.from) && on(to)(hop.to));
        if (own.length === 0) return [];
        return [{ from, to, count: own.length, people: new Set(own.map(({ person }) => person)).size }];
      }),
    ),
  };
}

/** Naive passage: of journeys that touch a step of `from`, what became of them from there. */
export function naivePassage(
  journeys: readonly NaiveJourney[],
  program: JourneyProgram,
  { from, to }: PassageQuestion,
) {
  const on = (steps: readonly number[]) => (touch: { code: number }) =>
    stepsOfCode(program, touch.code).some((step) => steps.includes(step));
  return journeys
    .filter(({ touches }) => touches.some(on(from)))
    .map(({ person, touches, outcome }) => {
      const first = touches.findIndex(on(from));
      const next = touches.findIndex((touch, place) => place > first && on(to)(touch));
      const before = next < 0 ? touches : touches.slice(0, next);
      const last = before.findLastIndex(on(from));
      const at = (place: number) => touches.at(place)?.second ?? 0;
      const isLast = last === touches.length - 1;
      const fate: Fate =
        next >= 0 ? 'on' : outcome === ARRIVED ? 'arrived' : !isLast ? 'elsewhere' : outcome === LEFT ? 'left' : 'open';
      return {
        person,
        fate,
        stay: at(last) - at(first),
        onward: next < 0 ? null : at(next) - at(last),
        whole: at(-1) - at(0),
      };
    });
}
