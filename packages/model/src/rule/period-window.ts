import { durationMs } from '../duration.ts';
import { instantMs } from '../instant.ts';
import type { Period } from './rule.ts';

/** Bounds of a period as it is now, in milliseconds, both inclusive. */
export interface PeriodWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A period as seen from now. What has not happened yet is in none. */
export function windowOf(period: Period | undefined, nowMs: number): PeriodWindow {
  if (period === undefined) return { fromMs: Number.NEGATIVE_INFINITY, toMs: nowMs };
  if ('last' in period) return { fromMs: nowMs - (durationMs(period.last) ?? 0), toMs: nowMs };
  const from = period.from === undefined ? null : instantMs(period.from);
  const to = period.to === undefined ? null : instantMs(period.to);
  return { fromMs: from ?? Number.NEGATIVE_INFINITY, toMs: to === null ? nowMs : Math.min(nowMs, to - 1) };
}

/** When an event of this time, within the period now, will no longer be: infinity when never. */
export function leavesPeriod(atMs: number, period: Period | undefined): number {
  if (period === undefined || !('last' in period)) return Number.POSITIVE_INFINITY;
  return atMs + (durationMs(period.last) ?? 0) + 1;
}
