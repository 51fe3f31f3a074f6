import type { JourneyMap } from '../map/journey-map.ts';
import { stepsInOrder } from '../map/walk.ts';

/**
 * The map in the one form a document gives back: cells by lane and step, nothing undefined, no empty translations,
 * without the touchpoints it carries. Two maps mean the same when their canonical forms are equal.
 */
export function canonicalMap(map: JourneyMap): JourneyMap {
  const { touchpoints: _, ...rest } = map;
  const lanePlace = new Map(map.lanes.map((lane, place) => [lane.id, place]));
  const stepPlace = new Map(stepsInOrder(map).map((placed) => [placed.step.id, placed.index]));
  const cells = map.cells.toSorted(
    (left, right) =>
      (lanePlace.get(left.lane) ?? -1) - (lanePlace.get(right.lane) ?? -1) ||
      (stepPlace.get(left.step) ?? -1) - (stepPlace.get(right.step) ?? -1),
  );
  return withoutEmpty({ ...rest, cells }) as JourneyMap;
}

/** Fields that say nothing when they hold nothing. */
const EMPTY_WITHOUT_MEANING: ReadonlySet<string> = new Set(['translations', 'byPersona', 'de', 'en']);

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const kept = key === 'binding' ? child : withoutEmpty(child);
    const isEmpty = typeof kept === 'object' && kept !== null && Object.keys(kept).length === 0;
    if (kept !== undefined && !(isEmpty && EMPTY_WITHOUT_MEANING.has(key))) result[key] = kept;
  }
  return result;
}
