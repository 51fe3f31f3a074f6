import { countIn, exactElements } from './exact-quantiles.ts';
import { quantileRank } from './quantile.ts';

/** How long something took: exact quantiles, element ⌊level · n⌋ (0-based) of the n sorted; nothing where n is 0. */
export interface TimeQuantiles {
  readonly n: number;
  readonly q1Seconds: number | null;
  readonly medianSeconds: number | null;
  readonly q3Seconds: number | null;
  readonly p90Seconds: number | null;
  /** The median's interval of 95 %, see `medianRanks`; nothing where there are too few values for one. */
  readonly medianLowSeconds: number | null;
  readonly medianHighSeconds: number | null;
}

/** z of a two-sided interval of 95 %. */
const Z = 1.959963984540054;
/** From six values on least and most of them enclose the median with 95 % (1 − 2 · ½ⁿ). */
const LEAST_FOR_INTERVAL = 6;

/**
 * Which elements (0-based, of n sorted) bound the median with 95 %, whatever the distribution: the ⌈n/2 ± z·√n/2⌉-th by the
 * binomial's normal approximation (Conover 1999, Practical Nonparametric Statistics, 3rd ed., section 3.2).
 * @returns nothing for fewer than six
 */
export function medianRanks(n: number): readonly [low: number, high: number] | null {
  if (n < LEAST_FOR_INTERVAL) return null;
  const half = (Z * Math.sqrt(n)) / 2;
  return [Math.max(0, Math.ceil(n / 2 - half) - 1), Math.min(n - 1, Math.ceil(n / 2 + half) - 1)];
}

/** Quantiles of the seconds in all these arrays together. */
export function timeQuantiles(arrays: readonly Uint32Array[]): TimeQuantiles {
  const n = countIn(arrays);
  const bounds = medianRanks(n);
  const wanted = n === 0 ? [] : [0.25, 0.5, 0.75, 0.9].map((level) => quantileRank(level, n));
  const ranks = [...new Set([...wanted, ...(bounds ?? [])])].sort((a, b) => a - b);
  const elements = exactElements(arrays, ranks);
  const at = (rank: number | undefined) => elements[ranks.indexOf(rank ?? -1)] ?? null;
  return {
    n,
    q1Seconds: at(wanted[0]),
    medianSeconds: at(wanted[1]),
    q3Seconds: at(wanted[2]),
    p90Seconds: at(wanted[3]),
    medianLowSeconds: at(bounds?.[0]),
    medianHighSeconds: at(bounds?.[1]),
  };
}
