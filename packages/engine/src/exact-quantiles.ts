import { quantileRank } from './quantile.ts';

/** Few values are simply sorted. */
const SORT_UP_TO = 48;
const MOST_BUCKETS = 1 << 12;

/**
 * Exact quantiles of values that lie in several arrays, which are left as they are: element ⌊level · n⌋ (0-based, at most
 * n − 1) of all of them sorted, as ClickHouse's `quantileExact` takes it.
 *
 * One pass counts values by bucket, one collects the few buckets in which a wanted element lies.
 * @param levels ascending, each from 0 to 1
 * @returns one value a level; empty when there are no values
 */
export function exactQuantiles(arrays: readonly Uint32Array[], levels: readonly number[]): number[] {
  const count = countIn(arrays);
  return count === 0
    ? []
    : exactElements(
        arrays,
        levels.map((level) => quantileRank(level, count)),
      );
}

/** The elements of these ranks (0-based, ascending, each below their number) of all values sorted. */
export function exactElements(arrays: readonly Uint32Array[], ranks: readonly number[]): number[] {
  const result: number[] = [];
  if (ranks.length > 0) elementsAt(arrays, countIn(arrays), ranks, result);
  return result;
}

/** How many values these arrays hold. */
export function countIn(arrays: readonly Uint32Array[]): number {
  return arrays.reduce((sum, { length }) => sum + length, 0);
}

/** Appends to `result` the element of each rank (0-based, ascending) of all `count` values sorted. */
function elementsAt(arrays: readonly Uint32Array[], count: number, ranks: readonly number[], result: number[]): void {
  if (count <= SORT_UP_TO) {
    const sorted = joined(arrays, count).sort();
    for (const rank of ranks) result.push(sorted[rank] as number);
    return;
  }
  let smallest = 0xffff_ffff;
  let largest = 0;
  for (const values of arrays) {
    for (let place = 0; place < values.length; place += 1) {
      const value = values[place] as number;
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
  }
  // About two values a bucket: more buckets cost more to look through than they spare.
  const most = Math.min(MOST_BUCKETS, 1 << (31 - Math.clz32(count >>> 1)));
  let shift = 0;
  while ((largest - smallest) / 2 ** shift >= most) shift += 1;
  const counts = new Int32Array(most);
  // Differences modulo 2^32: 32-bit signed arithmetic is the fast one.
  const base = smallest | 0;
  for (const values of arrays) {
    for (let place = 0; place < values.length; place += 1) {
      const bucket = (((values[place] as number) | 0) - base) >>> shift;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
  }
  takeFromBuckets(arrays, ranks, counts, smallest, shift, result);
}

/** A bucket in which wanted elements lie. */
interface Wanted {
  readonly ranks: number[];
  readonly values: Uint32Array;
  filled: number;
}

function takeFromBuckets(
  arrays: readonly Uint32Array[],
  ranks: readonly number[],
  counts: Int32Array,
  smallest: number,
  shift: number,
  result: number[],
): void {
  const wanted: Wanted[] = [];
  const wantedOf = new Int8Array(counts.length).fill(-1);
  let before = 0;
  let bucket = 0;
  for (const rank of ranks) {
    while (before + (counts[bucket] as number) <= rank) {
      before += counts[bucket] as number;
      bucket += 1;
    }
    if (shift === 0) {
      result.push(smallest + bucket);
      continue;
    }
    const known = wantedOf[bucket] as number;
    if (known >= 0) wanted[known]?.ranks.push(rank - before);
    else {
      wantedOf[bucket] = wanted.length;
      wanted.push({ ranks: [rank - before], values: new Uint32Array(counts[bucket] as number), filled: 0 });
    }
  }
  if (shift === 0) return;
  const base = smallest | 0;
  for (const values of arrays) {
    for (let place = 0; place < values.length; place += 1) {
      const value = values[place] as number;
      const which = wantedOf[((value | 0) - base) >>> shift] as number;
      if (which < 0) continue;
      const one = wanted[which] as Wanted;
      one.values[one.filled] = value;
      one.filled += 1;
    }
  }
  // One far outlier puts nearly all values into one bucket, which is taken apart again: its range is smaller by far.
  for (const one of wanted) elementsAt([one.values], one.filled, one.ranks, result);
}

function joined(arrays: readonly Uint32Array[], count: number): Uint32Array {
  const all = new Uint32Array(count);
  let at = 0;
  for (const values of arrays) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}
