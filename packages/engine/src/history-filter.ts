import type { IndexState } from './index-state.ts';
import { isDead, type Segment } from './segment.ts';
import { sharedUint8 } from './shared-column.ts';

/** A question about a person's whole history: whether an event like this is in it, is not, or is the first of it. */
export interface HistoryTest {
  readonly asks: 'some' | 'none' | 'first';
  /** By code: 1 where an event of the code is meant. Codes beyond its length are not. */
  readonly codes: Uint8Array;
}

/** An index with only some of its people. */
export interface FilteredState extends IndexState {
  readonly people: number;
}

function passes(segment: Segment, person: number, tests: readonly HistoryTest[]): boolean {
  const { offsets, code } = segment;
  const from = offsets[person] as number;
  const end = offsets[person + 1] as number;
  for (const { asks, codes } of tests) {
    const last = asks === 'first' ? Math.min(from + 1, end) : end;
    let found = false;
    for (let row = from; row < last && !found; row += 1) found = codes[code[row] as number] === 1;
    if (found === (asks === 'none')) return false;
  }
  return true;
}

/**
 * Only the people whose history passes all tests, and everybody else: a mask over people, columns are shared, not copied. One
 * pass over the events; analyses of the result cost no more than those of the whole.
 */
export function divideByHistory(
  { segments }: IndexState,
  tests: readonly HistoryTest[],
): { readonly inside: FilteredState; readonly outside: FilteredState } {
  const count = { inside: { people: 0, events: 0 }, outside: { people: 0, events: 0 } };
  const divided = segments.map((segment) => {
    const inside = sharedUint8(segment.dead.length).fill(0xff);
    const outside = sharedUint8(segment.dead.length).fill(0xff);
    for (let person = 0; person < segment.keys.length; person += 1) {
      if (isDead(segment.dead, person)) continue;
      const isIn = passes(segment, person, tests);
      const dead = isIn ? inside : outside;
      const counted = isIn ? count.inside : count.outside;
      dead[person >> 3] = (dead[person >> 3] as number) & ~(1 << (person & 7));
      counted.people += 1;
      counted.events += (segment.offsets[person + 1] as number) - (segment.offsets[person] as number);
    }
    return { inside: { ...segment, dead: inside }, outside: { ...segment, dead: outside } };
  });
  return {
    inside: { segments: divided.map((one) => one.inside), ...count.inside },
    outside: { segments: divided.map((one) => one.outside), ...count.outside },
  };
}
