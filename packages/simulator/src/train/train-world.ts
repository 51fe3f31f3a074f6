import { DAY, dayOf, HOUR, MINUTE, momentOfDay, TRAVEL_DAYS, TRAVEL_HOURS, WAKING_HOURS } from '../calendar.ts';
import type { PersonLog } from '../person-log.ts';
import type { World } from '../world.ts';
import { type Traveller, travel } from './train-trip.ts';
import { TRAIN_TRUTH as TRUTH } from './train-truth.ts';

const CITIES = [
  ['Köln', 5],
  ['Hamburg', 5],
  ['München', 4],
  ['Leipzig', 3],
  ['Frankfurt (Main)', 4],
] as const;
const FARES = [
  ['saver', 5],
  ['flexible', 2],
  ['first class', 1],
] as const;
const FIRST_NAMES = [
  'Anna',
  'Ben',
  'Clara',
  'David',
  'Elif',
  'Finn',
  'Greta',
  'Hasan',
  'Ida',
  'Jonas',
  'Lena',
  'Mehmet',
];
const LAST_NAMES = ['Albers', 'Brandt', 'Çelik', 'Dietrich', 'Ebert', 'Fuchs', 'Groß', 'Hoffmann', 'Kaya', 'Lorenz'];

const anyOf = <Choice>(log: PersonLog, choices: readonly Choice[]): Choice =>
  log.dice.pick(choices.map((choice) => [choice, 1] as const));

/** Saw an advertisement (a code on it tells), looked for a connection; nothing is known but the device. */
function becomesInterested(log: PersonLog, day: number, traveller: Traveller): number | undefined {
  const { dice } = log;
  let at = momentOfDay(dice, day, WAKING_HOURS);
  const advertisement = dice.pick([
    ['tv', 5],
    ['outdoor', 3],
    ['none', 6],
  ] as const);
  if (advertisement !== 'none') {
    log.track('Ad Seen', at, advertisement, { campaign: advertisement === 'tv' ? 'Zeit für mich' : 'Berlin ab 17,99' });
    if (!dice.happens(TRUTH.searches[advertisement])) return undefined;
    at += dice.around(TRUTH.hoursToSearch * HOUR, 0.9);
  }
  const search = () => {
    log.track('Connection Searched', at, traveller.device, { from: traveller.from, to: 'Berlin', adults: 1 });
    for (let offers = dice.poisson(TRUTH.offersViewed); offers > 0; offers -= 1) {
      at += dice.around(40_000, 0.7);
      log.track('Offer Viewed', at, traveller.device, { to: 'Berlin', fare: dice.pick(FARES) });
    }
  };
  search();
  while (dice.happens(TRUTH.searchAgain)) {
    at += dice.around(5 * MINUTE, 0.8);
    search();
  }
  return at;
}

/** The first booking: who it is becomes known. */
function signsUp(log: PersonLog, at: number, traveller: Traveller): void {
  const first = anyOf(log, FIRST_NAMES);
  const last = anyOf(log, LAST_NAMES);
  log.userId = `traveller-${log.key}`;
  log.identify(at, {
    firstName: first,
    lastName: last,
    email: `${log.key}@example.org`,
    city: traveller.from,
    travelsWithConnection: traveller.hasConnection,
  });
}

/** People travel to Berlin by train: from the advertisement to the next booking, or away. */
export const trainWorld: World = {
  key: 'train',
  template: 'trainTrip',
  weekdays: TRAVEL_DAYS,
  longestStayMs: 150 * DAY,
  live(log, day) {
    const { dice } = log;
    log.anonymousId = `device-${log.key}`;
    const traveller: Traveller = {
      from: dice.pick(CITIES),
      device: dice.happens(0.65) ? 'app' : 'web',
      hasConnection: dice.happens(TRUTH.hasConnection),
    };
    const searchedAt = becomesInterested(log, day, traveller);
    if (searchedAt === undefined || !dice.happens(TRUTH.books)) return;
    let bookedAt = searchedAt + dice.around(TRUTH.minutesToBook * MINUTE, 0.7);
    signsUp(log, bookedAt, traveller);
    const price = () => Math.round(dice.around(4_900, 0.35)) / 100;
    log.track('Ticket Booked', bookedAt, traveller.device, { value: price(), currency: 'EUR', to: 'Berlin' });
    // Most who are content come back, each time a little less surely; the world goes no further than five trips.
    for (let trip = 1; trip <= 5; trip += 1) {
      const departure = momentOfDay(dice, dayOf(bookedAt) + Math.round(dice.between(2, 14)), TRAVEL_HOURS);
      const nextAt = travel(log, traveller, bookedAt, departure);
      if (nextAt === undefined || nextAt > bookedAt + 60 * DAY) return;
      log.track('Booked Again', nextAt, traveller.device, { value: price(), currency: 'EUR', to: 'Berlin' });
      bookedAt = nextAt;
      if (!dice.happens(0.85)) return;
    }
  },
};
