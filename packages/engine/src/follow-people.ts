import type { Part } from './part.ts';
import { PeopleList } from './people-list.ts';
import { isDead } from './segment.ts';
import { nodeTable, type Selection } from './selection.ts';

/**
 * A place on the process map, by node: an event (`at`), or one directly followed by another. With `to` alone the ways that
 * begin there, with `from` alone those that end there; with nothing every way.
 */
export interface FollowPlace {
  readonly at?: number;
  readonly from?: number;
  readonly to?: number;
}

/** The people of a share whose selected events pass a place of the process map, in the order of the segments. */
export function findFollowers(
  parts: readonly Part[],
  selection: Selection,
  { at, from, to }: FollowPlace,
): BigUint64Array {
  const { nodes, isLimited, fromSecond, toSecond } = nodeTable(
    selection,
    parts.map(({ segment }) => segment.code),
  );
  const begins = from === undefined && to !== undefined;
  const ends = to === undefined && from !== undefined;
  const everyone = at === undefined && from === undefined && to === undefined;
  const found = new PeopleList();
  for (const part of parts) {
    const { segment, fromPerson, toPerson } = part;
    const { offsets, second, code, dead } = segment;
    for (let person = fromPerson; person < toPerson; person += 1) {
      if (isDead(dead, person)) continue;
      const end = offsets[person + 1] as number;
      let previous = -1;
      let passes = false;
      for (let row = offsets[person] as number; row < end && !passes; row += 1) {
        const node = nodes[code[row] as number] as number;
        if (node < 0) continue;
        const now = second[row] as number;
        if (isLimited && (now < fromSecond || now >= toSecond)) continue;
        passes = everyone || node === at || (begins ? previous < 0 && node === to : previous === from && node === to);
        if (begins && !passes) break;
        previous = node;
      }
      if (ends) passes = previous === from;
      if (passes) found.add(person, part);
    }
  }
  return found.keys();
}
