/** The period every number on a page is about. It stands in the address as `days=90`, or `from=` and `to=` (days, inclusive). */
export type Period =
  | { readonly kind: 'all' }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'between'; readonly from: string | null; readonly to: string | null };

export const PERIOD_CHOICES: readonly number[] = [7, 30, 90, 365];

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

function dayIn(value: string | null): string | null {
  return value !== null && DAY_PATTERN.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) ? value : null;
}

/** Reads the period of an address; anything unreadable means all time. */
export function periodOf(search: URLSearchParams): Period {
  const days = Number(search.get('days'));
  if (Number.isInteger(days) && days > 0 && days < 100_000) return { kind: 'days', days };
  const from = dayIn(search.get('from'));
  const to = dayIn(search.get('to'));
  if (from === null && to === null) return { kind: 'all' };
  return from !== null && to !== null && from > to
    ? { kind: 'between', from: to, to: from }
    : { kind: 'between', from, to };
}

/** The same address with another period. */
export function withPeriod(search: URLSearchParams, period: Period): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const key of ['days', 'from', 'to']) next.delete(key);
  if (period.kind === 'days') next.set('days', String(period.days));
  if (period.kind === 'between') {
    if (period.from !== null) next.set('from', period.from);
    if (period.to !== null) next.set('to', period.to);
  }
  return next;
}

/** What clocks of a zone show at an instant, as if it were UTC. */
function wallClock(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** Midnight of a day of a zone, with `plus` days added. */
function midnight(year: number, month: number, date: number, plus: number, zone: string): string {
  const wall = Date.UTC(year, month - 1, date + plus);
  // The offset is looked up twice: clocks may have been changed between the first guess and midnight.
  const guess = wall - (wallClock(wall, zone) - wall);
  return new Date(wall - (wallClock(guess, zone) - guess)).toISOString();
}

function midnightOf(day: string, plus: number, zone: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return midnight(year, month, date, plus, zone);
}

/**
 * The instants a period stands for, as the API takes them: `from` inclusive, `to` exclusive, ISO 8601. Days are those of the
 * zone times are shown in. "The last n days" begin at midnight n − 1 days before `now`, so the answer stays the same all day
 * and can be cached.
 */
export function periodBounds(period: Period, now: number, zone: string): { from?: string; to?: string } {
  if (period.kind === 'all') return {};
  if (period.kind === 'days') {
    const today = new Date(wallClock(now, zone));
    const plus = 1 - period.days;
    return {
      from: midnight(today.getUTCFullYear(), today.getUTCMonth() + 1, today.getUTCDate(), plus, zone),
    };
  }
  return {
    ...(period.from === null ? {} : { from: midnightOf(period.from, 0, zone) }),
    ...(period.to === null ? {} : { to: midnightOf(period.to, 1, zone) }),
  };
}
