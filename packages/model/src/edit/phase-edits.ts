import type { Id } from '../id.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import { removeStep } from './step-edits.ts';

/** Puts an empty phase at a place among the phases. */
export function insertPhase(map: JourneyMap, id: Id, name: string, index: number): JourneyMap {
  return { ...map, phases: map.phases.toSpliced(index, 0, { id, name, steps: [] }) };
}

/** Moves a phase with its steps by one place to the left (−1) or right (1). */
export function nudgePhase(map: JourneyMap, phase: Id, by: -1 | 1): JourneyMap {
  const at = map.phases.findIndex((one) => one.id === phase);
  const moved = map.phases[at];
  const to = at + by;
  if (moved === undefined || to < 0 || to >= map.phases.length) return map;
  return { ...map, phases: map.phases.toSpliced(at, 1).toSpliced(to, 0, moved) };
}

/** Takes a phase away with its steps and everything that is said of them alone. */
export function removePhase(map: JourneyMap, phase: Id): JourneyMap {
  const steps = map.phases.find((one) => one.id === phase)?.steps ?? [];
  const emptied = steps.reduce((one, step) => removeStep(one, step.id), map);
  return { ...emptied, phases: emptied.phases.filter((one) => one.id !== phase) };
}
