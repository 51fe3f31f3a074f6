import { exactQuantiles } from './exact-quantiles.ts';

/** How long something took: exact quantiles, element ⌊level · n⌋ (0-based) of the n sorted; nothing where n is 0. */
export interface TimeQuantiles {
  readonly n: number;
  readonly q1Seconds: number | null;
  readonly medianSeconds: number | null;
  readonly q3Seconds: number | null;
  readonly p90Seconds: number | null;
}

/** Quantiles of the seconds in all these arrays together. */
export function timeQuantiles(arrays: readonly Uint32Array[]): TimeQuantiles {
  const [q1Seconds = null, medianSeconds = null, q3Seconds = null, p90Seconds = null] = exactQuantiles(
    arrays,
    [0.25, 0.5, 0.75, 0.9],
  );
  return { n: arrays.reduce((sum, { length }) => sum + length, 0), q1Seconds, medianSeconds, q3Seconds, p90Seconds };
}
