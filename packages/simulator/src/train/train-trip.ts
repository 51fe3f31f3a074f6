import { DAY, HOUR, MINUTE } from '../calendar.ts';
import type { PersonLog } from '../person-log.ts';
import { shareBookingAgain, TRAIN_TRUTH as TRUTH } from './train-truth.ts';

/** What matters of somebody who travels. */
export interface Traveller {
  readonly from: string;
  readonly device: 'app' | 'web';
  readonly hasConnection: boolean;
}

/** What a trip was like, as far as satisfaction goes. */
interface Ride {
  readonly minutesLate: number;
  readonly hasConnection: boolean;
  readonly missedConnection: boolean;
  readonly hadToPrint: boolean;
  readonly talkedToStaff: boolean;
}

/** Satisfaction before what cannot be explained, and before it is held within 1 to 5. */
export function expectedSatisfaction(ride: Ride): number {
  const { base, late, lateWithConnection, missedConnection, hadToPrint, talkedToStaff } = TRUTH.satisfaction;
  return (
    base +
    (ride.minutesLate / 10) * (ride.hasConnection ? lateWithConnection : late) +
    (ride.missedConnection ? missedConnection : 0) +
    (ride.hadToPrint ? hadToPrint : 0) +
    (ride.talkedToStaff ? talkedToStaff : 0)
  );
}

/** Seat and receipt. @returns whether they had to print; undefined when they give up over it */
function prepare(log: PersonLog, { device }: Traveller, bookedAt: number): boolean | undefined {
  const { dice } = log;
  if (!dice.happens(TRUTH.reservesSeat)) return dice.happens(TRUTH.leavesOtherwise) ? undefined : false;
  const reservedAt = bookedAt + dice.around(TRUTH.minutesToReserve * MINUTE, 0.6);
  log.track('Seat Reserved', reservedAt, device, { coach: Math.ceil(dice.between(1, 14)), table: dice.happens(0.4) });
  if (!dice.happens(TRUTH.mustPrint)) return dice.happens(TRUTH.leavesOtherwise) ? undefined : false;
  if (dice.happens(TRUTH.leavesOverPrinting)) return undefined;
  log.track('Receipt Printed', reservedAt + dice.around(TRUTH.minutesToPrint * MINUTE, 0.8), 'print', {}, 'account');
  return true;
}

/** The reminder on the day before, and whether they come. */
function setsOut(log: PersonLog, departure: number): boolean {
  const { dice } = log;
  const isReminded = dice.happens(TRUTH.isReminded);
  if (isReminded) {
    const channel = dice.happens(0.6) ? 'email' : 'push';
    log.track('Reminder Received', departure - dice.between(18, 26) * HOUR, channel, {}, 'account');
  }
  return dice.happens(isReminded ? TRUTH.travelsReminded : TRUTH.travelsNotReminded);
}

/** Looks at the app now and then, without a step of its own on the map. */
function looks(log: PersonLog, { device }: Traveller, name: string, mean: number, from: number, to: number): void {
  const { dice } = log;
  for (let left = dice.poisson(mean); left > 0; left -= 1) log.track(name, dice.between(from, to), device);
}

/** Platform, delay, connection, the ride. */
function ride(
  log: PersonLog,
  traveller: Traveller,
  departure: number,
  hadToPrint: boolean,
): Ride & { arrival: number } {
  const { dice } = log;
  looks(log, traveller, 'Timetable Checked', TRUTH.timetableChecks, departure - 30 * HOUR, departure);
  log.track('Platform Reached', departure - dice.between(4, 22) * MINUTE, 'site', { place: 'station' }, 'account');
  const minutesLate = dice.happens(TRUTH.isLate) ? dice.around(TRUTH.minutesLate, 0.6) : 0;
  const leaves = departure + minutesLate * MINUTE;
  if (minutesLate > 3) {
    const inApp = traveller.device === 'app' && dice.happens(TRUTH.learnsInApp);
    const knownAt = departure - dice.between(2, 10) * MINUTE;
    const learnedAt =
      knownAt + (inApp ? dice.around(TRUTH.appTellsAfterMinutes * MINUTE, 0.3) : dice.between(5, 14) * MINUTE);
    log.track(
      'Delay Learned',
      learnedAt,
      inApp ? 'app' : 'announcement',
      { minutes: Math.round(minutesLate), withConnection: traveller.hasConnection },
      'account',
    );
  }
  const missedConnection = traveller.hasConnection && minutesLate > TRUTH.connectionMinutes;
  const changesAt = leaves + 95 * MINUTE;
  if (missedConnection) log.track('Connection Missed', changesAt + 4 * MINUTE, 'site', { place: 'station' }, 'account');
  else if (traveller.hasConnection) log.track('Connection Reached', changesAt, 'site', { place: 'station' }, 'account');
  const checkedAt =
    (traveller.hasConnection ? changesAt : leaves) + (missedConnection ? 65 : dice.between(10, 40)) * MINUTE;
  log.track('Ticket Checked', checkedAt, 'staff', {}, 'account');
  const talkedToStaff = dice.happens(TRUTH.talksToStaff);
  if (talkedToStaff) log.track('Staff Asked', checkedAt + 6 * MINUTE, 'staff', {}, 'account');
  log.track('Ride Enjoyed', checkedAt + dice.between(15, 60) * MINUTE, 'site', { place: 'train' }, 'account');
  const arrival = checkedAt + dice.between(75, 140) * MINUTE;
  looks(log, traveller, 'Journey Followed', TRUTH.looksOnTheTrain, leaves, arrival);
  log.track('Arrived', arrival, 'site', { place: 'station', minutesLate: Math.round(minutesLate) }, 'account');
  return { minutesLate, hasConnection: traveller.hasConnection, missedConnection, hadToPrint, talkedToStaff, arrival };
}

const grade = (value: number): number => Math.min(5, Math.max(1, Math.round(value)));

/** Survey, complaint, review. */
function tells(log: PersonLog, { device }: Traveller, one: Ride & { arrival: number }, satisfaction: number): void {
  const { dice } = log;
  if (dice.happens(TRUTH.answersSurvey)) {
    const { grades } = TRUTH;
    const about = (mean: number) => grade(mean + grades.spread * dice.normal());
    const ratings = {
      overall: grade(satisfaction),
      credibility: about(grades.credibility),
      clarity: about(grades.clarity),
      ease: about(one.hadToPrint ? grades.easeWhenPrinted : grades.ease),
      completeness: about(grades.completeness),
      punctuality: about(grades.punctualOnTime + grades.late * one.minutesLate),
      friendliness: about(one.talkedToStaff ? grades.friendlinessTalked : grades.friendliness),
      reply: about(grades.reply),
      ...(one.hadToPrint ? { effort: about(grades.effortOfPrinting), choice: about(grades.choice) } : {}),
      ...(one.minutesLate > 3
        ? {
            realTimeInformation: about(
              one.hasConnection ? grades.realTimeInformationWithConnection : grades.realTimeInformation,
            ),
          }
        : {}),
      ...(one.hasConnection
        ? { reliability: about(one.missedConnection ? grades.reliabilityWhenMissed : grades.reliabilityWhenReached) }
        : {}),
    };
    const context = { withConnection: one.hasConnection, minutesLate: Math.round(one.minutesLate) };
    log.track(
      'Survey Answered',
      one.arrival + dice.between(3, 40) * HOUR,
      'survey',
      { ratings, ...context },
      'account',
    );
  }
  if (satisfaction < 2.5 && dice.happens(TRUTH.complainsWhenUnhappy))
    log.track('Complaint Sent', one.arrival + dice.around(20 * HOUR, 0.7), device, { about: 'delay' });
  if (dice.happens(TRUTH.reviews))
    log.track('Review Submitted', one.arrival + dice.around(30 * HOUR, 0.8), 'reviewPortal', {
      stars: grade(satisfaction),
    });
}

/** One trip, from the ticket to what is told of it. @returns when they book again; undefined when they do not */
export function travel(log: PersonLog, traveller: Traveller, bookedAt: number, departure: number): number | undefined {
  const { dice } = log;
  const hadToPrint = prepare(log, traveller, bookedAt);
  if (hadToPrint === undefined || !setsOut(log, departure)) return undefined;
  const one = ride(log, traveller, departure, hadToPrint);
  const satisfaction = expectedSatisfaction(one) + TRUTH.satisfaction.spread * dice.normal();
  tells(log, traveller, one, satisfaction);
  if (!dice.happens(shareBookingAgain(Math.min(5, Math.max(1, satisfaction))))) return undefined;
  return one.arrival + dice.around(TRUTH.daysToBookAgain * DAY, 0.6);
}
