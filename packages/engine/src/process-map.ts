import { exactQuantiles } from './exact-quantiles.ts';
import { countFollows, type FollowCounts, scatterTimes } from './follows.ts';
import type { Part } from './part.ts';
import type { Selection } from './selection.ts';
import { sharedUint32 } from './shared-column.ts';

export interface ProcessNode {
  readonly node: number;
  readonly events: number;
  readonly people: number;
  /** People whose selected events begin here. */
  readonly starts: number;
  /** People whose selected events end here. */
  readonly ends: number;
}

export interface ProcessEdge {
  readonly from: number;
  readonly to: number;
  /** How often an event of `to` directly followed one of `from`. */
  readonly count: number;
  readonly people: number;
  /** Seconds between the two, both rounded down to seconds before subtracting; exact quantiles, element ⌊level · n⌋. */
  readonly medianSeconds: number;
  readonly p90Seconds: number;
}

/** Directly-follows graph (van der Aalst, Process Mining, 2016, ch. 5) of whole histories. */
export interface ProcessMap {
  /** People with at least one selected event. */
  readonly people: number;
  readonly events: number;
  /** Nodes with events, by number. */
  readonly nodes: readonly ProcessNode[];
  /** Sorted by from, then to. */
  readonly edges: readonly ProcessEdge[];
}

/** What the process map needs of whoever runs its passes: here, or spread over threads. */
export interface FollowRunner {
  count(share: readonly Part[], selection: Selection): Promise<FollowCounts>;
  scatter(
    share: readonly Part[],
    selection: Selection,
    counts: FollowCounts,
    firstPlace: Float64Array,
    times: Uint32Array,
  ): Promise<void>;
  quantiles(times: Uint32Array, bounds: Float64Array): Promise<Float64Array>;
}

/** Runs everything in the calling thread. */
export const followHere: FollowRunner = {
  count: async (share, selection) => countFollows(share, selection),
  scatter: async (share, selection, { pairFrom, pairTo }, firstPlace, times) =>
    scatterTimes(share, selection, pairFrom, pairTo, firstPlace, times),
  quantiles: async (times, bounds) => quantilesOf(times, bounds),
};

/** Median and p90 of each stretch `bounds[2i]` to `bounds[2i + 1]` of `times`; 2 values a stretch. */
export function quantilesOf(times: Uint32Array, bounds: Float64Array): Float64Array {
  const result = new Float64Array(bounds.length);
  for (let place = 0; place < bounds.length; place += 2) {
    const from = bounds[place] as number;
    const to = bounds[place + 1] as number;
    const [median = 0, p90 = 0] = exactQuantiles([times.subarray(from, to)], [0.5, 0.9]);
    result[place] = median;
    result[place + 1] = p90;
  }
  return result;
}

function summed(all: readonly Float64Array[], nodes: number): Float64Array {
  const sum = new Float64Array(nodes);
  for (const one of all) {
    one.forEach((value, node) => {
      sum[node] = (sum[node] as number) + value;
    });
  }
  return sum;
}

interface Pair {
  readonly from: number;
  readonly to: number;
  count: number;
  people: number;
  /** Number of the pair in each share that has it. */
  readonly inShare: Map<number, number>;
}

function gatherPairs(counts: readonly FollowCounts[]): Pair[] {
  const pairs = new Map<string, Pair>();
  counts.forEach(({ pairFrom, pairTo, pairCount, pairPeople }, share) => {
    pairFrom.forEach((from, number) => {
      const to = pairTo[number] as number;
      const key = `${from}>${to}`;
      const pair = pairs.get(key) ?? { from, to, count: 0, people: 0, inShare: new Map() };
      pair.count += pairCount[number] as number;
      pair.people += pairPeople[number] as number;
      pair.inShare.set(share, number);
      pairs.set(key, pair);
    });
  });
  return [...pairs.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Cuts pairs into as many lists of bounds as there are threads, about equally many times each. */
function boundsOf(starts: readonly number[], pairs: readonly Pair[], lists: number): Float64Array[] {
  const total = pairs.reduce((sum, { count }) => sum + count, 0);
  const bounds: number[][] = Array.from({ length: lists }, () => []);
  pairs.forEach(({ count }, place) => {
    const start = starts[place] as number;
    bounds[Math.min(lists - 1, Math.floor((start / Math.max(total, 1)) * lists))]?.push(start, start + count);
  });
  return bounds.map((list) => Float64Array.from(list));
}

/**
 * The process map of these shares of people: one pass counts, one writes the times of every pair side by side, then the
 * quantiles are found among them. Needs 4 bytes for each pair of neighbouring events while it runs.
 */
export async function makeProcessMap(
  shares: readonly (readonly Part[])[],
  selection: Selection,
  runner: FollowRunner = followHere,
): Promise<ProcessMap> {
  const counts = await Promise.all(shares.map((share) => runner.count(share, selection)));
  const pairs = gatherPairs(counts);
  const starts: number[] = [];
  const firstPlaces = counts.map(({ pairFrom }) => new Float64Array(pairFrom.length));
  let at = 0;
  for (const pair of pairs) {
    starts.push(at);
    for (const [share, number] of pair.inShare) {
      (firstPlaces[share] as Float64Array)[number] = at;
      at += (counts[share] as FollowCounts).pairCount[number] as number;
    }
  }
  const times = sharedUint32(at);
  await Promise.all(
    shares.map((share, place) =>
      runner.scatter(share, selection, counts[place] as FollowCounts, firstPlaces[place] as Float64Array, times),
    ),
  );
  const quantiles = await Promise.all(
    boundsOf(starts, pairs, shares.length).map((bounds) => runner.quantiles(times, bounds)),
  );
  const inOrder = quantiles.flatMap((list) => Array.from(list));

  const sum = (pick: (one: FollowCounts) => Float64Array) => summed(counts.map(pick), selection.nodes);
  const [nodeEvents, nodePeople, nodeStarts, nodeEnds] = [
    sum((c) => c.nodeEvents),
    sum((c) => c.nodePeople),
    sum((c) => c.starts),
    sum((c) => c.ends),
  ];
  const nodes = Array.from(nodeEvents, (events, node) => ({
    node,
    events,
    people: nodePeople[node] as number,
    starts: nodeStarts[node] as number,
    ends: nodeEnds[node] as number,
  })).filter(({ events }) => events > 0);
  const edges = pairs.map(({ from, to, count, people }, place) => ({
    from,
    to,
    count,
    people,
    medianSeconds: inOrder[place * 2] as number,
    p90Seconds: inOrder[place * 2 + 1] as number,
  }));
  return {
    people: counts.reduce((all, one) => all + one.people, 0),
    events: counts.reduce((all, one) => all + one.events, 0),
    nodes,
    edges,
  };
}
