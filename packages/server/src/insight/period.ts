import type { JourneyPeriod } from '@waymark/engine';
import { toIndexSecond } from '@waymark/engine';
import { z } from 'zod';

/** A half-open stretch of time; without bounds everything. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const periodQuery = {
  from: z.iso.datetime({ offset: true }).optional().describe('From this moment on'),
  to: z.iso.datetime({ offset: true }).optional().describe('Before this moment'),
};

interface Seconds {
  fromSecond?: number;
  toSecond?: number;
}

/** The period in seconds of the index. */
export function periodSeconds({ from, to }: Period): Seconds {
  return {
    ...(from === undefined ? {} : { fromSecond: toIndexSecond(Date.parse(from)) }),
    ...(to === undefined ? {} : { toSecond: toIndexSecond(Date.parse(to)) }),
  };
}

/** Journeys that began in the period, as of now. */
export function journeyPeriod(period: Period, nowMs: number): JourneyPeriod {
  return { ...periodSeconds(period), nowSecond: toIndexSecond(nowMs) };
}

/** The stretch of the same length right before; nothing where the period has no beginning. */
export function periodBefore({ from, to }: Period, nowMs: number): Period | undefined {
  if (from === undefined) return undefined;
  const end = to === undefined ? nowMs : Date.parse(to);
  const start = Date.parse(from);
  if (end <= start) return undefined;
  return { from: new Date(2 * start - end).toISOString(), to: from };
}
