import { expect, test } from 'vitest';
import {
  eventsBetween,
  eventsOfDay,
  expectedSatisfaction,
  type SimulatedEvent,
  shareBookingAgain,
  TRAIN_TRUTH as TRUTH,
  trainWorld,
} from '../src/index.ts';

const DAYS = 40;
const FIRST_DAY = 20_000;
const SEEDS = [1, 2, 3];

/** The lives of everybody who came, by person. */
function lives(seed: number): SimulatedEvent[][] {
  const people = new Map<string, SimulatedEvent[]>();
  for (let day = FIRST_DAY; day < FIRST_DAY + DAYS; day += 1) {
    for (const event of eventsOfDay(trainWorld, day, { seed, peopleADay: 120 })) {
      const person = event.messageId.slice(0, event.messageId.lastIndexOf('-'));
      people.set(person, [...(people.get(person) ?? []), event]);
    }
  }
  return [...people.values()];
}

const has = (life: readonly SimulatedEvent[], name: string) => life.some((event) => event.name === name);
const firstOf = (life: readonly SimulatedEvent[], name: string) => life.find((event) => event.name === name);

/** Holds a share found among n against the true one: within four standard errors. */
function expectShare(found: number, n: number, truth: number): void {
  expect(n).toBeGreaterThan(200);
  expect(Math.abs(found / n - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / n));
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

for (const seed of SEEDS) {
  test(`the truth comes back out of what people do (seed ${seed})`, () => {
    const people = lives(seed);
    const saw = (channel: string) => people.filter((life) => firstOf(life, 'Ad Seen')?.channel === channel);
    for (const channel of ['tv', 'outdoor'] as const) {
      const seen = saw(channel);
      expectShare(seen.filter((life) => has(life, 'Connection Searched')).length, seen.length, TRUTH.searches[channel]);
    }
    const searched = people.filter((life) => has(life, 'Connection Searched'));
    const booked = searched.filter((life) => has(life, 'Ticket Booked'));
    expectShare(booked.length, searched.length, TRUTH.books);

    // The first trip: before it, nobody is there because the last one pleased.
    const first = booked.map((life) => {
      const end = life.findIndex(({ name }) => name === 'Booked Again');
      return end < 0 ? life : life.slice(0, end + 1);
    });
    const reserved = first.filter((life) => has(life, 'Seat Reserved'));
    expectShare(reserved.length, first.length, TRUTH.reservesSeat);
    const printed = reserved.filter((life) => has(life, 'Receipt Printed'));
    expectShare(printed.length, reserved.length, TRUTH.mustPrint * (1 - TRUTH.leavesOverPrinting));
    const minutes = printed.map(
      (life) => ((firstOf(life, 'Receipt Printed')?.at ?? 0) - (firstOf(life, 'Seat Reserved')?.at ?? 0)) / 60_000,
    );
    // The standard error of a median of log-normal times: 1.2533 · spread / √n on the logarithm; the spread is 0.8.
    const tolerance = 4 * 1.2533 * (0.8 / Math.sqrt(minutes.length));
    expect(Math.abs(Math.log(median(minutes) / TRUTH.minutesToPrint))).toBeLessThan(tolerance);

    const reminded = first.filter((life) => has(life, 'Reminder Received'));
    expectShare(
      reminded.filter((life) => has(life, 'Platform Reached')).length,
      reminded.length,
      TRUTH.travelsReminded,
    );
  });
}

test('context counts: the same delay weighs more with a connection to catch, and less books again', () => {
  const late = { minutesLate: 20, missedConnection: false, hadToPrint: false, talkedToStaff: false };
  const without = expectedSatisfaction({ ...late, hasConnection: false });
  const withOne = expectedSatisfaction({ ...late, hasConnection: true });
  expect(without - withOne).toBeCloseTo(0.9);
  expect(shareBookingAgain(withOne)).toBeLessThan(shareBookingAgain(without));
  expect(shareBookingAgain(3.5)).toBeCloseTo(0.9 / 1.9);
});

test('the same seed makes the same world, whichever stretch is asked for; ids are never used twice', () => {
  const options = { seed: 7, peopleADay: 20 };
  const start = FIRST_DAY * 86_400_000;
  const at = (days: number) => start + days * 86_400_000;
  const between = (after: number, upTo: number) => [...eventsBetween(trainWorld, after, upTo, options, start)].flat();
  const whole = between(at(0), at(30));
  const pieces = [...between(at(0), at(11.3)), ...between(at(11.3), at(30))];
  const ids = (events: readonly SimulatedEvent[]) => events.map(({ messageId }) => messageId).sort();
  expect(ids(pieces)).toEqual(ids(whole));
  expect(new Set(ids(whole)).size).toBe(whole.length);
  expect(whole.length).toBeGreaterThan(2_000);
  expect(whole.every((event) => event.at > at(0) && event.at <= at(30))).toBe(true);
});

test('nobody goes back in time, and nobody is known before saying who they are', () => {
  for (const life of lives(4)) {
    const signedUp = life.findIndex(({ kind }) => kind === 'identify');
    const inOrder = [...life].sort((one, other) => one.at - other.at);
    for (const event of inOrder.slice(0, Math.max(0, signedUp))) expect(event.userId).toBeUndefined();
    const booking = firstOf(life, 'Ticket Booked');
    for (const name of ['Platform Reached', 'Arrived', 'Booked Again'])
      expect(firstOf(life, name)?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(booking?.at ?? 0);
  }
});
