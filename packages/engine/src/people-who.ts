import type { IndexState } from './index-state.ts';
import { isDead } from './segment.ts';
import { sharedUint8 } from './shared-column.ts';

/** What a filter leaves of an index, and how many people that is. */
export interface FilteredPeople extends IndexState {
  readonly people: number;
}

/** Most conditions of one filter: each is a bit of a 32-bit number. */
export const MOST_CONDITIONS = 31;

/**
 * Only the people for whom a combination of "has had an event like this" holds; columns are shared, not copied. One pass.
 *
 * @param conditionsOf by code: the conditions an event of it fulfils, one bit each; codes beyond its length fulfil none
 * @param holds decides by the conditions that any event of a person has fulfilled; asked once for each combination
 */
export function peopleWho(
  { segments }: IndexState,
  conditionsOf: Uint32Array,
  holds: (fulfilled: number) => boolean,
): FilteredPeople {
  const decided = new Map<number, boolean>();
  let people = 0;
  let events = 0;
  const filtered = segments.map((segment) => {
    const { offsets, code } = segment;
    const dead = sharedUint8(segment.dead.length).fill(0xff);
    for (let person = 0; person < segment.keys.length; person += 1) {
      if (isDead(segment.dead, person)) continue;
      const from = offsets[person] as number;
      const to = offsets[person + 1] as number;
      let fulfilled = 0;
      for (let row = from; row < to; row += 1) fulfilled |= conditionsOf[code[row] as number] ?? 0;
      let wanted = decided.get(fulfilled);
      if (wanted === undefined) {
        wanted = holds(fulfilled);
        decided.set(fulfilled, wanted);
      }
      if (!wanted) continue;
      dead[person >> 3] = (dead[person >> 3] as number) & ~(1 << (person & 7));
      people += 1;
      events += to - from;
    }
    return { ...segment, dead };
  });
  return { segments: filtered, events, people };
}
