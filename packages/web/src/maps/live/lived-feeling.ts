import { FEELING_LIMIT } from './feeling-curve.ts';
import type { LivedFeeling, LiveExpectation } from './live-view.ts';

/**
 * How people felt at a step, on the scale of feelings (−2 to +2), from what they answered about its touchpoints: nobody
 * is asked for a feeling by itself.
 *
 * Each aspect's mean is carried over in a straight line, its scale's least to −2 and its scale's most to +2 (so 3 of 1 to 5
 * is 0). The step's level is the mean over its aspects weighted by their answers n. Its interval of 95 % is that of a
 * weighted mean of independent means, ±√Σ(wᵢ · hᵢ)², with hᵢ half of an aspect's own interval on the scale of feelings; it
 * is missing where an aspect has none (fewer than two answers). No answer, no level: there is no guess.
 */
export function livedFeeling(expectations: readonly LiveExpectation[]): LivedFeeling | null {
  let n = 0;
  let sum = 0;
  let squares = 0;
  let bounded = true;
  for (const { lived, scaleMin, scaleMax } of expectations) {
    if (lived === null || lived.n === 0 || scaleMax <= scaleMin) continue;
    const stretch = (2 * FEELING_LIMIT) / (scaleMax - scaleMin);
    n += lived.n;
    sum += lived.n * ((lived.mean - scaleMin) * stretch - FEELING_LIMIT);
    if (lived.low === null) bounded = false;
    else squares += (lived.n * (lived.mean - lived.low) * stretch) ** 2;
  }
  if (n === 0) return null;
  const level = sum / n;
  const half = Math.sqrt(squares) / n;
  return { level, n, low: bounded ? level - half : null, high: bounded ? level + half : null };
}
