/**
 * Cuts values in ascending order into `groups` neighbouring groups so that the sum of squared distances to the groups' means
 * is least (natural breaks: Fisher, "On grouping for maximum homogeneity", 1958; solved exactly by dynamic programming).
 * Returns where each group begins; the first is 0. Needs groups ≤ values.
 */
export function naturalBreaks(values: readonly number[], groups: number): number[] {
  const n = values.length;
  const sums = [0];
  const squares = [0];
  for (const value of values) {
    sums.push((sums.at(-1) ?? 0) + value);
    squares.push((squares.at(-1) ?? 0) + value * value);
  }
  const at = (list: readonly number[], place: number): number => list[place] ?? 0;
  /** Squared distances within [from, to). */
  const spread = (from: number, to: number): number =>
    Math.max(0, at(squares, to) - at(squares, from) - (at(sums, to) - at(sums, from)) ** 2 / (to - from));
  // least[to]: least sum for the first `to` values in so many groups; begins[k][to]: where the last of them begins.
  let least = Array.from({ length: n + 1 }, (_, to) => (to === 0 ? 0 : spread(0, to)));
  const begins: number[][] = [Array.from({ length: n + 1 }, () => 0)];
  for (let group = 1; group < groups; group++) {
    const next = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
    const begin = new Array<number>(n + 1).fill(0);
    for (let to = group + 1; to <= n; to++) {
      for (let from = group; from < to; from++) {
        const sum = at(least, from) + spread(from, to);
        if (sum >= at(next, to)) continue;
        next[to] = sum;
        begin[to] = from;
      }
    }
    least = next;
    begins.push(begin);
  }
  const found: number[] = [];
  for (let group = groups - 1, to = n; group >= 0; group--) {
    to = at(begins[group] ?? [], to);
    found.unshift(to);
  }
  return found;
}

const FEWEST_PHASES = 4;
const MOST_PHASES = 8;
/** So many steps make a phase that can be taken in at a glance. */
const STEPS_A_PHASE = 3;

/** How many phases so many steps should have: four to eight where there are enough steps. */
export function phasesFor(steps: number): number {
  return Math.min(steps, Math.max(FEWEST_PHASES, Math.min(MOST_PHASES, Math.round(steps / STEPS_A_PHASE))));
}
