import { type Language, LOCALE } from './language.ts';

/** Keeps a number and its unit on one line. */
const NO_BREAK = '\u00a0';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'year';

/** Numbers, dates and lists as a language writes them. All instants are UTC milliseconds, shares are 0 to 1. */
export interface Format {
  /** 20.134; at most `digits` decimals (default 0). */
  number(value: number, digits?: number): string;
  /** 23,9 %; one decimal below 100 %, unless `digits` says otherwise. */
  percent(share: number, digits?: number): string;
  /** +0,3 and −0,3 (with a true minus) and 0. */
  signed(value: number, digits?: number): string;
  /** A span of time in its largest fitting unit: 12 s, 11 min, 2,1 h, 1,4 T; `long` writes the unit out. */
  duration(milliseconds: number, style?: 'short' | 'long'): string;
  /** How long ago: vor 2 s, vor 3 min. */
  ago(milliseconds: number): string;
  /** 3. Mai 2026 */
  date(instant: number): string;
  /** 3. Mai 2026, 14:05 */
  dateTime(instant: number): string;
  /** 14:05:09 */
  time(instant: number): string;
  /** A, B und C */
  list(items: readonly string[]): string;
  /** 1,2 MB */
  bytes(size: number): string;
}

function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}

/** Largest unit in which the duration is at least one, and its count, rounded as it will be shown. */
export function durationParts(milliseconds: number): { unit: DurationUnit; count: number } {
  const size = Math.abs(milliseconds);
  const of = (unit: DurationUnit, span: number): { unit: DurationUnit; count: number } => {
    const count = milliseconds / span;
    return { unit, count: Math.abs(count) < 10 && unit !== 'second' ? Math.round(count * 10) / 10 : Math.round(count) };
  };
  // Limits lie half a shown digit below the next unit, so that "60 min" is never written for an hour.
  if (size < 59.5 * SECOND) return of('second', SECOND);
  if (size < 59.5 * MINUTE) return of('minute', MINUTE);
  if (size < 23.5 * HOUR) return of('hour', HOUR);
  if (size < 2 * YEAR) return of('day', DAY);
  return of('year', YEAR);
}

/** Formatters of one language; `timeZone` (IANA) is the zone dates are written in, default the process's own. */
export function formatIn(language: Language, timeZone?: string): Format {
  const locale = LOCALE[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = cached((digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: Number(digits) }));
  const percent = cached(
    (digits) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: Number(digits) }),
  );
  const signed = cached(
    (digits) => new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: Number(digits) }),
  );
  const unit = cached((key) => {
    const [name, display] = key.split(' ');
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name ?? 'second',
      unitDisplay: display === 'long' ? 'long' : 'narrow',
      maximumFractionDigits: 1,
    });
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'narrow' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...zone });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', ...zone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', ...zone });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  return {
    number: (value, digits = 0) => number(String(digits)).format(value),
    percent: (share, digits) => percent(String(digits ?? (Math.abs(share) < 0.9995 ? 1 : 0))).format(share),
    signed: (value, digits = 1) => signed(String(digits)).format(value).replace('-', '−'),
    duration(milliseconds, style = 'short') {
      const { unit: name, count } = durationParts(milliseconds);
      if (style === 'long') return unit(`${name} long`).format(count);
      // The narrow German forms of hour and minute are "Std." and "Min."; the signs h and min are shorter and usual.
      if (name === 'hour') return `${number('1').format(count)}${NO_BREAK}h`;
      if (name === 'minute') return `${number('1').format(count)}${NO_BREAK}min`;
      if (name === 'second') return `${number('0').format(count)}${NO_BREAK}s`;
      const short: Record<Language, Record<'day' | 'year', string>> = {
        de: { day: 'T', year: 'J' },
        en: { day: 'd', year: 'y' },
      };
      return `${number('1').format(count)}${NO_BREAK}${short[language][name]}`;
    },
    ago(milliseconds) {
      const { unit: name, count } = durationParts(Math.max(0, milliseconds));
      return relative.format(-Math.round(count), name);
    },
    date: (instant) => date.format(instant),
    dateTime: (instant) => dateTime.format(instant),
    time: (instant) => time.format(instant),
    list: (items) => list.format(items),
    bytes(size) {
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      let place = 0;
      let left = size;
      while (left >= 1000 && place < units.length - 1) {
        left /= 1000;
        place++;
      }
      return `${number(place === 0 ? '0' : '1').format(left)}${NO_BREAK}${units[place] ?? 'B'}`;
    },
  };
}
