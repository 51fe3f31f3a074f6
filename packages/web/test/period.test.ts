import { expect, test } from 'vitest';
import { codeIn } from '../src/access/session.ts';
import { type Period, periodBounds, periodOf, withPeriod } from '../src/shell/period.ts';

test.each<[string, Period]>([
  ['', { kind: 'all' }],
  ['days=90', { kind: 'days', days: 90 }],
  ['days=-3', { kind: 'all' }],
  ['days=1.5', { kind: 'all' }],
  ['from=2014-01-01', { kind: 'between', from: '2014-01-01', to: null }],
  ['from=2014-02-01&to=2014-01-01', { kind: 'between', from: '2014-01-01', to: '2014-02-01' }],
  ['from=yesterday&to=2014-13-01', { kind: 'all' }],
])('the address "%s" means a period', (address, period) => {
  expect(periodOf(new URLSearchParams(address))).toEqual(period);
});

test('a period written into an address is read back, and leaves the rest alone', () => {
  const periods: Period[] = [
    { kind: 'all' },
    { kind: 'days', days: 7 },
    { kind: 'between', from: '2014-01-01', to: null },
    { kind: 'between', from: null, to: '2014-01-01' },
  ];
  for (const period of periods) {
    const address = withPeriod(new URLSearchParams('days=3&step=s1'), period);
    expect(periodOf(address)).toEqual(period);
    expect(address.get('step')).toBe('s1');
  }
});

test('bounds are whole days of the reader: the last day belongs to the period', () => {
  const noon = Date.parse('2026-05-10T12:00:00+02:00');
  const bounds = (period: Period, zone = 'Europe/Berlin') => periodBounds(period, noon, zone);
  expect(bounds({ kind: 'all' })).toEqual({});
  expect(bounds({ kind: 'days', days: 1 })).toEqual({ from: '2026-05-09T22:00:00.000Z' });
  expect(bounds({ kind: 'days', days: 7 })).toEqual({ from: '2026-05-03T22:00:00.000Z' });
  // It is still the 10th in Honolulu when it is, and the 10th has come to Auckland long before.
  expect(bounds({ kind: 'days', days: 1 }, 'Pacific/Honolulu')).toEqual({ from: '2026-05-10T10:00:00.000Z' });
  expect(bounds({ kind: 'days', days: 1 }, 'Pacific/Auckland')).toEqual({ from: '2026-05-09T12:00:00.000Z' });
  // 29 March 2026 has 23 hours in Berlin; a day is still a day.
  expect(bounds({ kind: 'between', from: '2026-03-29', to: '2026-03-29' })).toEqual({
    from: '2026-03-28T23:00:00.000Z',
    to: '2026-03-29T22:00:00.000Z',
  });
});

test.each([
  ['abc', 'abc'],
  ['  abc  ', 'abc'],
  ['http://127.0.0.1:4700/sign-in?code=a-b_c', 'a-b_c'],
  ['http://127.0.0.1:4700/sign-in?to=%2Fmaps&code=a%2Bb', 'a+b'],
  ['http://127.0.0.1:4700/#/sign-in/abc', 'abc'],
  ['http://127.0.0.1:4700/#/abc', 'abc'],
])('what is pasted as "%s" carries the code %s', (pasted, code) => {
  expect(codeIn(pasted)).toBe(code);
});
