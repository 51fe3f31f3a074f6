/** z of a two-sided interval of 95 %. */
const Z_95 = 1.959963984540054;

/** How much larger the first of two figures is, how sure that is, and how likely chance alone would make as large a difference. */
export interface Difference {
  readonly a: number;
  readonly b: number;
  /** a − b. */
  readonly change: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided. */
  readonly p: number;
}

/** A share: so many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

function wilson({ count, of }: Share): { low: number; high: number } {
  const share = count / of;
  const centre = share + Z_95 ** 2 / (2 * of);
  const spread = Z_95 * Math.sqrt((share * (1 - share)) / of + Z_95 ** 2 / (4 * of ** 2));
  const scale = 1 + Z_95 ** 2 / of;
  return { low: (centre - spread) / scale, high: (centre + spread) / scale };
}

/** Error function by Abramowitz and Stegun (1964), 7.1.26; off by at most 1.5 · 10⁻⁷. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

/** The two-sided probability of a normal figure as far from 0 as z. */
function twoSided(z: number): number {
  return Math.max(0, Math.min(1, 1 - erf(Math.abs(z) / Math.SQRT2)));
}

/**
 * The difference of two independent shares: Newcombe's interval (1998, Statistics in Medicine 17, 873–890, method 10) from
 * the two Wilson intervals, and p by the pooled two-proportion z test.
 *
 * @returns null where one of them is a share of nothing
 */
export function differenceOfShares(a: Share, b: Share): Difference | null {
  if (a.of <= 0 || b.of <= 0) return null;
  const [one, other] = [a.count / a.of, b.count / b.of];
  const [first, second] = [wilson(a), wilson(b)];
  const pooled = (a.count + b.count) / (a.of + b.of);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of));
  return {
    a: one,
    b: other,
    change: one - other,
    low: one - other - Math.hypot(one - first.low, second.high - other),
    high: one - other + Math.hypot(first.high - one, other - second.low),
    p: error === 0 ? 1 : twoSided((one - other) / error),
  };
}

/** A mean with its interval of 95 %. */
export interface Mean {
  readonly mean: number;
  readonly low: number | null;
}

/** The difference of two independent means whose intervals are normal. @returns null where one has no interval */
export function differenceOfMeans(a: Mean, b: Mean): Difference | null {
  if (a.low === null || b.low === null) return null;
  const half = Math.hypot(a.mean - a.low, b.mean - b.low);
  const change = a.mean - b.mean;
  return {
    a: a.mean,
    b: b.mean,
    change,
    low: change - half,
    high: change + half,
    p: half === 0 ? (change === 0 ? 1 : 0) : twoSided((change / half) * Z_95),
  };
}

/**
 * Which of many differences are more than chance, when all are looked at together: Holm's step-down procedure (1979,
 * Scandinavian Journal of Statistics 6, 65–70) at 5 %.
 */
export function moreThanChance<Item extends { readonly difference: Difference }>(items: readonly Item[]): Item[] {
  const sorted = items.toSorted((one, other) => one.difference.p - other.difference.p);
  const end = sorted.findIndex(({ difference }, place) => difference.p > 0.05 / (sorted.length - place));
  return end < 0 ? sorted : sorted.slice(0, end);
}
