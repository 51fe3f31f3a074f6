import type { ZoneClock } from './zone-clock.ts';

/** Ways a time may be written, each with an example. Separators and the time of day are free. */
export const TIME_FORMATS = {
  ymd: '2014-10-22T11:15:41.000+02:00, 2014/10/22 11:15',
  dmy: '22.10.2014 11:15, 22/10/2014',
  mdy: '10/22/2014 11:15 AM',
  compact: '20141022, 20141022111541',
  named: '22 Oct 2014 11:15, Oct 22, 2014, 22. Mai 2014',
  epoch_s: '1413969341',
  epoch_ms: '1413969341000',
  epoch_us: '1413969341000000',
} as const;

export type TimeFormat = keyof typeof TIME_FORMATS;

export function isTimeFormat(text: string): text is TimeFormat {
  return Object.hasOwn(TIME_FORMATS, text);
}

const CLOCK =
  '(?:(?:T|,? +|-)(\\d{1,2})(?::|h|\\.)(\\d\\d)(?:(?::|\\.)(\\d\\d)(?:[.,](\\d{1,9}))?)?(?: ?(am|pm|a\\.m\\.|p\\.m\\.))?(?: Uhr)?)? ?(Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?$';
const YMD = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${CLOCK}`, 'i');
const PARTS = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d\\d)${CLOCK}`, 'i');
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?(Z)?$/;
const DAY_NAME = '(?:[a-zäöü]{2,9}\\.?,? +)?';
const DAY_MONTH = new RegExp(
  `^${DAY_NAME}(\\d{1,2})(?:\\.|st|nd|rd|th)?[ -]+([a-zäöü]{3,9})\\.?,?[ -]+(\\d{4}|\\d\\d)${CLOCK}`,
  'i',
);
const MONTH_DAY = new RegExp(`^${DAY_NAME}([a-zäöü]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${CLOCK}`, 'i');
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const GERMAN: Readonly<Record<string, number>> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 };

function monthOf(word: string): number {
  const start = word.toLowerCase().slice(0, 3);
  return GERMAN[start] ?? MONTHS.indexOf(start) + 1;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** The milliseconds a text of fractional digits means. */
function fraction(digits: string | undefined): number {
  if (digits === undefined) return 0;
  return digits.length === 3 ? Number(digits) : Math.trunc(Number(`0.${digits}`) * 1000 + 1e-6);
}

function zoneOffsetMs(text: string): number {
  if (!/^[+-]/.test(text)) return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (text[0] === '-' ? -minutes : minutes) * 60_000;
}

/** @param found a match whose groups from `first` on are hour, minute, second, fraction, am/pm, zone */
function assemble(
  clock: ZoneClock,
  year: number,
  month: number,
  day: number,
  found: RegExpExecArray,
  first: number,
): number {
  const half = found[first + 4]?.toLowerCase()[0];
  let hour = Number(found[first] ?? 0);
  if (half !== undefined && (hour < 1 || hour > 12)) return Number.NaN;
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(found[first + 1] ?? 0);
  const second = Number(found[first + 2] ?? 0);
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60) return Number.NaN;
  if (hour === 24 && (minute > 0 || second > 0)) return Number.NaN;
  if (day > 28 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return Number.NaN;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, fraction(found[first + 3]));
  const zone = found[first + 5];
  return zone === undefined ? clock.toUtc(local) : local - zoneOffsetMs(zone);
}

const EPOCH = /^-?\d{1,17}(?:\.\d+)?$/;
const EPOCH_UNIT: Readonly<Record<string, number>> = { epoch_s: 1000, epoch_ms: 1, epoch_us: 0.001 };

/**
 * UTC milliseconds of a time written in the format; NaN when it is not.
 * @param clock gives times that name no zone theirs
 */
export function readTime(text: string, format: TimeFormat, clock: ZoneClock): number {
  switch (format) {
    case 'ymd': {
      const found = YMD.exec(text);
      return found === null
        ? Number.NaN
        : assemble(clock, Number(found[1]), Number(found[3]), Number(found[4]), found, 5);
    }
    case 'dmy':
    case 'mdy': {
      const found = PARTS.exec(text);
      if (found === null) return Number.NaN;
      const [day, month] = format === 'dmy' ? [found[1], found[3]] : [found[3], found[1]];
      return assemble(clock, fullYear(found[4] ?? ''), Number(month), Number(day), found, 5);
    }
    case 'compact': {
      const found = COMPACT.exec(text);
      if (found === null) return Number.NaN;
      const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] = found;
      return readTime(`${year}-${month}-${day} ${hour}:${minute}:${second}${zone}`, 'ymd', clock);
    }
    case 'named': {
      const dayFirst = DAY_MONTH.exec(text);
      if (dayFirst !== null) {
        const [, day, month, year = ''] = dayFirst;
        return assemble(clock, fullYear(year), monthOf(month ?? ''), Number(day), dayFirst, 4);
      }
      const found = MONTH_DAY.exec(text);
      return found === null
        ? Number.NaN
        : assemble(clock, Number(found[3]), monthOf(found[1] ?? ''), Number(found[2]), found, 4);
    }
    default:
      return EPOCH.test(text) ? Math.round(Number(text) * (EPOCH_UNIT[format] ?? 1)) : Number.NaN;
  }
}
