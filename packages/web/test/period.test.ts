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
  const noon = new Date(2026, 4, 10, 12).getTime();
  const at = (month: number, day: number): string => new Date(2026, month - 1, day).toISOString();
  expect(periodBounds({ kind: 'all' }, noon)).toEqual({});
  expect(periodBounds({ kind: 'days', days: 1 }, noon)).toEqual({ from: at(5, 10) });
  expect(periodBounds({ kind: 'days', days: 7 }, noon)).toEqual({ from: at(5, 4) });
  // 29 March 2026 has 23 hours in Berlin; a day is still a day.
  expect(periodBounds({ kind: 'between', from: '2026-03-29', to: '2026-03-29' }, noon)).toEqual({
    from: at(3, 29),
    to: at(3, 30),
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
