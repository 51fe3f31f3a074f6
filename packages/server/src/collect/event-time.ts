import { ItemRefused } from './new-event.ts';

const DAY = 24 * 60 * 60 * 1000;
const EARLIEST = Date.UTC(1990, 0, 1);
/** What a sender with a wrong clock may write, as long as the corrected time is right; later ones no store can hold. */
const LATEST_STATED = Date.UTC(2200, 0, 1);

/** What SDKs write; read as it is, which is four times as fast as taking it apart. */
const SDK_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ISO = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(Z|z|[+-]\d\d:?\d\d)?)?$/;
/** Epoch numbers below this are seconds, not milliseconds (the year 5138 as seconds, 1973 as milliseconds). */
const SECONDS_BELOW = 1e11;

/**
 * UTC milliseconds of what senders write as a time: ISO 8601 (without a zone: UTC), epoch seconds or milliseconds.
 * Undefined when it is none; NaN never.
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value))
    return Math.round(value < SECONDS_BELOW ? value * 1000 : value);
  if (typeof value !== 'string') return undefined;
  if (SDK_TIME.test(value)) {
    const ms = Date.parse(value);
    return Number.isNaN(ms) ? undefined : ms;
  }
  if (/^\d{10,13}$/.test(value)) return parseTime(Number(value));
  const parts = ISO.exec(value);
  if (parts === null) return undefined;
  const zone = parts[3] === undefined ? 'Z' : parts[3].replace(/^([+-]\d\d)(\d\d)$/, '$1:$2').toUpperCase();
  const ms = Date.parse(`${parts[1]}T${(parts[2] ?? '00:00').replace(',', '.')}${zone}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** When an event happened, by the sender's word and by ours. */
export interface EventTime {
  readonly statedAt: number;
  readonly happenedAt: number;
  readonly timeless: boolean;
}

/**
 * What the sender states, and the same corrected for its clock: received − (sent − stated), so that a clock that is an hour
 * ahead puts no event into the future. Without a time, the time of receipt; such an event is `timeless`.
 * @throws ItemRefused when it is no time, or outside 1990 to tomorrow
 */
export function eventTime(timestamp: unknown, sentAt: unknown, receivedAt: number): EventTime {
  if (timestamp === undefined || timestamp === null || timestamp === '') {
    return { statedAt: receivedAt, happenedAt: receivedAt, timeless: true };
  }
  const statedAt = parseTime(timestamp);
  if (statedAt === undefined) {
    throw new ItemRefused(
      'invalid_time',
      'timestamp',
      `expected an ISO 8601 time, got ${JSON.stringify(timestamp)?.slice(0, 60)}`,
    );
  }
  const sent = parseTime(sentAt);
  const happenedAt = sent === undefined ? statedAt : receivedAt - (sent - statedAt);
  if (happenedAt < EARLIEST || happenedAt > receivedAt + DAY || statedAt < EARLIEST || statedAt > LATEST_STATED) {
    throw new ItemRefused(
      'time_out_of_range',
      'timestamp',
      `expected a time from 1990 to tomorrow, got ${String(timestamp).slice(0, 60)}`,
    );
  }
  return { statedAt, happenedAt, timeless: false };
}
