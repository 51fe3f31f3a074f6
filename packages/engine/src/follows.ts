import type { Part } from './part.ts';
import { isDead, type Segment } from './segment.ts';
import { type NodeTable, nodeTable, type Selection } from './selection.ts';

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
  *used(isUsed: (place: number) => boolean): Generator<{ place: number; from: number; to: number }> {
    const nodes = this.#nodes;
    if (this.#seen !== undefined) {
      for (const [pair, place] of this.#seen) yield { place, from: Math.floor(pair / nodes), to: pair % nodes };
      return;
    }
    for (let pair = 0; pair < nodes * nodes; pair += 1) {
      if (isUsed(pair)) yield { place: pair, from: Math.floor(pair / nodes), to: pair % nodes };
    }
  }
}

function numbered(seen: Map<number, number>, pair: number): number {
  const known = seen.get(pair);
  if (known !== undefined) return known;
  seen.set(pair, seen.size);
  return seen.size - 1;
}

function enlarged(values: Int32Array, wanted: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(wanted, values.length * 2));
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

/**
 * What a pass keeps of each node and pair, side by side so that it costs one look into memory: events, people, and the last
 * person seen there, which counts each person once without clearing anything between people.
 */
const STRIDE = 4;
const EVENTS = 0;
const PEOPLE = 1;
const LAST_SEEN = 2;

/**
 * 1 where two numbers differ, else 0. Without a branch: whether a person was here before is a coin toss to the processor,
 * and guessing wrong costs more than all the rest of an event.
 */
function differ(one: number, other: number): number {
  const difference = one ^ other;
  return (difference | (0 - difference)) >>> 31;
}

/** People counted between two looks at whether there is room for the pairs they may bring. */
const PEOPLE_AT_ONCE = 4096;

/** The state of a pass over people. Its loop holds every array still, which makes it half as fast again. */
class FollowCounter {
  readonly #table: NodeTable;
  readonly #count: number;
  readonly perNode: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly places: PairPlaces;
  perPair: Int32Array<ArrayBuffer>;
  people = 0;
  #person = 0;

  constructor(table: NodeTable, count: number) {
    this.#table = table;
    this.#count = count;
    this.perNode = new Int32Array(count * STRIDE);
    this.starts = new Int32Array(count);
    this.ends = new Int32Array(count);
    this.places = new PairPlaces(count);
    this.perPair = new Int32Array(this.places.length * STRIDE);
  }

  add({ segment, fromPerson, toPerson }: Part): void {
    const { seen } = this.places;
    if (seen === undefined) {
      this.#addPeople(segment, fromPerson, toPerson);
      return;
    }
    for (let from = fromPerson; from < toPerson; from += PEOPLE_AT_ONCE) {
      const to = Math.min(from + PEOPLE_AT_ONCE, toPerson);
      const most = seen.size + (segment.offsets[to] as number) - (segment.offsets[from] as number);
      if (most * STRIDE > this.perPair.length) this.perPair = enlarged(this.perPair, most * STRIDE);
      this.#addPeople(segment, from, to);
    }
  }

  #addPeople({ offsets, second, code, dead }: Segment, fromPerson: number, toPerson: number): void {
    const { nodes: nodeOf, isLimited, fromSecond, toSecond } = this.#table;
    const { perNode, starts, ends, perPair } = this;
    const { seen } = this.places;
    const count = this.#count;
    let { people } = this;
    let person = this.#person;
    for (let place = fromPerson; place < toPerson; place += 1) {
      if (isDead(dead, place)) continue;
      person = (person + 1) | 0;
      let previous = -1;
      const end = offsets[place + 1] as number;
      for (let row = offsets[place] as number; row < end; row += 1) {
        const node = nodeOf[code[row] as number] as number;
        if (node < 0) continue;
        if (isLimited && ((second[row] as number) < fromSecond || (second[row] as number) >= toSecond)) continue;
        addOne(perNode, node * STRIDE, person);
        if (previous < 0) {
          starts[node] = (starts[node] as number) + 1;
          people += 1;
        } else {
          const pair = previous * count + node;
          addOne(perPair, (seen === undefined ? pair : numbered(seen, pair)) * STRIDE, person);
        }
        previous = node;
      }
      if (previous >= 0) ends[previous] = (ends[previous] as number) + 1;
    }
    this.people = people;
    this.#person = person;
  }
}

function addOne(counts: Int32Array, at: number, person: number): void {
  counts[at + EVENTS] = (counts[at + EVENTS] as number) + 1;
  counts[at + PEOPLE] = (counts[at + PEOPLE] as number) + differ(counts[at + LAST_SEEN] as number, person);
  counts[at + LAST_SEEN] = person;
}

/** One pass over a share of the people: nodes, pairs, and how many people each has. */
export function countFollows(parts: readonly Part[], selection: Selection): FollowCounts {
  const counter = new FollowCounter(tableFor(parts, selection), selection.nodes);
  for (const part of parts) counter.add(part);
  const { perNode, perPair, starts, ends, places } = counter;
  const used = [...places.used((place) => (perPair[place * STRIDE + EVENTS] as number) > 0)];
  const ofPairs = (what: number) => Float64Array.from(used, ({ place }) => perPair[place * STRIDE + what] as number);
  const ofNodes = (what: number) => Float64Array.from(starts, (_, node) => perNode[node * STRIDE + what] as number);
  const nodeEvents = ofNodes(EVENTS);
  return {
    people: counter.people,
    events: nodeEvents.reduce((sum, events) => sum + events, 0),
    nodeEvents,
    nodePeople: ofNodes(PEOPLE),
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    pairFrom: used.map(({ from }) => from),
    pairTo: used.map(({ to }) => to),
    pairCount: ofPairs(EVENTS),
    pairPeople: ofPairs(PEOPLE),
  };
}

function tableFor(parts: readonly Part[], selection: Selection): NodeTable {
  return nodeTable(
    selection,
    parts.map(({ segment }) => segment.code),
  );
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
  const { nodes: count } = selection;
  const { nodes: nodeOf, isLimited, fromSecond, toSecond } = tableFor(parts, selection);
  const places = new PairPlaces(count);
  const { seen } = places;
  const next = new Int32Array(Math.max(places.length, pairFrom.length));
  const written = new Int32Array(times.buffer, times.byteOffset, times.length);
  pairFrom.forEach((from, number) => {
    const pair = from * count + (pairTo[number] as number);
    next[seen === undefined ? pair : numbered(seen, pair)] = firstPlace[number] as number;
  });
  for (const { segment, fromPerson, toPerson } of parts) {
    const { offsets, code, dead } = segment;
    // Differences come out right modulo 2^32, and 32-bit signed numbers are the fast ones.
    const second = new Int32Array(segment.second.buffer, segment.second.byteOffset, segment.second.length);
    for (let place = fromPerson; place < toPerson; place += 1) {
      if (isDead(dead, place)) continue;
      let previous = -1;
      let previousAt = 0;
      const end = offsets[place + 1] as number;
      for (let row = offsets[place] as number; row < end; row += 1) {
        const node = nodeOf[code[row] as number] as number;
        if (node < 0) continue;
        const at = second[row] as number;
        if (isLimited && (at >>> 0 < fromSecond || at >>> 0 >= toSecond)) continue;
        if (previous >= 0) {
          const pair = previous * count + node;
          const place = seen === undefined ? pair : numbered(seen, pair);
          const slot = next[place] as number;
          written[slot] = (at - previousAt) | 0;
          next[place] = (slot + 1) | 0;
        }
        previous = node;
        previousAt = at;
      }
    }
  }
}
