import { joinSegments } from './join-segments.ts';
import type { Part } from './part.ts';
import { bytesOf, findPerson, isDead, type Segment, withDead } from './segment.ts';

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

  /**
   * Keeps each later segment at most half as large as the one before it by joining like with like, so that an event is
   * copied only some log2(events) times; and makes all one when too much of it has been replaced.
   */
  #compact(): void {
    const [base, ...later] = this.#segments;
    if (base === undefined) return;
    const sizeOf = (segment: Segment | undefined) => segment?.second.length ?? 0;
    while (later.length > 1 && sizeOf(later.at(-1)) * 2 > sizeOf(later.at(-2)))
      later.push(joinSegments(later.splice(-2)));
    const behind = later.reduce((sum, segment) => sum + sizeOf(segment), 0);
    const stored = sizeOf(base) + behind;
    const isWorn = stored - this.#events > stored * COMPACT_AT || behind > stored * COMPACT_AT;
    this.#segments = isWorn ? [joinSegments([base, ...later])] : [base, ...later];
  }

  /** The person alone, for analyses; nothing where the index knows nobody of this key. */
  partOf(key: bigint): Part | undefined {
    for (const segment of this.#segments) {
      const place = findPerson(segment, key);
      if (place >= 0 && !isDead(segment.dead, place)) return { segment, fromPerson: place, toPerson: place + 1 };
    }
    return undefined;
  }

  /** The person's events, or nothing. */
  sequenceOf(key: bigint): PersonSequence | undefined {
    const part = this.partOf(key);
    if (part === undefined) return undefined;
    const { segment, fromPerson, toPerson } = part;
    const from = segment.offsets[fromPerson] as number;
    const to = segment.offsets[toPerson] as number;
    return { second: segment.second.subarray(from, to), code: segment.code.subarray(from, to) };
  }

  /** The keys of everybody in the index, in the order of the segments. */
  *keys(): Generator<bigint> {
    for (const { keys, dead } of this.#segments) {
      for (let person = 0; person < keys.length; person += 1) if (!isDead(dead, person)) yield keys[person] as bigint;
    }
  }
}
