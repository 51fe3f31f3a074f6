import type { Dice } from './dice.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How busy the hours of a day are, from midnight on; local time. */
export const WAKING_HOURS = [1, 0, 0, 0, 0, 2, 6, 9, 8, 6, 6, 6, 7, 6, 6, 6, 8, 10, 11, 12, 11, 8, 5, 2];
/** When trains leave with people in them: two peaks. */
export const TRAVEL_HOURS = [0, 0, 0, 0, 2, 8, 14, 16, 10, 7, 6, 6, 6, 7, 9, 12, 15, 14, 10, 6, 4, 2, 1, 0];
/** When a clinic takes people in. */
export const CLINIC_HOURS = [2, 1, 1, 1, 1, 2, 4, 12, 16, 14, 12, 9, 8, 9, 9, 8, 7, 6, 5, 4, 4, 3, 3, 2];

/** Monday to Sunday, 1 on average. */
export const TRAVEL_DAYS = [1.1, 0.95, 0.95, 1.05, 1.35, 0.75, 0.85];
export const CLINIC_DAYS = [1.3, 1.15, 1.1, 1.1, 1.05, 0.65, 0.65];

/** The worlds live in Central European winter time all year, so that their patterns are the same on every machine. */
const LOCAL_OFFSET = HOUR;

/** Which day (since 1970, local) a moment belongs to. */
export function dayOf(at: number): number {
  return Math.floor((at + LOCAL_OFFSET) / DAY);
}

/** UTC milliseconds of the beginning of a day. */
export function startOfDay(day: number): number {
  return day * DAY - LOCAL_OFFSET;
}

/** How busy a day is, by weekday. 1970-01-01 was a Thursday. */
export function busyness(day: number, weekdays: readonly number[]): number {
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? 1;
}

/** A moment of the day, where the hours are this busy. */
export function momentOfDay(dice: Dice, day: number, hours: readonly number[]): number {
  const hour = dice.pick(hours.map((weight, place) => [place, weight] as const));
  return startOfDay(day) + Math.round(hour * HOUR + dice.between(0, HOUR));
}
