import { type Duration, durationMs } from '@waymark/model';

const MINUTE = 60_000;

/** Units a length of time is written in, the largest first; months are left to ISO texts, a month counts 30 days there. */
export const TIME_UNITS = [
  { unit: 'week', ms: 7 * 24 * 60 * MINUTE },
  { unit: 'day', ms: 24 * 60 * MINUTE },
  { unit: 'hour', ms: 60 * MINUTE },
  { unit: 'minute', ms: MINUTE },
  { unit: 'second', ms: 1000 },
] as const;
export type TimeUnit = (typeof TIME_UNITS)[number]['unit'];

export interface LengthOfTime {
  readonly count: number;
  readonly unit: TimeUnit;
}

/** A duration in the largest unit in which it is whole, but days rather than weeks unless it says weeks. */
export function lengthOf(duration: Duration): LengthOfTime {
  const ms = durationMs(duration) ?? 0;
  for (const { unit, ms: unitMs } of TIME_UNITS) {
    if (unit === 'week' && !duration.endsWith('W')) continue;
    if (ms > 0 && ms % unitMs === 0) return { count: ms / unitMs, unit };
  }
  return { count: Math.round(ms / 1000), unit: 'second' };
}

/** One of a unit in the next smaller unit: 24 hours for a day. */
export function smallerIfOne(length: LengthOfTime): LengthOfTime {
  const place = TIME_UNITS.findIndex(({ unit }) => unit === length.unit);
  const own = TIME_UNITS[place];
  const smaller = TIME_UNITS[place + 1];
  if (length.count !== 1 || own === undefined || smaller === undefined) return length;
  return { count: own.ms / smaller.ms, unit: smaller.unit };
}

/** The duration as rules write it. */
export function durationOf({ count, unit }: LengthOfTime): Duration {
  switch (unit) {
    case 'week':
      return `P${count}W`;
    case 'day':
      return `P${count}D`;
    case 'hour':
      return `PT${count}H`;
    case 'minute':
      return `PT${count}M`;
    case 'second':
      return `PT${count}S`;
  }
}
