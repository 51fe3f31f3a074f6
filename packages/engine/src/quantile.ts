/**
 * The k-th smallest (0-based) of `values[from, to)`, which are rearranged (Hoare's selection, median of three).
 */
export function selectKth(values: Uint32Array | Float64Array, from: number, to: number, k: number): number {
  let left = from;
  let right = to - 1;
  const target = from + k;
  while (left < right) {
    const a = values[left] as number;
    const b = values[(left + right) >>> 1] as number;
    const c = values[right] as number;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let low = left;
    let high = right;
    while (low <= high) {
      while ((values[low] as number) < pivot) low += 1;
      while ((values[high] as number) > pivot) high -= 1;
      if (low <= high) {
        const swapped = values[low] as number;
        values[low] = values[high] as number;
        values[high] = swapped;
        low += 1;
        high -= 1;
      }
    }
    if (target <= high) right = high;
    else if (target >= low) left = low;
    else return values[target] as number;
  }
  return values[target] as number;
}

/** Which element (0-based, of n sorted) is the quantile: ⌊level · n⌋, as ClickHouse's `quantileExact` takes it. */
export function quantileRank(level: number, n: number): number {
  return Math.min(Math.floor(level * n), n - 1);
}

/** Exact quantile of `values[from, to)`, which are rearranged; nothing when there are none. */
export function quantile(
  values: Uint32Array | Float64Array,
  level: number,
  from = 0,
  to = values.length,
): number | null {
  return to > from ? selectKth(values, from, to, quantileRank(level, to - from)) : null;
}
