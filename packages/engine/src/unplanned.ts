import { ARRIVED, cutJourneys, type JourneyPeriod, rolesOf } from './cut-journeys.ts';
import { codesOf, type JourneyProgram } from './journey-program.ts';
import type { Part } from './part.ts';
import { type Selection, SKIP } from './selection.ts';
import { Tally } from './tally.ts';

/**
 * What people did in between that is on no step of the map: events after a touch of the journey and before its next one, or,
 * behind the last touch of a journey that did not arrive, before the patience ends and before the next touch of the map. They
 * belong to the steps of the touch before them.
 */
export interface Unplanned {
  /** Nodes by step, and at its end of the whole map: the most frequent first. */
  readonly steps: readonly (readonly NodeCount[])[];
  readonly map: readonly NodeCount[];
}

export interface NodeCount {
  readonly node: number;
  /** Journeys with such an event there. */
  readonly journeys: number;
}

type OnUnplanned = (person: number, part: Part, journey: number, code: number, touch: number) => void;

export function followUnplanned(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  onUnplanned: OnUnplanned,
): void {
  const roles = rolesOf(program);
  const codes = codesOf(program);
  const patience = program.patienceSeconds ?? Number.POSITIVE_INFINITY;
  let journey = 0;
  cutJourneys(parts, program, period, (person, part, rows, touches, outcome) => {
    journey += 1;
    const { code, second, offsets } = part.segment;
    for (let touch = 0; touch < touches; touch += 1) {
      const row = rows[touch] as number;
      const isLast = touch === touches - 1;
      if (isLast && outcome === ARRIVED) return;
      const end = isLast ? (offsets[person + 1] as number) : (rows[touch + 1] as number);
      const until = isLast ? (second[row] as number) + patience : Number.POSITIVE_INFINITY;
      for (let between = row + 1; between < end; between += 1) {
        const one = code[between] as number;
        if ((one < codes && roles[one] !== 0) || (second[between] as number) > until) break;
        onUnplanned(person, part, journey, one, code[row] as number);
      }
    }
  });
}

/** One pass over a share of the people: journeys by (step, node), behind the steps by node of the whole map. */
export function countUnplanned(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  { nodeOf, nodes }: Selection,
): Float64Array {
  const { steps, firstStep, stepOf } = program;
  // Each journey counts once at a place, as a person does in other tallies.
  const tally = new Tally((steps + 1) * nodes);
  followUnplanned(parts, program, period, (_person, _part, journey, code, touch) => {
    const node = nodeOf[code] ?? SKIP;
    if (node === SKIP) return;
    tally.add(steps * nodes + node, journey);
    for (let place = firstStep[touch] as number; place < (firstStep[touch + 1] as number); place += 1)
      tally.add((stepOf[place] as number) * nodes + node, journey);
  });
  return tally.people;
}

/** Puts the shares together. */
export function gatherUnplanned(counts: readonly Float64Array[], steps: number, nodes: number): Unplanned {
  const at = (step: number): NodeCount[] =>
    Array.from({ length: nodes }, (_, node) => ({
      node,
      journeys: counts.reduce((sum, one) => sum + (one[step * nodes + node] ?? 0), 0),
    }))
      .filter(({ journeys }) => journeys > 0)
      .sort((a, b) => b.journeys - a.journeys || a.node - b.node);
  return { steps: Array.from({ length: steps }, (_, step) => at(step)), map: at(steps) };
}
