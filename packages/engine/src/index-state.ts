import type { Part } from './part.ts';
import { findPerson, isDead, type Segment } from './segment.ts';
import { sharedUint8 } from './shared-column.ts';

/** What an analysis runs on: an index at one moment, or what a filter leaves of it. */
export interface IndexState {
  readonly segments: readonly Segment[];
  readonly events: number;
}

/** Only these people of an index; columns are shared, not copied. */
export function onlyPeople({ segments }: IndexState, people: Iterable<bigint>): IndexState {
  const wanted = [...people];
  let events = 0;
  const filtered = segments.map((segment) => {
    const dead = sharedUint8(segment.dead.length).fill(0xff);
    for (const key of wanted) {
      const place = findPerson(segment, key);
      if (place < 0 || isDead(segment.dead, place) || !isDead(dead, place)) continue;
      dead[place >> 3] = (dead[place >> 3] as number) & ~(1 << (place & 7));
      events += (segment.offsets[place + 1] as number) - (segment.offsets[place] as number);
    }
    return { ...segment, dead };
  });
  return { segments: filtered, events };
}

/** Everybody in it, as one share. */
export function wholeOf({ segments }: IndexState): Part[] {
  return segments.map((segment) => ({ segment, fromPerson: 0, toPerson: segment.keys.length }));
}

/** Whether the person is in it. */
export function holdsPerson({ segments }: IndexState, key: bigint): boolean {
  return segments.some((segment) => {
    const place = findPerson(segment, key);
    return place >= 0 && !isDead(segment.dead, place);
  });
}
