import type { Part } from './part.ts';
import { isDead } from './segment.ts';
import { type Selection, SKIP } from './selection.ts';

/** Up to this many possible pairs a table of all of them is kept; above, only of those seen. */
const DENSE_PAIRS = 1 << 22;

/** Numbers every directly-follows pair (from, to) that is seen, in the order of first sight. */
export class PairNumbers {
  readonly #nodes: number;
  readonly #dense: Int32Array | undefined;
  readonly #sparse = new Map<number, number>();
  readonly from: number[] = [];
  readonly to: number[] = [];

  constructor(nodes: number) {
    this.#nodes = nodes;
    this.#dense = nodes * nodes <= DENSE_PAIRS ? new Int32Array(nodes * nodes).fill(-1) : undefined;
  }

  get count(): number {
    return this.from.length;
  }

  /** The dense table itself, for hot loops: −1 where the pair has no number yet. */
  get dense(): Int32Array | undefined {
    return this.#dense;
  }

  numberOf(from: number, to: number): number {
    const place = from * this.#nodes + to;
    const known = this.#dense === undefined ? (this.#sparse.get(place) ?? -1) : (this.#dense[place] as number);
    if (known >= 0) return known;
    const number = this.from.length;
    this.from.push(from);
    this.to.push(to);
    if (this.#dense === undefined) this.#sparse.set(place, number);
    else this.#dense[place] = number;
    return number;
  }
}

/** What one share of people adds up to; pairs by number of this share's own `PairNumbers`. */
export interface FollowCounts {
  readonly people: number;
  readonly events: number;
  /** Length nodes: events, people with at least one, sequences that begin and that end there. */
  readonly nodeEvents: Float64Array;
  readonly nodePeople: Float64Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly pairFrom: readonly number[];
  readonly pairTo: readonly number[];
  /** Length pairs: how often, and by how many people. */
  readonly pairCount: Float64Array;
  readonly pairPeople: Float64Array;
}

class Growing {
  values = new Float64Array(256);

  add(place: number, amount: number): void {
    if (place >= this.values.length) {
      const larger = new Float64Array(Math.max(place + 1, this.values.length * 2));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[place] = (this.values[place] as number) + amount;
  }
}

/** One pass over a share of the people: nodes, pairs, and how many people each has. */
export function countFollows(parts: readonly Part[], selection: Selection): FollowCounts {
  const { nodeOf, nodes, fromSecond = 0, toSecond = Number.POSITIVE_INFINITY } = selection;
  const nodeEvents = new Float64Array(nodes);
  const nodePeople = new Float64Array(nodes);
  const starts = new Float64Array(nodes);
  const ends = new Float64Array(nodes);
  // The last person seen at a node or pair: counts each person once without clearing anything between people.
  const nodeSeenBy = new Int32Array(nodes).fill(-1);
  const pairs = new PairNumbers(nodes);
  const pairCount = new Growing();
  const pairPeople = new Growing();
  const pairSeenBy: number[] = [];
  let people = 0;
  let events = 0;
  let person = 0;
  for (const { segment, fromPerson, toPerson } of parts) {
    const { offsets, second, code, dead } = segment;
    for (let place = fromPerson; place < toPerson; place += 1) {
      if (isDead(dead, place)) continue;
      person += 1;
      let previous = -1;
      const end = offsets[place + 1] as number;
      for (let row = offsets[place] as number; row < end; row += 1) {
        const node = nodeOf[code[row] as number] as number;
        if (node === SKIP) continue;
        const at = second[row] as number;
        if (at < fromSecond || at >= toSecond) continue;
        events += 1;
        nodeEvents[node] = (nodeEvents[node] as number) + 1;
        if (nodeSeenBy[node] !== person) {
          nodeSeenBy[node] = person;
          nodePeople[node] = (nodePeople[node] as number) + 1;
        }
        if (previous < 0) {
          starts[node] = (starts[node] as number) + 1;
          people += 1;
        } else {
          const pair = pairs.numberOf(previous, node);
          pairCount.add(pair, 1);
          if (pairSeenBy[pair] !== person) {
            pairSeenBy[pair] = person;
            pairPeople.add(pair, 1);
          }
        }
        previous = node;
      }
      if (previous >= 0) ends[previous] = (ends[previous] as number) + 1;
    }
  }
  const count = pairs.count;
  return {
    people,
    events,
    nodeEvents,
    nodePeople,
    starts,
    ends,
    pairFrom: pairs.from,
    pairTo: pairs.to,
    pairCount: pairCount.values.slice(0, count),
    pairPeople: pairPeople.values.slice(0, count),
  };
}

/**
 * The second pass: the time between the two events of every pair, written into `times` (shared by all shares) from this
 * share's own place of each pair on.
 * @param firstPlace length pairs of this share: where its first time of each pair goes
 */
export function scatterTimes(
  parts: readonly Part[],
  selection: Selection,
  pairFrom: readonly number[],
  pairTo: readonly number[],
  firstPlace: Float64Array,
  times: Uint32Array,
): void {
  const { nodeOf, nodes, fromSecond = 0, toSecond = Number.POSITIVE_INFINITY } = selection;
  const pairs = new PairNumbers(nodes);
  pairFrom.forEach((from, pair) => {
    pairs.numberOf(from, pairTo[pair] as number);
  });
  const next = firstPlace.slice();
  for (const { segment, fromPerson, toPerson } of parts) {
    const { offsets, second, code, dead } = segment;
    for (let place = fromPerson; place < toPerson; place += 1) {
      if (isDead(dead, place)) continue;
      let previous = -1;
      let previousAt = 0;
      const end = offsets[place + 1] as number;
      for (let row = offsets[place] as number; row < end; row += 1) {
        const node = nodeOf[code[row] as number] as number;
        if (node === SKIP) continue;
        const at = second[row] as number;
        if (at < fromSecond || at >= toSecond) continue;
        if (previous >= 0) {
          const pair = pairs.numberOf(previous, node);
          const slot = next[pair] as number;
          times[slot] = at - previousAt;
          next[pair] = slot + 1;
        }
        previous = node;
        previousAt = at;
      }
    }
  }
}
