import type { Part } from './part.ts';
import { isDead } from './segment.ts';
import { type Selection, SKIP } from './selection.ts';

/** Up to this many possible pairs there is a place for each of them; above, only for those seen. */
const DENSE_PAIRS = 1 << 22;

/** Gives every directly-follows pair (from, to) a place in the arrays of a pass. */
class PairPlaces {
  readonly #nodes: number;
  readonly #seen: Map<number, number> | undefined;

  constructor(nodes: number) {
    this.#nodes = nodes;
    this.#seen = nodes * nodes <= DENSE_PAIRS ? undefined : new Map();
  }

  /** How long arrays by place must be at first; they grow only while pairs are numbered as they are seen. */
  get length(): number {
    return this.#seen === undefined ? this.#nodes * this.#nodes : 1024;
  }

  /** Undefined while every possible pair has its place: from · nodes + to. */
  get seen(): Map<number, number> | undefined {
    return this.#seen;
  }

  /** Every place in use, with its pair. */
  *used(count: Float64Array): Generator<{ place: number; from: number; to: number }> {
    const nodes = this.#nodes;
    if (this.#seen !== undefined) {
      for (const [pair, place] of this.#seen) yield { place, from: Math.floor(pair / nodes), to: pair % nodes };
      return;
    }
    for (let pair = 0; pair < count.length; pair += 1) {
      if ((count[pair] as number) > 0) yield { place: pair, from: Math.floor(pair / nodes), to: pair % nodes };
    }
  }
}

function numbered(seen: Map<number, number>, pair: number): number {
  const known = seen.get(pair);
  if (known !== undefined) return known;
  seen.set(pair, seen.size);
  return seen.size - 1;
}

function grown<Values extends Float64Array | Int32Array>(values: Values, make: (length: number) => Values): Values {
  const larger = make(values.length * 2);
  larger.set(values);
  return larger;
}

/** What one share of people adds up to; pairs in this share's own order. */
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

/** One pass over a share of the people: nodes, pairs, and how many people each has. */
export function countFollows(parts: readonly Part[], selection: Selection): FollowCounts {
  const { nodeOf, nodes, fromSecond = 0, toSecond = Number.POSITIVE_INFINITY } = selection;
  const codes = nodeOf.length;
  const nodeEvents = new Float64Array(nodes);
  const nodePeople = new Float64Array(nodes);
  const starts = new Float64Array(nodes);
  const ends = new Float64Array(nodes);
  // The last person seen at a node or pair: counts each person once without clearing anything between people.
  const nodeSeenBy = new Int32Array(nodes).fill(-1);
  const places = new PairPlaces(nodes);
  const { seen } = places;
  let pairCount = new Float64Array(places.length);
  let pairPeople = new Float64Array(places.length);
  let pairSeenBy = new Int32Array(places.length);
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
        const one = code[row] as number;
        if (one >= codes) continue;
        const node = nodeOf[one] as number;
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
          const pair = previous * nodes + node;
          const at = seen === undefined ? pair : numbered(seen, pair);
          if (at >= pairCount.length) {
            pairCount = grown(pairCount, (length) => new Float64Array(length));
            pairPeople = grown(pairPeople, (length) => new Float64Array(length));
            pairSeenBy = grown(pairSeenBy, (length) => new Int32Array(length));
          }
          pairCount[at] = (pairCount[at] as number) + 1;
          if (pairSeenBy[at] !== person) {
            pairSeenBy[at] = person;
            pairPeople[at] = (pairPeople[at] as number) + 1;
          }
        }
        previous = node;
      }
      if (previous >= 0) ends[previous] = (ends[previous] as number) + 1;
    }
  }
  const used = [...places.used(pairCount)];
  return {
    people,
    events,
    nodeEvents,
    nodePeople,
    starts,
    ends,
    pairFrom: used.map(({ from }) => from),
    pairTo: used.map(({ to }) => to),
    pairCount: Float64Array.from(used, ({ place }) => pairCount[place] as number),
    pairPeople: Float64Array.from(used, ({ place }) => pairPeople[place] as number),
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
  const codes = nodeOf.length;
  const places = new PairPlaces(nodes);
  const { seen } = places;
  const next = new Float64Array(Math.max(places.length, pairFrom.length));
  pairFrom.forEach((from, number) => {
    const pair = from * nodes + (pairTo[number] as number);
    next[seen === undefined ? pair : numbered(seen, pair)] = firstPlace[number] as number;
  });
  for (const { segment, fromPerson, toPerson } of parts) {
    const { offsets, second, code, dead } = segment;
    for (let place = fromPerson; place < toPerson; place += 1) {
      if (isDead(dead, place)) continue;
      let previous = -1;
      let previousAt = 0;
      const end = offsets[place + 1] as number;
      for (let row = offsets[place] as number; row < end; row += 1) {
        const one = code[row] as number;
        if (one >= codes) continue;
        const node = nodeOf[one] as number;
        if (node === SKIP) continue;
        const at = second[row] as number;
        if (at < fromSecond || at >= toSecond) continue;
        if (previous >= 0) {
          const pair = previous * nodes + node;
          const place = seen === undefined ? pair : numbered(seen, pair);
          const slot = next[place] as number;
          times[slot] = at - previousAt;
          next[place] = slot + 1;
        }
        previous = node;
        previousAt = at;
      }
    }
  }
}
