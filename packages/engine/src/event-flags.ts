import type { IndexState } from './index-state.ts';
import { type CodeColumn, findPerson, isDead, type Segment } from './segment.ts';
import { sharedUint16, sharedUint32 } from './shared-column.ts';

/** What a derived code stands for: an event's own code together with the answers its tests had. */
export interface FlaggedCode {
  readonly code: number;
  /** Bit b answers test b, 0 to 15. */
  readonly flags: number;
}

/** An index whose codes also tell the answers of tests on properties. */
export interface FlaggedState {
  readonly state: IndexState;
  /** By derived code. */
  readonly codes: readonly FlaggedCode[];
  /** People whose events were not the same in both (changed in between: ask again); their flags are 0. */
  readonly differing: readonly bigint[];
}

/**
 * Lays answers of tests on properties over an index: every analysis then works on derived codes as on any others.
 *
 * Costs a second code column; keep the result as long as neither the tests nor the index change.
 * @param answers built from the same events in the same order, with the flags in place of the code
 */
export function withFlags(index: IndexState, answers: Segment): FlaggedState {
  const codes: FlaggedCode[] = [];
  const numbers = new Map<number, number>();
  const derived = (code: number, flags: number): number => {
    const key = code * 0x1_0000 + flags;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, codes.length);
    codes.push({ code, flags });
    return codes.length - 1;
  };
  const differing: bigint[] = [];
  const columns = index.segments.map((segment) => deriveColumn(segment, answers, derived, differing));
  const isWide = codes.length > 0x1_0000;
  const segments = index.segments.map((segment, place): Segment => {
    const wide = columns[place] as Uint32Array<SharedArrayBuffer>;
    const code: CodeColumn = isWide ? wide : sharedUint16(wide.length);
    if (!isWide) code.set(wide);
    return { ...segment, code };
  });
  return { state: { segments, events: index.events }, codes, differing };
}

function deriveColumn(
  segment: Segment,
  answers: Segment,
  derived: (code: number, flags: number) => number,
  differing: bigint[],
): Uint32Array<SharedArrayBuffer> {
  const { keys, offsets, second, code, dead } = segment;
  const column = sharedUint32(second.length);
  for (let place = 0; place < keys.length; place += 1) {
    if (isDead(dead, place)) continue;
    const start = offsets[place] as number;
    const end = offsets[place + 1] as number;
    const key = keys[place] as bigint;
    const found = findPerson(answers, key);
    const from = found < 0 ? 0 : (answers.offsets[found] as number);
    let same = found >= 0 && (answers.offsets[found + 1] as number) - from === end - start;
    for (let row = start; same && row < end; row += 1) same = answers.second[from + row - start] === second[row];
    if (!same) differing.push(key);
    for (let row = start; row < end; row += 1) {
      column[row] = derived(code[row] as number, same ? (answers.code[from + row - start] as number) : 0);
    }
  }
  return column;
}
