import { expect, test } from 'vitest';
import { durationMs, durationSchema, instantMs, instantSchema } from '../src/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test.each([
  ['P30D', 30 * DAY_MS],
  ['PT5M', 5 * 60_000],
  ['P1W', 7 * DAY_MS],
  ['P1Y2M', (365 + 60) * DAY_MS],
  ['P1DT1H1M1.5S', DAY_MS + 3_600_000 + 60_000 + 1500],
  ['PT0S', 0],
])('%s lasts %d ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
  expect(durationSchema.safeParse(text).success).toBe(true);
});

test.each(['', 'P', 'PT', 'P1', '30D', 'P1H', 'PT1D', 'P-1D', 'P1.5D', ' P1D', 'P1D ', 'P9999999D'])(
  '"%s" is no duration',
  (text) => {
    expect(durationMs(text)).toBeNull();
    expect(durationSchema.safeParse(text).success).toBe(false);
  },
);

test.each([
  ['2026-11-23', Date.UTC(2026, 10, 23)],
  ['2026-11-23T10:15Z', Date.UTC(2026, 10, 23, 10, 15)],
  ['2026-11-23 10:15:30', Date.UTC(2026, 10, 23, 10, 15, 30)],
  ['2026-11-23T10:15:30.123456789+01:30', Date.UTC(2026, 10, 23, 8, 45, 30, 123)],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['0050-01-01', new Date('0050-01-01T00:00:00Z').getTime()],
])('%s is %d', (text, ms) => {
  expect(instantMs(text)).toBe(ms);
});

test.each([
  '',
  'today',
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-11-23T24:00Z',
  '2026-11-23T10:60Z',
  '23.11.2026',
  '1700000000',
])('"%s" is no time', (text) => {
  expect(instantMs(text)).toBeNull();
  expect(instantSchema.safeParse(text).success).toBe(false);
});
