import { expect, test } from 'vitest';
import { EMPTY_FEED, filterFeed, nameOfRefused, type Refusal, withEntries } from '../src/sources/live/live-feed.ts';
import { readArrivals, readRefusals } from '../src/sources/live/read-news.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 4, 1, 10, 0, second)).toISOString();
const arrival = (name: string, second: number, source = 's1') => ({
  id: `m${second}`,
  receivedAt: at(second),
  source,
  kind: 'track',
  name,
  person: '00aabbccddeeff00',
  delayMs: 5,
  event: {},
});
const refusal = (second: number, raw: string): Refusal => ({
  receivedAt: at(second),
  source: 's1',
  item: 0,
  field: 'userId',
  reason: 'expected a userId',
  code: 'missing',
  raw,
});

test('newest first, nothing twice, never more than 200; what was left out adds up', () => {
  const first = readArrivals({ items: [arrival('B', 2), arrival('A', 1)], leftOut: 3 });
  let feed = withEntries(EMPTY_FEED, first.entries, first.leftOut);
  feed = withEntries(feed, readRefusals({ items: [refusal(3, '{"event":"C"}')], leftOut: 0 }).entries);
  feed = withEntries(feed, first.entries, 4);
  expect(feed.entries.map(({ atMs }) => new Date(atMs).getUTCSeconds())).toEqual([3, 2, 1]);
  expect(feed.leftOut).toBe(7);
  const many = Array.from({ length: 300 }, (_, place) => arrival('X', place % 60)).map((one, place) => ({
    ...one,
    id: `x${place}`,
  }));
  expect(withEntries(feed, readArrivals({ items: many, leftOut: 0 }).entries).entries).toHaveLength(200);
});

test('filters by outcome, part of the name and source; a refused item is found by the name it would have had', () => {
  const { entries } = withEntries(EMPTY_FEED, [
    ...readArrivals({ items: [arrival('Ticket booked', 1), arrival('Seen', 2, 's2')], leftOut: 0 }).entries,
    ...readRefusals({ items: [refusal(3, '{"type":"track","event":"Ticket \\"x\\" bo')], leftOut: 0 }).entries,
    ...readRefusals({ items: [refusal(4, '{"event":"Ticket","more":"cut he')], leftOut: 0 }).entries,
  ]);
  const found = (filter: Partial<Parameters<typeof filterFeed>[1]>) =>
    filterFeed(entries, { outcome: null, search: '', source: null, ...filter }).length;
  expect(found({})).toBe(4);
  expect(found({ search: 'TICKET' })).toBe(2);
  expect(found({ outcome: 'refused' })).toBe(2);
  expect(found({ source: 's2' })).toBe(1);
  expect(nameOfRefused(refusal(1, '17'))).toBeNull();
});

test('what cannot be read is left out', () => {
  expect(readArrivals({ items: [arrival('A', 1), { id: 7 }, null, 'x'], leftOut: 1 }).entries).toHaveLength(1);
  expect(readArrivals(undefined)).toEqual({ entries: [], leftOut: 0 });
  expect(readRefusals({ items: 'no' })).toEqual({ entries: [], leftOut: 0 });
});
