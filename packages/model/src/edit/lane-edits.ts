import type { Id } from '../id.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import type { Lane, LaneKind } from '../map/lane.ts';

/** Adds a lane below the others. */
export function addLane(map: JourneyMap, id: Id, kind: LaneKind): JourneyMap {
  return { ...map, lanes: [...map.lanes, { id, kind }] };
}

export function changeLane(map: JourneyMap, lane: Id, change: (lane: Lane) => Lane): JourneyMap {
  return { ...map, lanes: map.lanes.map((one) => (one.id === lane ? change(one) : one)) };
}

/** Moves a lane by one place up (−1) or down (1). */
export function nudgeLane(map: JourneyMap, lane: Id, by: -1 | 1): JourneyMap {
  const at = map.lanes.findIndex((one) => one.id === lane);
  const moved = map.lanes[at];
  const to = at + by;
  if (moved === undefined || to < 0 || to >= map.lanes.length) return map;
  return { ...map, lanes: map.lanes.toSpliced(at, 1).toSpliced(to, 0, moved) };
}

/** Takes a lane away with everything that stands in it. */
export function removeLane(map: JourneyMap, lane: Id): JourneyMap {
  return {
    ...map,
    lanes: map.lanes.filter((one) => one.id !== lane),
    cells: map.cells.filter((cell) => cell.lane !== lane),
  };
}
