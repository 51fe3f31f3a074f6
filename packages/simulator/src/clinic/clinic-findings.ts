import { HOUR, MINUTE } from '../calendar.ts';
import type { Finding } from '../finding.ts';
import { normalBelow, normalDensity } from '../normal-distribution.ts';
import { shareCompletingAftercare, CLINIC_TRUTH as TRUTH } from './clinic-truth.ts';

/** The letter comes after the call: log-normal about 20 hours against three days, four hours more or less. */
function letterAfterCall(): number {
  const points = 64;
  let sum = 0;
  for (let i = 0; i < points; i += 1) {
    const call = 72 - 4 + (8 * (i + 0.5)) / points;
    sum += 1 - normalBelow(Math.log(call / 20) / 0.7);
  }
  return sum / points;
}

/**
 * The median of a wait that only some have: the rest goes on at once. Where all wait, it is their median.
 * @returns the median as a multiple of that of those who wait, and the density of the logarithm there
 */
function medianOfSome(share: number, spread: number): { factor: number; logDensity: number } {
  // share · Φ(z) + (1 - share) = 1/2, by bisection.
  let low = -8;
  let high = 8;
  for (let i = 0; i < 60; i += 1) {
    const z = (low + high) / 2;
    if (share * normalBelow(z) + (1 - share) < 0.5) low = z;
    else high = z;
  }
  return { factor: Math.exp(spread * low), logDensity: (share * normalDensity(low)) / spread };
}

/** What must be found in the world of the clinic, once everybody is home. Nobody there counts as having left: see the map. */
export function clinicFindings(): Finding[] {
  const { letterSent, isCalled } = TRUTH;
  const notCaredFor = (letter: boolean, call: boolean) => 1 - shareCompletingAftercare({ letter, call });
  const late = letterAfterCall();
  const waited = medianOfSome(TRUTH.waits, 0.7);
  const calledLast = letterSent * (1 - late) * notCaredFor(true, true) + (1 - letterSent) * notCaredFor(false, true);
  return [
    { kind: 'comes', to: 'Waiting Started', of: 'Triaged', share: TRUTH.waits },
    { kind: 'comes', to: 'Laboratory Done', of: 'Examined', share: TRUTH.laboratory },
    { kind: 'comes', to: 'Admitted to Ward', of: 'Treated', share: TRUTH.isAdmitted },
    { kind: 'comes', to: 'Admitted to Intensive Care', of: 'Admitted to Ward', share: TRUTH.intensiveCare },
    { kind: 'comes', to: 'Discharge Letter Sent', of: 'Discharged', share: letterSent },
    { kind: 'comes', to: 'Follow-up Call Made', of: 'Discharged', share: isCalled },
    {
      kind: 'comes',
      to: 'Aftercare Completed',
      of: 'Discharged',
      share:
        letterSent * isCalled * (1 - notCaredFor(true, true)) +
        letterSent * (1 - isCalled) * (1 - notCaredFor(true, false)) +
        (1 - letterSent) * isCalled * (1 - notCaredFor(false, true)) +
        (1 - letterSent) * (1 - isCalled) * (1 - notCaredFor(false, false)),
    },
    { kind: 'leaves', after: 'Discharged', share: (1 - letterSent) * (1 - isCalled) * notCaredFor(false, false) },
    {
      kind: 'leaves',
      after: 'Discharge Letter Sent',
      share: (1 - isCalled) * notCaredFor(true, false) + isCalled * late * notCaredFor(true, true),
    },
    { kind: 'leaves', after: 'Follow-up Call Made', share: calledLast },
    {
      kind: 'takes',
      to: 'Examined',
      medianMs: TRUTH.minutesWaiting * MINUTE * waited.factor,
      logDensity: waited.logDensity,
    },
    { kind: 'takes', to: 'Admitted to Ward', medianMs: 2 * HOUR, logDensity: normalDensity(0) / 0.5 },
  ];
}
