import { z } from 'zod';

const PATTERN =
  /^P(?=\d|T\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Milliseconds of each part in the order of the pattern. A year counts 365 days and a month 30: a length, not a date. */
const PART_MS = [365 * DAY, 30 * DAY, 7 * DAY, DAY, HOUR, MINUTE, SECOND];

/** ISO 8601 duration as text (`P30D`, `PT5M`, `P1Y2M3DT4H5M6.5S`). */
export const durationSchema = z
  .string()
  .regex(PATTERN, 'expected an ISO 8601 duration such as P30D or PT5M')
  .meta({ description: 'ISO 8601 duration, for instance P30D or PT5M', examples: ['P30D', 'PT5M'] });

export type Duration = z.infer<typeof durationSchema>;

/** Length of an ISO 8601 duration in milliseconds, or null where `text` is none. A month counts 30 days, a year 365. */
export function durationMs(text: string): number | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  let ms = 0;
  for (const [part, partMs] of PART_MS.entries()) ms += Number(match[part + 1] ?? 0) * partMs;
  return Math.round(ms);
}
