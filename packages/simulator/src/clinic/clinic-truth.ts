/** How the world of a clinic is made: shares of those who reached the step before, 0 to 1; times are medians. */
export const CLINIC_TRUTH = {
  /** Come with a referral, else by themselves. */
  isReferred: 0.62,
  daysFromReferral: 6,
  /** Of the referred: do not come to their appointment. Drawn reminders lower it: their effect is causal. */
  isReminded: 0.5,
  noShowReminded: 0.05,
  noShowNotReminded: 0.13,
  waits: 0.8,
  minutesToTriage: 11,
  minutesWaiting: 42,
  laboratory: 0.75,
  imaging: 0.45,
  /** Pictures from the practice come on paper and are made again: the media break. */
  imagingAgain: 0.25,
  hoursToDiagnosis: 3.5,
  isAdmitted: 0.42,
  intensiveCare: 0.09,
  daysOnWard: 4,
  /** The letter reaches the practice in time, else late or never. */
  letterSent: 0.78,
  isCalled: 0.55,
  /** Aftercare is completed: with letter and call, each raising the odds by its factor. */
  aftercareOdds: 0.8,
  letterFactor: 2.2,
  callFactor: 1.8,
  daysToAftercare: 12,
} as const;

/** The share that completes aftercare. */
export function shareCompletingAftercare({
  letter,
  call,
}: {
  readonly letter: boolean;
  readonly call: boolean;
}): number {
  const { aftercareOdds, letterFactor, callFactor } = CLINIC_TRUTH;
  const odds = aftercareOdds * (letter ? letterFactor : 1) * (call ? callFactor : 1);
  return odds / (1 + odds);
}
