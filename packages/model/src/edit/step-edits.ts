import type { Id } from '../id.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import type { Step } from '../map/step.ts';
import { changePhase } from './change-phase.ts';

/** A place for a step: before the step at `index` of the phase, or at its end. */
export interface StepPlace {
  readonly phase: Id;
  readonly index: number;
}

/** A step nobody has said anything about yet. */
export function newStep(id: Id, name: string): Step {
  return { id, name, optional: false, repeatable: false, touchpoints: [] };
}

/** Where a step stands; null where the map has none of this id. */
export function placeOfStep(map: JourneyMap, step: Id): StepPlace | null {
  for (const phase of map.phases) {
    const index = phase.steps.findIndex((one) => one.id === step);
    if (index >= 0) return { phase: phase.id, index };
  }
  return null;
}

/** Puts a step at a place. Between two steps of a group it joins the group, which would be torn otherwise. */
export function insertStep(map: JourneyMap, step: Step, { phase, index }: StepPlace): JourneyMap {
  return changePhase(map, phase, (one) => {
    const { group: _left, ...free } = step;
    const group = one.steps[index - 1]?.group;
    const joined = group !== undefined && group === one.steps[index]?.group ? { ...free, group } : free;
    return { ...one, steps: one.steps.toSpliced(index, 0, joined) };
  });
}

export function changeStep(map: JourneyMap, step: Id, change: (step: Step) => Step): JourneyMap {
  const place = placeOfStep(map, step);
  if (place === null) return map;
  return changePhase(map, place.phase, (phase) => ({
    ...phase,
    steps: phase.steps.map((one) => (one.id === step ? change(one) : one)),
  }));
}

/** Takes a step away with everything that is said of it alone. */
export function removeStep(map: JourneyMap, step: Id): JourneyMap {
  return {
    ...withoutStep(map, step),
    cells: map.cells.filter((cell) => cell.step !== step),
    expectations: map.expectations.filter((one) => one.step !== step),
  };
}

/** Moves a step to another place; `index` counts the steps of the phase as they stand before the move. */
export function moveStep(map: JourneyMap, step: Id, to: StepPlace): JourneyMap {
  const from = placeOfStep(map, step);
  const moved = map.phases.find((one) => one.id === from?.phase)?.steps[from?.index ?? 0];
  if (from === null || moved === undefined) return map;
  const same = from.phase === to.phase;
  if (same && (to.index === from.index || to.index === from.index + 1)) return map;
  const index = same && to.index > from.index ? to.index - 1 : to.index;
  return insertStep(withoutStep(map, step), moved, { phase: to.phase, index });
}

/** Moves a step by one place to the left (−1) or right (1), over the border of its phase where it stands there. */
export function nudgeStep(map: JourneyMap, step: Id, by: -1 | 1): JourneyMap {
  const from = placeOfStep(map, step);
  if (from === null) return map;
  const at = map.phases.findIndex((one) => one.id === from.phase);
  const phase = map.phases[at];
  const next = from.index + by;
  if (phase !== undefined && next >= 0 && next < phase.steps.length)
    return moveStep(map, step, { phase: from.phase, index: by === 1 ? next + 1 : next });
  const neighbour = map.phases[at + by];
  if (neighbour === undefined) return map;
  return moveStep(map, step, { phase: neighbour.id, index: by === 1 ? 0 : neighbour.steps.length });
}

/** Puts a copy of a step behind it, with what stands in its lanes and what may be expected of it. */
export function duplicateStep(map: JourneyMap, step: Id, makeId: () => Id): JourneyMap {
  const place = placeOfStep(map, step);
  const original = map.phases.find((one) => one.id === place?.phase)?.steps[place?.index ?? 0];
  if (place === null || original === undefined) return map;
  const copy = { ...original, id: makeId() };
  const grown = insertStep(map, copy, { phase: place.phase, index: place.index + 1 });
  return {
    ...grown,
    cells: [...map.cells, ...map.cells.filter((one) => one.step === step).map((one) => ({ ...one, step: copy.id }))],
    expectations: [
      ...map.expectations,
      ...map.expectations.filter((one) => one.step === step).map((one) => ({ ...one, id: makeId(), step: copy.id })),
    ],
  };
}

function withoutStep(map: JourneyMap, step: Id): JourneyMap {
  return {
    ...map,
    phases: map.phases.map((phase) => ({ ...phase, steps: phase.steps.filter((one) => one.id !== step) })),
  };
}
