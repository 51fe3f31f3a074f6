/** Codes of events: 16 bits while there are few enough, else 32. */
export type CodeColumn = Uint16Array<SharedArrayBuffer> | Uint32Array<SharedArrayBuffer>;

/**
 * Some people's sequences, immutable but for `dead`, in shared memory.
 *
 * Person p's events are rows `offsets[p]` to `offsets[p + 1]` (exclusive) of `second` and `code`, in the stable order.
 */
export interface Segment {
  /** Length people; ascending within [0, sorted) and within [sorted, people). */
  readonly keys: BigUint64Array<SharedArrayBuffer>;
  /** How many of the leading keys form the first ascending run. */
  readonly sorted: number;
  /** Length people + 1. */
  readonly offsets: Uint32Array<SharedArrayBuffer>;
  /** Length events; seconds of the index. */
  readonly second: Uint32Array<SharedArrayBuffer>;
  /** Length events. */
  readonly code: CodeColumn;
  /** One bit a person: replaced by a later segment. Replaced as a whole, so that a running analysis keeps its own. */
  readonly dead: Uint8Array<SharedArrayBuffer>;
}

export function isDead(dead: Uint8Array, person: number): boolean {
  return ((dead[person >> 3] as number) & (1 << (person & 7))) !== 0;
}

function search(keys: BigUint64Array, key: bigint, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as bigint) < key) low = middle + 1;
    else high = middle;
  }
  return low < to && keys[low] === key ? low : -1;
}

/** The person's place in the segment, or −1. */
export function findPerson(segment: Segment, key: bigint): number {
  const found = search(segment.keys, key, 0, segment.sorted);
  return found >= 0 ? found : search(segment.keys, key, segment.sorted, segment.keys.length);
}

/** Bytes a segment takes. */
export function bytesOf(segment: Segment): number {
  const { keys, offsets, second, code, dead } = segment;
  return keys.byteLength + offsets.byteLength + second.byteLength + code.byteLength + dead.byteLength;
}

/** The segment with these people marked as replaced, and how many people and events that took away. */
export function withDead(
  segment: Segment,
  people: readonly number[],
): { segment: Segment; people: number; events: number } {
  const dead = new Uint8Array(new SharedArrayBuffer(segment.dead.length));
  dead.set(segment.dead);
  let gone = 0;
  let events = 0;
  for (const person of people) {
    if (isDead(dead, person)) continue;
    dead[person >> 3] = (dead[person >> 3] as number) | (1 << (person & 7));
    gone += 1;
    events += (segment.offsets[person + 1] as number) - (segment.offsets[person] as number);
  }
  return { segment: { ...segment, dead }, people: gone, events };
}
