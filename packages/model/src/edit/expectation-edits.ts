import type { Id } from '../id.ts';
import { type Expectation, isOnScale, SCALES } from '../map/expectation.ts';
import type { JourneyMap } from '../map/journey-map.ts';

export function addExpectation(map: JourneyMap, expectation: Expectation): JourneyMap {
  return { ...map, expectations: [...map.expectations, expectation] };
}

/** Changes an expectation; a level that the new scale does not have goes to its nearest end. */
export function changeExpectation(
  map: JourneyMap,
  id: Id,
  change: (expectation: Expectation) => Expectation,
): JourneyMap {
  return { ...map, expectations: map.expectations.map((one) => (one.id === id ? onScale(change(one)) : one)) };
}

export function removeExpectation(map: JourneyMap, id: Id): JourneyMap {
  return { ...map, expectations: map.expectations.filter((one) => one.id !== id) };
}

function onScale(one: Expectation): Expectation {
  if (isOnScale(one.level, one.scale)) return one;
  const { min, max } = SCALES[one.scale];
  return { ...one, level: Math.max(min, Math.min(max, one.level)) };
}
