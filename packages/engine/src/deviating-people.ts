import { comparedJourneys, type DeviationOfStep, findingOf } from './compared-journeys.ts';
import type { JourneyPeriod } from './cut-journeys.ts';
import type { JourneyProgram } from './journey-program.ts';
import { readSequences } from './journey-sequences.ts';
import type { Part } from './part.ts';
import { PeopleList } from './people-list.ts';
import type { Plan } from './plan.ts';

/** A deviation of one kind at one step. */
export interface DeviationPlace {
  readonly kind: DeviationOfStep;
  readonly step: number;
}

/**
 * The people of a share with a journey that deviates from the plan: in this way at this step, or in any way anywhere. Open
 * journeys are compared whole, as `mapFit` does by default. In the order of the segments.
 */
export function findDeviatingPeople(
  parts: readonly Part[],
  program: JourneyProgram,
  plan: Plan,
  period: JourneyPeriod,
  at?: DeviationPlace,
): BigUint64Array {
  const known = comparedJourneys(program, plan);
  const wanted = at === undefined ? undefined : findingOf(at.kind, at.step);
  const found = new PeopleList();
  readSequences(parts, program, period, known.symbols.symbolOf, known.table, (number, _outcome, person, part) => {
    const compared = known.compared(number, false);
    const isMeant = wanted === undefined ? compared.cost(number) > 0 : compared.findings(number).includes(wanted);
    if (isMeant) found.add(person, part);
  });
  return found.keys();
}
