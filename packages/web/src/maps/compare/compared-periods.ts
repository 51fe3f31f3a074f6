import type { Period } from '../../shell/period.ts';
import { periodBounds } from '../../shell/period.ts';

/** A stretch of time as the API takes it. */
export interface Bounds {
  readonly from?: string;
  readonly to?: string;
}

/** Where nothing is said, a quarter is compared with the one before. */
export const USUAL_DAYS = 90;

/** The period that is compared: all time has none before it. */
export function comparedPeriod(period: Period): Period {
  return period.kind === 'all' ? { kind: 'days', days: USUAL_DAYS } : period;
}

const DAYS = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** The period of `against=2026-01-01..2026-03-31` in the address; null: the one before. */
export function againstOf(text: string | null): Extract<Period, { kind: 'between' }> | null {
  const [, from, to] = DAYS.exec(text ?? '') ?? [];
  return from === undefined || to === undefined || from > to ? null : { kind: 'between', from, to };
}

/** The stretch of the same length right before; null where the period has no beginning. */
export function boundsBefore({ from, to }: Bounds, now: number): Bounds | null {
  if (from === undefined) return null;
  const start = Date.parse(from);
  const end = to === undefined ? now : Date.parse(to);
  return end <= start ? null : { from: new Date(2 * start - end).toISOString(), to: from };
}

/** Both stretches. @param now UTC milliseconds @param zone where days begin */
export function comparedBounds(
  period: Period,
  against: Period | null,
  now: number,
  zone: string,
): { readonly a: Bounds; readonly b: Bounds | null } {
  const a = periodBounds(comparedPeriod(period), now, zone);
  return { a, b: against === null ? boundsBefore(a, now) : periodBounds(against, now, zone) };
}
