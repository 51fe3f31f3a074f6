import { readTime, TIME_FORMATS, type TimeFormat } from './time-format.ts';
import { ZoneClock } from './zone-clock.ts';

export interface TimeGuess {
  readonly format: TimeFormat;
  /** Share of the values that are times so written. */
  readonly share: number;
  /** Day and month could as well be meant the other way round; nothing in the values tells. */
  readonly ambiguous: boolean;
  /** Whether every value names its own zone. */
  readonly hasZone: boolean;
}

const utc = new ZoneClock('UTC');
const EARLIEST = Date.UTC(1970, 0, 2);
const LATEST = Date.UTC(2100, 0, 1);
const ZONE_AT_END = /(?:Z|UTC|GMT|\d\d? ?[+-]\d\d(?::?\d\d)?)$/i;
/** A column counts as time when this share of its values is. */
const ENOUGH = 0.6;

function shareOf(values: readonly string[], format: TimeFormat): number {
  let fits = 0;
  for (const value of values) {
    const at = readTime(value, format, utc);
    // A plausible year: an id of ten digits is not a time in the year 12.
    if (at >= EARLIEST && at < LATEST) fits += 1;
  }
  return fits / values.length;
}

/** In which of the ways a column's values are times; undefined when in none. Empty values do not count. */
export function guessTimeFormat(all: readonly string[]): TimeGuess | undefined {
  const values = all.map((value) => value.trim()).filter((value) => value !== '');
  if (values.length === 0) return undefined;
  const candidates = (Object.keys(TIME_FORMATS) as TimeFormat[])
    .filter((format) => format !== 'epoch_us' || values.every((value) => value.length >= 15))
    .map((format) => ({ format, share: shareOf(values, format) }))
    .filter(({ share }) => share >= ENOUGH);
  if (candidates.length === 0) return undefined;
  const best = Math.max(...candidates.map(({ share }) => share));
  const among = candidates.filter(({ share }) => share === best).map(({ format }) => format);
  const both = among.includes('dmy') && among.includes('mdy');
  // Where nothing tells: points and dashes are European, slashes American.
  const preferred = both && values[0]?.includes('/') ? 'mdy' : among[0];
  if (preferred === undefined) return undefined;
  const same = (value: string): boolean => readTime(value, 'dmy', utc) === readTime(value, 'mdy', utc);
  return {
    format: preferred,
    share: best,
    ambiguous: both && !values.every(same),
    hasZone: preferred.startsWith('epoch') || values.every((value) => value.includes(':') && ZONE_AT_END.test(value)),
  };
}
