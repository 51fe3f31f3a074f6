import type { Part } from './part.ts';
import { isDead, type Segment } from './segment.ts';
import { type NodeTable, nodeTable, type Selection } from './selection.ts';
import { sharedUint32, withRoom } from './shared-column.ts';

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
  readonly times: PairTimes;
}

/** The seconds between the two events of every pair, those of a pair in pieces of equal length; only its last may be part full. */
export interface PairTimes {
  readonly pieceLength: number;
  /** Piece i is seconds[i · pieceLength] and on; shared memory. */
  readonly seconds: Uint32Array<SharedArrayBuffer>;
  /** Length pieces: the number of the pair a piece belongs to. */
  readonly pairOfPiece: Int32Array;
}

/**
 * What the pass keeps of each node and pair, side by side so that it costs one look into memory. People are counted once
 * each by the last one seen, without clearing anything between people.
 */
const STRIDE = 4;
const PEOPLE = 0;
const LAST_SEEN = 1;
/** Of nodes. */
const EVENTS = 2;
/** Of pairs: where the next time is written; at the end of a piece a new one is begun. */
const NEXT_TIME = 2;

/**
 * 1 where two numbers differ, else 0. Without a branch: whether a person was here before is a coin toss to the processor,
 * and guessing wrong costs more than all the rest of an event.
 */
function differ(one: number, other: number): number {
  const difference = one ^ other;
  return (difference | (0 - difference)) >>> 31;
}

/** People counted between two looks at whether there is room for what they may bring. */
const PEOPLE_AT_ONCE = 4096;
const SHORTEST_PIECE = 16;
const LONGEST_PIECE = 4096;

/** Long pieces are read quickly; but as one of each pair is part full, they take no more than about an eighth of all room. */
function pieceLengthFor(events: number, pairs: number): number {
  let length = LONGEST_PIECE;
  while (length > SHORTEST_PIECE && length * pairs * 8 > events) length /= 2;
  return length;
}

/** The state of the pass. Its loop holds every array still, which makes it half as fast again. */
class FollowCounter {
  readonly #table: NodeTable;
  readonly #count: number;
  readonly #pieceLength: number;
  readonly #places: PairPlaces;
  readonly #perNode: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  #perPair: Int32Array<ArrayBuffer>;
  #seconds: Uint32Array<SharedArrayBuffer>;
  #placeOfPiece = new Int32Array(1024);
  #pieces = 0;
  #people = 0;
  #person = 0;

  /** @param events about how many there will be */
  constructor(table: NodeTable, count: number, events: number) {
    this.#table = table;
    this.#count = count;
    this.#pieceLength = pieceLengthFor(events, count * count);
    this.#places = new PairPlaces(count);
    this.#perNode = new Int32Array(count * STRIDE);
    this.#starts = new Int32Array(count);
    this.#ends = new Int32Array(count);
    this.#perPair = new Int32Array(this.#places.length * STRIDE);
    this.#seconds = sharedUint32(Math.ceil(events * 1.2));
  }

  add({ segment, fromPerson, toPerson }: Part): void {
    for (let from = fromPerson; from < toPerson; from += PEOPLE_AT_ONCE) {
      const to = Math.min(from + PEOPLE_AT_ONCE, toPerson);
      this.#makeRoom((segment.offsets[to] as number) - (segment.offsets[from] as number));
      this.#addPeople(segment, from, to);
    }
  }

  /** Room for so many events, whichever pairs they are. */
  #makeRoom(events: number): void {
    const { seen } = this.#places;
    if (seen !== undefined && (seen.size + events) * STRIDE > this.#perPair.length)
      this.#perPair = enlarged(this.#perPair, (seen.size + events) * STRIDE);
    const pairs = seen === undefined ? Math.min(events, this.#places.length) : events;
    const most = this.#pieces + Math.ceil(events / this.#pieceLength) + pairs;
    if (most > this.#placeOfPiece.length) this.#placeOfPiece = enlarged(this.#placeOfPiece, most);
    this.#seconds = withRoom(this.#seconds, most * this.#pieceLength, sharedUint32);
  }

  #addPeople({ offsets, second, code, dead }: Segment, fromPerson: number, toPerson: number): void {
    const { nodes: nodeOf, isLimited, fromSecond, toSecond } = this.#table;
    const perNode = this.#perNode;
    const perPair = this.#perPair;
    const starts = this.#starts;
    const ends = this.#ends;
    const placeOfPiece = this.#placeOfPiece;
    const { seen } = this.#places;
    const count = this.#count;
    const pieceLength = this.#pieceLength;
    const withinPiece = pieceLength - 1;
    // Differences come out right modulo 2^32, and 32-bit signed numbers are the fast ones.
    const at = new Int32Array(second.buffer, second.byteOffset, second.length);
    const times = new Int32Array(this.#seconds.buffer);
    let pieces = this.#pieces;
    let people = this.#people;
    let person = this.#person;
    for (let place = fromPerson; place < toPerson; place += 1) {
      if (isDead(dead, place)) continue;
      person = (person + 1) | 0;
      let previous = -1;
      let previousAt = 0;
      const end = offsets[place + 1] as number;
      for (let row = offsets[place] as number; row < end; row += 1) {
        const node = nodeOf[code[row] as number] as number;
        if (node < 0) continue;
        const now = at[row] as number;
        if (isLimited && (now >>> 0 < fromSecond || now >>> 0 >= toSecond)) continue;
        const ofNode = node * STRIDE;
        perNode[ofNode + EVENTS] = (perNode[ofNode + EVENTS] as number) + 1;
        countOnce(perNode, ofNode, person);
        if (previous < 0) {
          starts[node] = (starts[node] as number) + 1;
          people += 1;
        } else {
          const pair = previous * count + node;
          const pairPlace = seen === undefined ? pair : numbered(seen, pair);
          const ofPair = pairPlace * STRIDE;
          countOnce(perPair, ofPair, person);
          let next = perPair[ofPair + NEXT_TIME] as number;
          if ((next & withinPiece) === 0) {
            next = pieces * pieceLength;
            placeOfPiece[pieces] = pairPlace;
            pieces += 1;
          }
          times[next] = (now - previousAt) | 0;
          perPair[ofPair + NEXT_TIME] = next + 1;
        }
        previous = node;
        previousAt = now;
      }
      if (previous >= 0) ends[previous] = (ends[previous] as number) + 1;
    }
    this.#pieces = pieces;
    this.#people = people;
    this.#person = person;
  }

  result(): FollowCounts {
    const perNode = this.#perNode;
    const perPair = this.#perPair;
    const pieceLength = this.#pieceLength;
    const used = [...this.#places.used((place) => (perPair[place * STRIDE + NEXT_TIME] as number) > 0)];
    const numberOfPlace = new Map(used.map(({ place }, number) => [place, number]));
    const pairOfPiece = this.#placeOfPiece.slice(0, this.#pieces).map((place) => numberOfPlace.get(place) as number);
    const pairCount = new Float64Array(used.length);
    for (const pair of pairOfPiece) pairCount[pair] = (pairCount[pair] as number) + pieceLength;
    used.forEach(({ place }, number) => {
      const inLast = (perPair[place * STRIDE + NEXT_TIME] as number) % pieceLength;
      if (inLast > 0) pairCount[number] = (pairCount[number] as number) - pieceLength + inLast;
    });
    const ofNodes = (what: number) =>
      Float64Array.from(this.#starts, (_, node) => perNode[node * STRIDE + what] as number);
    const nodeEvents = ofNodes(EVENTS);
    return {
      people: this.#people,
      events: nodeEvents.reduce((sum, events) => sum + events, 0),
      nodeEvents,
      nodePeople: ofNodes(PEOPLE),
      starts: Float64Array.from(this.#starts),
      ends: Float64Array.from(this.#ends),
      pairFrom: used.map(({ from }) => from),
      pairTo: used.map(({ to }) => to),
      pairCount,
      pairPeople: Float64Array.from(used, ({ place }) => perPair[place * STRIDE + PEOPLE] as number),
      times: { pieceLength, seconds: this.#seconds, pairOfPiece },
    };
  }
}

function countOnce(counts: Int32Array, at: number, person: number): void {
  counts[at + PEOPLE] = (counts[at + PEOPLE] as number) + differ(counts[at + LAST_SEEN] as number, person);
  counts[at + LAST_SEEN] = person;
}

/** One pass over a share of the people: nodes, pairs, how many people each has, and the times of every pair. */
export function countFollows(parts: readonly Part[], selection: Selection): FollowCounts {
  const table = nodeTable(
    selection,
    parts.map(({ segment }) => segment.code),
  );
  let events = 0;
  for (const { segment, fromPerson, toPerson } of parts)
    events += (segment.offsets[toPerson] as number) - (segment.offsets[fromPerson] as number);
  const counter = new FollowCounter(table, selection.nodes, events);
  for (const part of parts) counter.add(part);
  return counter.result();
}
