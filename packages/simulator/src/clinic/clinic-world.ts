import { CLINIC_DAYS, CLINIC_HOURS, DAY, HOUR, MINUTE, momentOfDay } from '../calendar.ts';
import type { PersonLog } from '../person-log.ts';
import type { World } from '../world.ts';
import { shareCompletingAftercare, CLINIC_TRUTH as TRUTH } from './clinic-truth.ts';

/** @returns when the patient stands at the desk; undefined for a no-show */
function arrives(log: PersonLog, day: number): number | undefined {
  const { dice } = log;
  const appointment = momentOfDay(dice, day, CLINIC_HOURS);
  if (!dice.happens(TRUTH.isReferred)) {
    log.track('Registered', appointment, 'site');
    return appointment;
  }
  log.track('Referral Received', appointment - dice.around(TRUTH.daysFromReferral * DAY, 0.5), 'print');
  const isReminded = dice.happens(TRUTH.isReminded);
  if (isReminded) log.track('Appointment Reminded', appointment - DAY, 'sms');
  if (!dice.happens(isReminded ? TRUTH.noShowReminded : TRUTH.noShowNotReminded)) return appointment;
  log.track('Appointment Missed', appointment + 20 * MINUTE, 'site');
  return undefined;
}

/** Triage, waiting, tests, the talk. @returns when the diagnosis is known */
function isDiagnosed(log: PersonLog, arrival: number): number {
  const { dice } = log;
  let at = arrival + dice.around(TRUTH.minutesToTriage * MINUTE, 0.5);
  log.track('Triaged', at, 'staff', {
    urgency: dice.pick([
      ['low', 5],
      ['medium', 4],
      ['high', 1],
    ] as const),
  });
  if (dice.happens(TRUTH.waits)) {
    at += 3 * MINUTE;
    log.track('Waiting Started', at, 'site');
    at += dice.around(TRUTH.minutesWaiting * MINUTE, 0.7);
  }
  log.track('Examined', at, 'staff');
  if (dice.happens(TRUTH.laboratory)) log.track('Laboratory Done', at + dice.around(35 * MINUTE, 0.4), 'site');
  if (dice.happens(TRUTH.imaging)) {
    log.track('Imaging Done', at + dice.around(70 * MINUTE, 0.4), 'site');
    if (dice.happens(TRUTH.imagingAgain))
      log.track('Imaging Done', at + dice.around(150 * MINUTE, 0.3), 'site', { again: true });
  }
  at += dice.around(TRUTH.hoursToDiagnosis * HOUR, 0.4);
  log.track('Diagnosis Explained', at, 'staff');
  return at;
}

/** Treatment, the ward for some, and home. @returns when the patient goes home */
function isTreated(log: PersonLog, diagnosed: number): number {
  const { dice } = log;
  let at = diagnosed + dice.around(HOUR, 0.6);
  log.track('Treated', at, 'staff');
  if (dice.happens(TRUTH.isAdmitted)) {
    at += dice.around(2 * HOUR, 0.5);
    log.track('Admitted to Ward', at, 'site');
    if (dice.happens(TRUTH.intensiveCare)) {
      log.track('Admitted to Intensive Care', at + dice.around(8 * HOUR, 0.5), 'site');
      at += 2 * DAY;
    }
    at += dice.around(TRUTH.daysOnWard * DAY, 0.5);
  } else at += dice.around(HOUR, 0.5);
  log.track('Discharged', at, 'staff');
  return at;
}

function isCaredFor(log: PersonLog, home: number): void {
  const { dice } = log;
  const letter = dice.happens(TRUTH.letterSent);
  if (letter) log.track('Discharge Letter Sent', home + dice.around(20 * HOUR, 0.7), 'letter');
  const call = dice.happens(TRUTH.isCalled);
  if (call) log.track('Follow-up Call Made', home + 3 * DAY + dice.between(-4, 4) * HOUR, 'phone');
  if (dice.happens(shareCompletingAftercare({ letter, call })))
    log.track('Aftercare Completed', home + 4 * DAY + dice.around(TRUTH.daysToAftercare * DAY, 0.4), 'site');
}

/** Patients of a clinic: referred or by themselves, from the desk to aftercare. */
export const clinicWorld: World = {
  key: 'clinic',
  template: 'patientJourney',
  weekdays: CLINIC_DAYS,
  longestStayMs: 120 * DAY,
  live(log, day) {
    log.userId = `patient-${log.key}`;
    const arrival = arrives(log, day);
    if (arrival !== undefined) isCaredFor(log, isTreated(log, isDiagnosed(log, arrival)));
  },
};
