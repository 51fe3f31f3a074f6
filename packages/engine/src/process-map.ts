import { exactQuantiles } from './exact-quantiles.ts';
import { countFollows, type FollowCounts, type PairTimes } from './follows.ts';
import type { Part } from './part.ts';
import type { Selection } from './selection.ts';

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
  quantiles(shares: readonly ShareTimes[], pairs: PairRange): Promise<Float64Array>;
}

/** The times of one share, told by the numbers all shares have in common. */
export interface ShareTimes {
  readonly times: PairTimes;
  /** Length pairs of the share: the common number of each. */
  readonly commonNumber: Int32Array;
  readonly pairCount: Float64Array;
}

/** Neighbouring pairs, by common number; `to` is exclusive. */
export interface PairRange {
  readonly from: number;
  readonly to: number;
}

/** Runs everything in the calling thread. */
export const followHere: FollowRunner = {
  count: async (share, selection) => countFollows(share, selection),
  quantiles: async (shares, pairs) => quantilesOfPairs(shares, pairs),
};

/** Median and p90 of the times of each pair in the range; 2 values a pair. */
export function quantilesOfPairs(shares: readonly ShareTimes[], { from, to }: PairRange): Float64Array {
  const lists: Uint32Array[][] = Array.from({ length: to - from }, () => []);
  for (const { times, commonNumber, pairCount } of shares) {
    const { pieceLength, seconds, pairOfPiece } = times;
    const left = pairCount.slice();
    pairOfPiece.forEach((pair, piece) => {
      const list = lists[(commonNumber[pair] as number) - from];
      if (list === undefined) return;
      const length = Math.min(pieceLength, left[pair] as number);
      left[pair] = (left[pair] as number) - length;
      list.push(seconds.subarray(piece * pieceLength, piece * pieceLength + length));
    });
  }
  return Float64Array.from(lists.flatMap((list) => exactQuantiles(list, [0.5, 0.9])));
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

/** Cuts pairs into as many ranges as there are threads, about equally many times each. */
function rangesOf(pairs: readonly Pair[], count: number): PairRange[] {
  const total = pairs.reduce((sum, pair) => sum + pair.count, 0);
  const ranges: PairRange[] = [];
  let from = 0;
  let before = 0;
  pairs.forEach((pair, number) => {
    before += pair.count;
    const isLast = number === pairs.length - 1;
    if (!isLast && before < (total * (ranges.length + 1)) / count) return;
    ranges.push({ from, to: number + 1 });
    from = number + 1;
  });
  return ranges;
}

/**
 * The process map of these shares of people: one pass counts and keeps the times of every pair, then the quantiles are found
 * among them. Needs 4 bytes for each pair of neighbouring events while it runs.
 */
export async function makeProcessMap(
  shares: readonly (readonly Part[])[],
  selection: Selection,
  runner: FollowRunner = followHere,
): Promise<ProcessMap> {
  const counts = await Promise.all(shares.map((share) => runner.count(share, selection)));
  const pairs = gatherPairs(counts);
  const shareTimes = counts.map(({ times, pairCount }, share): ShareTimes => {
    const commonNumber = new Int32Array(pairCount.length);
    pairs.forEach(({ inShare }, number) => {
      const own = inShare.get(share);
      if (own !== undefined) commonNumber[own] = number;
    });
    return { times, commonNumber, pairCount };
  });
  const quantiles = await Promise.all(
    rangesOf(pairs, shares.length).map((range) => runner.quantiles(shareTimes, range)),
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
