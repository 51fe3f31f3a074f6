import { toIndexSecond } from './epoch.ts';
import type { EventChunk } from './event-chunk.ts';
import type { CodeColumn, Segment } from './segment.ts';
import { cutTo, sharedBigUint64, sharedUint8, sharedUint16, sharedUint32, withRoom } from './shared-column.ts';

const LARGEST_16_BIT = 0xffff;

/** One identity's events while its person's other identities are still awaited. */
interface Gathered {
  readonly atMs: number[];
  readonly ordinal: number[];
  readonly code: number[];
}

export interface BuilderOptions {
  /** The person of each identity that belongs to another identity's person. Identities not named are their own person. */
  readonly personOf?: ReadonlyMap<bigint, bigint>;
  /** How many events will come, where known: saves growing. */
  readonly expectedEvents?: number;
}

/**
 * Makes a segment of an index from chunks in the event table's order.
 *
 * Keeps: seconds, codes and offsets of every finished person. A person's events are brought into the stable order
 * (atMs, ordinal, identity, table order) when the last of his identities is there: at once for people with one identity;
 * events of people with several are gathered apart and appended at the end, which is why a segment has two ascending runs
 * of keys.
 */
export class SegmentBuilder {
  readonly #personOf: ReadonlyMap<bigint, bigint>;
  readonly #foundersOfSeveral: ReadonlySet<bigint>;
  readonly #gathered = new Map<bigint, Gathered[]>();
  #second: Uint32Array<SharedArrayBuffer>;
  #code: CodeColumn;
  #keys = sharedBigUint64(1024);
  #offsets = sharedUint32(1025);
  #people = 0;
  #events = 0;
  #current: bigint | undefined;
  #currentStart = 0;
  /** Milliseconds and ordinals of the identity under way, by row from #currentStart. */
  #atMs = new Float64Array(1024);
  #ordinal = new Uint32Array(1024);
  #inOrder = true;

  constructor({ personOf = new Map(), expectedEvents = 0 }: BuilderOptions = {}) {
    this.#personOf = personOf;
    this.#foundersOfSeveral = new Set(personOf.values());
    this.#second = sharedUint32(Math.max(expectedEvents, 1024));
    this.#code = sharedUint16(Math.max(expectedEvents, 1024));
  }

  /** @throws RangeError when identities do not ascend */
  append(chunk: EventChunk): void {
    const { length, identity, atMs, ordinal, code } = chunk;
    this.#second = withRoom(this.#second, this.#events + length, sharedUint32);
    this.#makeRoomForCodes(code, length);
    let row = 0;
    while (row < length) {
      const key = identity[row] as bigint;
      let end = row + 1;
      while (end < length && identity[end] === key) end += 1;
      if (key !== this.#current) this.#begin(key);
      this.#take(atMs, ordinal, code, row, end);
      row = end;
    }
  }

  #makeRoomForCodes(code: Uint16Array | Uint32Array, length: number): void {
    if (
      this.#code instanceof Uint16Array &&
      code instanceof Uint32Array &&
      code.subarray(0, length).some((one) => one > LARGEST_16_BIT)
    ) {
      const wide = sharedUint32(this.#second.length);
      wide.set(this.#code.subarray(0, this.#events));
      this.#code = wide;
    }
    const needed = this.#events + length;
    this.#code =
      this.#code instanceof Uint16Array
        ? withRoom(this.#code, needed, sharedUint16)
        : withRoom(this.#code, needed, sharedUint32);
  }

  #begin(key: bigint): void {
    if (this.#current !== undefined && key < this.#current) {
      throw new RangeError(`Identities must ascend: ${key} came after ${this.#current}`);
    }
    this.#endIdentity();
    this.#current = key;
    this.#currentStart = this.#events;
    this.#inOrder = true;
  }

  #take(atMs: Float64Array, ordinal: Uint32Array, code: Uint16Array | Uint32Array, from: number, to: number): void {
    const second = this.#second;
    const codes = this.#code;
    const start = this.#currentStart;
    let at = this.#events;
    if (at + to - from - start > this.#atMs.length) this.#growTimes(at + to - from - start);
    const times = this.#atMs;
    const ordinals = this.#ordinal;
    let lastMs = at > start ? (times[at - start - 1] as number) : Number.NEGATIVE_INFINITY;
    let lastOrdinal = at > start ? (ordinals[at - start - 1] as number) : 0;
    for (let row = from; row < to; row += 1, at += 1) {
      const ms = atMs[row] as number;
      const place = ordinal[row] as number;
      if (ms < lastMs || (ms === lastMs && place < lastOrdinal)) this.#inOrder = false;
      lastMs = ms;
      lastOrdinal = place;
      times[at - start] = ms;
      ordinals[at - start] = place;
      second[at] = toIndexSecond(ms);
      codes[at] = code[row] as number;
    }
    this.#events = at;
  }

  #growTimes(needed: number): void {
    const size = Math.max(needed, this.#atMs.length * 2);
    const atMs = new Float64Array(size);
    const ordinal = new Uint32Array(size);
    atMs.set(this.#atMs);
    ordinal.set(this.#ordinal);
    this.#atMs = atMs;
    this.#ordinal = ordinal;
  }

  #endIdentity(): void {
    const key = this.#current;
    if (key === undefined || this.#events === this.#currentStart) return;
    const person = this.#personOf.get(key) ?? key;
    if (person !== key || this.#foundersOfSeveral.has(key)) {
      this.#gather(person);
      return;
    }
    if (!this.#inOrder) this.#sortCurrent();
    this.#endPerson(key);
  }

  #endPerson(key: bigint): void {
    this.#keys = withRoom(this.#keys, this.#people + 1, sharedBigUint64);
    this.#offsets = withRoom(this.#offsets, this.#people + 2, sharedUint32);
    this.#keys[this.#people] = key;
    this.#people += 1;
    this.#offsets[this.#people] = this.#events;
  }

  #gather(person: bigint): void {
    const count = this.#events - this.#currentStart;
    const gathered: Gathered = {
      atMs: Array.from(this.#atMs.subarray(0, count)),
      ordinal: Array.from(this.#ordinal.subarray(0, count)),
      code: Array.from(this.#code.subarray(this.#currentStart, this.#events)),
    };
    const others = this.#gathered.get(person);
    if (others === undefined) this.#gathered.set(person, [gathered]);
    else others.push(gathered);
    this.#events = this.#currentStart;
  }

  #sortCurrent(): void {
    const start = this.#currentStart;
    const count = this.#events - start;
    const times = this.#atMs;
    const ordinals = this.#ordinal;
    // Rows in table order break what is still equal; the sort is stable.
    const order = Array.from({ length: count }, (_, row) => row).sort(
      (a, b) => (times[a] as number) - (times[b] as number) || (ordinals[a] as number) - (ordinals[b] as number),
    );
    const codes = this.#code.slice(start, this.#events);
    order.forEach((row, place) => {
      this.#second[start + place] = toIndexSecond(times[row] as number);
      this.#code[start + place] = codes[row] as number;
    });
  }

  #appendGathered(): void {
    const people = [...this.#gathered.keys()].sort((a, b) => (a < b ? -1 : 1));
    for (const person of people) {
      // Identities came ascending, so their order is the one in which they were gathered.
      const events = (this.#gathered.get(person) ?? []).flatMap(({ atMs, ordinal, code }) =>
        atMs.map((ms, row) => ({ ms, ordinal: ordinal[row] as number, code: code[row] as number })),
      );
      events.sort((a, b) => a.ms - b.ms || a.ordinal - b.ordinal);
      this.#second = withRoom(this.#second, this.#events + events.length, sharedUint32);
      this.#code =
        this.#code instanceof Uint16Array
          ? withRoom(this.#code, this.#events + events.length, sharedUint16)
          : withRoom(this.#code, this.#events + events.length, sharedUint32);
      for (const event of events) {
        this.#second[this.#events] = toIndexSecond(event.ms);
        this.#code[this.#events] = event.code;
        this.#events += 1;
      }
      this.#endPerson(person);
    }
    this.#gathered.clear();
  }

  /** The segment. The builder is spent after. */
  finish(): Segment {
    this.#endIdentity();
    this.#current = undefined;
    const sorted = this.#people;
    this.#appendGathered();
    return {
      keys: cutTo(this.#keys, this.#people, sharedBigUint64),
      sorted,
      offsets: cutTo(this.#offsets, this.#people + 1, sharedUint32),
      second: cutTo(this.#second, this.#events, sharedUint32),
      code:
        this.#code instanceof Uint16Array
          ? cutTo(this.#code, this.#events, sharedUint16)
          : cutTo(this.#code, this.#events, sharedUint32),
      dead: sharedUint8((this.#people + 7) >> 3),
    };
  }
}
