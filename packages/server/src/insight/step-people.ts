import { cutJourneys, type IndexState, LEFT, wholeOf } from '@waymark/engine';
import type { CompiledMap } from './compile-map.ts';
import { journeyPeriod, type Period } from './period.ts';

export interface StepPeopleQuestion {
  /** Number of the step on the map. */
  readonly step: number;
  /** Only people who left a journey after this step. */
  readonly lost: boolean;
  readonly period: Period;
  readonly nowMs: number;
}

/** The people at a step of a map, ascending. */
export function peopleAtStep(
  state: IndexState,
  { program }: CompiledMap,
  { step, lost, period, nowMs }: StepPeopleQuestion,
): bigint[] {
  const { firstStep, stepOf } = program;
  const isOfStep = (code: number) => stepOf.subarray(firstStep[code], firstStep[code + 1]).includes(step);
  const found = new Set<bigint>();
  cutJourneys(wholeOf(state), program, journeyPeriod(period, nowMs), (person, part, rows, touches, outcome) => {
    if (lost && outcome !== LEFT) return;
    const { code, keys } = part.segment;
    const from = lost ? touches - 1 : 0;
    for (let touch = from; touch < touches; touch += 1) {
      if (!isOfStep(code[rows[touch] as number] as number)) continue;
      found.add(keys[person] as bigint);
      return;
    }
  });
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}
