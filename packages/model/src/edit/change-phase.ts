import type { Id } from '../id.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import type { Phase } from '../map/phase.ts';

export function changePhase(map: JourneyMap, phase: Id, change: (phase: Phase) => Phase): JourneyMap {
  return { ...map, phases: map.phases.map((one) => (one.id === phase ? change(one) : one)) };
}
