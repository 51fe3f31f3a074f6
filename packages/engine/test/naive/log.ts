import fc from 'fast-check';
import { EPOCH_MS, type EventChunk, type Segment, SegmentBuilder, toIndexSecond } from '../../src/index.ts';

/** One event as the event table holds it; the list's order within an identity is the table's. */
export interface LogEvent {
  readonly identity: bigint;
  readonly atMs: number;
  readonly ordinal: number;
  readonly code: number;
}

export interface Log {
  readonly events: readonly LogEvent[];
  /** Only identities that belong to another identity's person. */
  readonly personOf: ReadonlyMap<bigint, bigint>;
}

export interface History {
  readonly person: bigint;
  readonly events: readonly { readonly second: number; readonly code: number }[];
}

/** Also above 2^63, where signed and unsigned order differ. */
const IDENTITIES = [3n, 7n, 1_000_000n, (1n << 63n) + 5n, (1n << 64n) - 1n, 12n, 13n, 14n];
export const CODES = 6;

/** Small logs full of equal times, repeats and people with several identities. */
export const logs: fc.Arbitrary<Log> = fc
  .record({
    events: fc.array(
      fc.record({
        identity: fc.constantFrom(...IDENTITIES),
        atMs: fc.integer({ min: 0, max: 40 }).map((step) => EPOCH_MS + step * 400),
        ordinal: fc.integer({ min: 0, max: 2 }),
        code: fc.integer({ min: 0, max: CODES - 1 }),
      }),
      { maxLength: 60 },
    ),
    founders: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: IDENTITIES.length, maxLength: IDENTITIES.length }),
  })
  .map(({ events, founders }) => ({
    events,
    // The first two identities found people; a third and later one may belong to either of them.
    personOf: new Map(
      IDENTITIES.slice(2).flatMap((identity, place) =>
        place % 2 === 0 ? [[identity, IDENTITIES[founders[place] ?? 0] as bigint] as const] : [],
      ),
    ),
  }));

const byKey = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** Naive: everybody's events in the stable order (atMs, ordinal, identity, table order). People ascend. */
export function naiveHistories({ events, personOf }: Log): History[] {
  const people = Map.groupBy(events, ({ identity }) => personOf.get(identity) ?? identity);
  return [...people]
    .sort(([a], [b]) => byKey(a, b))
    .map(([person, own]) => ({
      person,
      events: own
        .toSorted((a, b) => a.atMs - b.atMs || a.ordinal - b.ordinal || byKey(a.identity, b.identity))
        .map(({ atMs, code }) => ({ second: toIndexSecond(atMs), code })),
    }));
}

/** The log as chunks of at most `size` rows, in the table's order. */
export function chunksOf(events: readonly LogEvent[], size: number): EventChunk[] {
  const rows = events.toSorted((a, b) => byKey(a.identity, b.identity));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, place) => {
    const own = rows.slice(place * size, (place + 1) * size);
    return {
      length: own.length,
      identity: BigUint64Array.from(own, ({ identity }) => identity),
      atMs: Float64Array.from(own, ({ atMs }) => atMs),
      ordinal: Uint32Array.from(own, ({ ordinal }) => ordinal),
      code: Uint16Array.from(own, ({ code }) => code),
    };
  });
}

export function segmentOf({ events, personOf }: Log, chunkSize = 7): Segment {
  const builder = new SegmentBuilder({ personOf });
  for (const chunk of chunksOf(events, chunkSize)) builder.append(chunk);
  return builder.finish();
}

/** Naive: element ⌊level · n⌋ of the sorted; null of none. */
export function naiveQuantile(values: readonly number[], level: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(level * sorted.length), sorted.length - 1)] ?? null;
}

/** A generator with a seed (mulberry32), for logs too large for fast-check. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `people` with about `each` events of `codes` codes. */
export function generatedSegment(people: number, each: number, codes: number, seed: number): Segment {
  const random = randomFrom(seed);
  const builder = new SegmentBuilder({ expectedEvents: people * each });
  for (let person = 0; person < people; person += 1) {
    const length = 1 + Math.floor(random() * (2 * each - 1));
    let at = EPOCH_MS + Math.floor(random() * 1e9) * 1000;
    builder.append({
      length,
      identity: new BigUint64Array(length).fill(BigInt(person + 1)),
      atMs: Float64Array.from({ length }, () => {
        at += Math.floor(random() * 86_400) * 1000;
        return at;
      }),
      ordinal: Uint32Array.from({ length }, (_, place) => place),
      code: Uint16Array.from({ length }, () => Math.floor(random() * random() * codes)),
    });
  }
  return builder.finish();
}
