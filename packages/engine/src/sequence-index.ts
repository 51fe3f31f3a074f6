import { bytesOf, type CodeColumn, findPerson, isDead, type Segment, withDead } from './segment.ts';
import { sharedBigUint64, sharedUint8, sharedUint16, sharedUint32 } from './shared-column.ts';

/** So many small segments are put together into one. */
const MOST_SEGMENTS = 8;
/** When this share of a segment has been replaced, or later segments hold this share of the events, all is made one again. */
const COMPACT_AT = 0.3;

/** One person's events in the stable order. */
export interface PersonSequence {
  readonly second: Uint32Array;
  readonly code: Uint16Array | Uint32Array;
}

/**
 * The sequences of all people of a workspace.
 *
 * A list of immutable segments: one large, and behind it what has been replaced since. `segments` is a consistent state: an
 * analysis that runs on it (in worker threads too) sees nothing of later replacements.
 */
export class SequenceIndex {
  #segments: readonly Segment[];
  #people: number;
  #events: number;

  constructor(segment: Segment) {
    this.#segments = [segment];
    this.#people = segment.keys.length;
    this.#events = segment.second.length;
  }

  /** The present state, for analyses. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  get people(): number {
    return this.#people;
  }

  get events(): number {
    return this.#events;
  }

  /** Bytes all columns take. */
  get bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + bytesOf(segment), 0);
  }

  /**
   * Replaces people whole: whoever is named in `removed` or stands in `fresh` loses what the index had of him; `fresh` holds
   * what he has now. Someone who was merged into another is named in `removed` and does not stand in `fresh`.
   */
  replace(removed: Iterable<bigint>, fresh: Segment): void {
    const keys = new Set([...removed, ...fresh.keys]);
    this.#segments = this.#segments.map((segment) => {
      const places: number[] = [];
      for (const key of keys) {
        const place = findPerson(segment, key);
        if (place >= 0) places.push(place);
      }
      if (places.length === 0) return segment;
      const marked = withDead(segment, places);
      this.#people -= marked.people;
      this.#events -= marked.events;
      return marked.segment;
    });
    if (fresh.keys.length > 0) {
      this.#segments = [...this.#segments, fresh];
      this.#people += fresh.keys.length;
      this.#events += fresh.second.length;
    }
    this.#compact();
  }

  #compact(): void {
    const [base, ...later] = this.#segments;
    if (base === undefined) return;
    const stored = this.#segments.reduce((sum, segment) => sum + segment.second.length, 0);
    const behind = later.reduce((sum, segment) => sum + segment.second.length, 0);
    if (stored - this.#events > stored * COMPACT_AT || behind > stored * COMPACT_AT)
      this.#segments = [joined(this.#segments)];
    else if (later.length > MOST_SEGMENTS) this.#segments = [base, joined(later)];
  }

  /** The person's events, or nothing. */
  sequenceOf(key: bigint): PersonSequence | undefined {
    for (const segment of this.#segments) {
      const place = findPerson(segment, key);
      if (place < 0 || isDead(segment.dead, place)) continue;
      const from = segment.offsets[place] as number;
      const to = segment.offsets[place + 1] as number;
      return { second: segment.second.subarray(from, to), code: segment.code.subarray(from, to) };
    }
    return undefined;
  }

  /** The keys of everybody in the index, in the order of the segments. */
  *keys(): Generator<bigint> {
    for (const { keys, dead } of this.#segments) {
      for (let person = 0; person < keys.length; person += 1) if (!isDead(dead, person)) yield keys[person] as bigint;
    }
  }
}

/** One segment with everybody living in these, keys ascending. */
function joined(segments: readonly Segment[]): Segment {
  const living: { key: bigint; segment: Segment; person: number }[] = [];
  let events = 0;
  for (const segment of segments) {
    for (let person = 0; person < segment.keys.length; person += 1) {
      if (isDead(segment.dead, person)) continue;
      living.push({ key: segment.keys[person] as bigint, segment, person });
      events += (segment.offsets[person + 1] as number) - (segment.offsets[person] as number);
    }
  }
  living.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const wide = segments.some(({ code }) => code instanceof Uint32Array);
  const keys = sharedBigUint64(living.length);
  const offsets = sharedUint32(living.length + 1);
  const second = sharedUint32(events);
  const code: CodeColumn = wide ? sharedUint32(events) : sharedUint16(events);
  let at = 0;
  living.forEach(({ key, segment, person }, place) => {
    const from = segment.offsets[person] as number;
    const to = segment.offsets[person + 1] as number;
    keys[place] = key;
    second.set(segment.second.subarray(from, to), at);
    code.set(segment.code.subarray(from, to), at);
    at += to - from;
    offsets[place + 1] = at;
  });
  return { keys, sorted: living.length, offsets, second, code, dead: sharedUint8((living.length + 7) >> 3) };
}
