import type { Id } from '../id.ts';
import { MAX_POSITION_LENGTH, positionsBetween } from './position.ts';

/**
 * The order a list gets when the change from `base` to `wanted` is applied to `current`: what was taken out goes,
 * what was added or moved comes after its left neighbour in `wanted`, everything else stays where others put it.
 * With `current` equal to `base` the result is `wanted`.
 */
export function mergedOrder(current: readonly Id[], base: readonly Id[], wanted: readonly Id[]): Id[] {
  if (base.length === wanted.length && base.every((id, place) => wanted[place] === id)) return [...current];
  const basePlace = new Map(base.map((id, place) => [id, place]));
  const common = wanted.filter((id) => basePlace.has(id));
  const staying = new Set(longestRising(common, (id) => basePlace.get(id) ?? 0));
  const wantedIds = new Set(wanted);
  const result = current.filter((id) => (wantedIds.has(id) ? staying.has(id) : !basePlace.has(id)));
  for (const [index, id] of wanted.entries()) {
    if (result.includes(id) || (staying.has(id) && !current.includes(id))) continue;
    let left = index - 1;
    while (left >= 0 && !result.includes(wanted[left] as Id)) left -= 1;
    result.splice(left < 0 ? 0 : result.indexOf(wanted[left] as Id) + 1, 0, id);
  }
  return result;
}

/**
 * New positions for those of an order whose present ones do not fit it; the fewest possible are changed.
 * `positionOf` gives the present position, null where there is none.
 */
export function newPositions(order: readonly Id[], positionOf: (id: Id) => string | null): Map<Id, string> {
  const kept = new Set(
    longestRising(
      order.filter((id) => positionOf(id) !== null),
      (id) => positionOf(id) ?? '',
    ),
  );
  const changed = new Map<Id, string>();
  for (let index = 0; index < order.length; ) {
    if (kept.has(order[index] as Id)) {
      index += 1;
      continue;
    }
    let end = index;
    while (end < order.length && !kept.has(order[end] as Id)) end += 1;
    const after = index === 0 ? null : positionOf(order[index - 1] as Id);
    const before = end === order.length ? null : positionOf(order[end] as Id);
    for (const [offset, position] of positionsBetween(after, before, end - index).entries()) {
      changed.set(order[index + offset] as Id, position);
    }
    index = end;
  }
  const isTooLong = [...changed.values()].some((position) => position.length > MAX_POSITION_LENGTH);
  return isTooLong ? newPositions(order, () => null) : changed;
}

/** A longest strictly rising subsequence by key (patience sorting). */
function longestRising<Key extends string | number>(ids: readonly Id[], keyOf: (id: Id) => Key): Id[] {
  const tails: number[] = [];
  const previous: number[] = [];
  const keys = ids.map(keyOf);
  for (const [index, key] of keys.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((keys[tails[middle] as number] as Key) < key) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] as number));
    tails[low] = index;
  }
  const rising: Id[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] as number) rising.push(ids[index] as Id);
  return rising.reverse();
}
