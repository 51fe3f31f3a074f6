import { z } from 'zod';

/**
 * A point in time as text: `2026-11-23`, `2026-11-23T10:15Z`, `2026-11-23T10:15:00.123+01:00`.
 * Without a zone it is UTC. The source works in RE2 (ClickHouse) as well.
 */
export const INSTANT_PATTERN =
  '^(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?(Z|[+-]\\d{2}:\\d{2})?)?$';

const instantPattern = new RegExp(INSTANT_PATTERN);

/** Milliseconds since 1970 of an instant written as in `INSTANT_PATTERN`, or null where `text` names no real time. */
export function instantMs(text: string): number | null {
  const match = instantPattern.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const fractionMs = Math.trunc(Number(`0.${match[7] ?? '0'}`) * 1000);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, fractionMs);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.getTime() - zoneOffsetMs(match[8] ?? 'Z');
}

function zoneOffsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * 60_000;
}

export const instantSchema = z
  .string()
  .refine((text) => instantMs(text) !== null, 'expected a time such as 2026-11-23T10:15:00Z')
  .meta({ description: 'A date, or a date and time with zone; UTC where the zone is missing' });

export type Instant = z.infer<typeof instantSchema>;
