import { ARRIVED, compareWithPlan, compilePlan, cutJourneys, fromIndexSecond, LEFT, type Part } from '@waymark/engine';
import type { CompiledMap } from './compile-map.ts';
import type { DeviationKind } from './live-map.ts';
import { journeyPeriod } from './period.ts';

/** Where one person stands, or ended, on one journey over a map. */
export interface PersonJourney {
  readonly began: string;
  readonly last: string;
  readonly outcome: 'open' | 'arrived' | 'left';
  /** Steps by their ids, in the order in which they were taken; a touch of several steps counts for the first. */
  readonly taken: { readonly step: string; readonly at: string }[];
  /** Against the plan; of an open journey only what is behind it counts. */
  readonly deviations: { readonly kind: Exclude<DeviationKind, 'failed' | 'repeated'>; readonly step: string }[];
  /** 1 = exactly as planned. */
  readonly fitness: number;
}

/** A person with thousands of journeys over one map is a machine; the last ones tell enough. */
const MOST_JOURNEYS = 20;

/** The journeys of one person over a map, the newest first. */
export function journeysOfPerson({ program, plan, steps }: CompiledMap, part: Part, nowMs: number): PersonJourney[] {
  const found: PersonJourney[] = [];
  const automaton = compilePlan(plan);
  const idOf = (number: number): string => steps[number]?.step.id ?? '';
  const stepsOf = (code: number): number[] =>
    Array.from(program.stepOf.subarray(program.firstStep[code], program.firstStep[code + 1]));
  const at = (second: number | undefined): string => new Date(fromIndexSecond(second ?? 0)).toISOString();
  cutJourneys([part], program, journeyPeriod({}, nowMs), (_person, { segment }, rows, touches, outcome) => {
    const all = Array.from(rows.subarray(0, touches), (row) => ({
      second: segment.second[row],
      steps: stepsOf(segment.code[row] as number),
    }));
    // Touches of a decision that are on no step frame the journey and are no part of it.
    const onMap = all.filter((touch) => touch.steps.length > 0);
    const { adHoc, irregular, missing, fitness } = compareWithPlan(
      onMap,
      automaton,
      outcome !== ARRIVED && outcome !== LEFT,
    );
    const stepAt = (touch: number): string => idOf(onMap[touch]?.steps[0] ?? -1);
    found.push({
      began: at(all[0]?.second),
      last: at(all.at(-1)?.second),
      outcome: outcome === ARRIVED ? 'arrived' : outcome === LEFT ? 'left' : 'open',
      taken: onMap.map((touch) => ({ step: idOf(touch.steps[0] ?? -1), at: at(touch.second) })),
      deviations: [
        ...missing.map((step) => ({ kind: 'missing' as const, step: idOf(step) })),
        ...irregular.map(({ step }) => ({ kind: 'irregular' as const, step: idOf(step) })),
        ...adHoc.map((touch) => ({ kind: 'adHoc' as const, step: stepAt(touch) })),
      ],
      fitness,
    });
  });
  return found.reverse().slice(0, MOST_JOURNEYS);
}
