import { comparedJourneys, findingOf } from './compared-journeys.ts';
import { cutJourneys, type JourneyPeriod, OPEN, type Outcome } from './cut-journeys.ts';
import type { JourneyProgram } from './journey-program.ts';
import { readSequences } from './journey-sequences.ts';
import type { Part } from './part.ts';
import { PeopleList } from './people-list.ts';
import type { Plan } from './plan.ts';

/** Where people stand on a map. */
export interface Place {
  /** At one of these steps; anywhere on the map when nothing is named. */
  readonly steps?: readonly number[];
  /** For at least so long, without a touch of another step in between. */
  readonly forSeconds: number;
}

/**
 * The people of a share whose journey is under way and stands there now: its last touch of a step is of one of those steps. In
 * the order of the segments.
 */
export function findStandingPeople(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  { steps, forSeconds }: Place,
): BigUint64Array {
  const { firstStep, stepOf } = program;
  const latest = period.nowSecond - forSeconds;
  const found = new PeopleList();
  cutJourneys(parts, program, period, (person, part, rows, touches, outcome) => {
    if (outcome !== OPEN) return;
    const { second, code } = part.segment;
    let since = second[rows[0] as number] as number;
    if (steps !== undefined) {
      since = Number.POSITIVE_INFINITY;
      for (let touch = touches - 1; touch >= 0; touch -= 1) {
        const row = rows[touch] as number;
        const first = firstStep[code[row] as number] as number;
        // A touch of a decision that is on no step leaves people where they stand.
        if (first === firstStep[(code[row] as number) + 1]) continue;
        if (!steps.includes(stepOf[first] as number)) break;
        since = second[row] as number;
      }
    }
    if (since <= latest) found.add(person, part);
  });
  return found.keys();
}

/**
 * The people of a share whose latest journey went past one of these steps (any step when none is named) without it. An open
 * journey is compared with the beginning of the plan: what is still to come is not skipped. In the order of the segments.
 */
export function findSkippingPeople(
  parts: readonly Part[],
  program: JourneyProgram,
  plan: Plan,
  period: JourneyPeriod,
  steps?: readonly number[],
): BigUint64Array {
  const known = comparedJourneys(program, plan);
  const wanted = (steps ?? Array.from({ length: program.steps }, (_, step) => step)).map((step) =>
    findingOf('missing', step),
  );
  const found = new PeopleList();
  let latest: { number: number; outcome: Outcome; person: number; part: Part } | undefined;
  const take = (): void => {
    if (latest === undefined) return;
    const findings = known.compared(latest.number, latest.outcome === OPEN).findings(latest.number);
    if (wanted.some((finding) => findings.includes(finding))) found.add(latest.person, latest.part);
  };
  readSequences(parts, program, period, known.symbols.symbolOf, known.table, (number, outcome, person, part) => {
    if (latest !== undefined && (latest.person !== person || latest.part !== part)) take();
    latest = { number, outcome, person, part };
  });
  take();
  return found.keys();
}
