import { MINUTE } from '../calendar.ts';
import type { Finding } from '../finding.ts';
import { normalBelow, normalDensity } from '../normal-distribution.ts';
import { TRAIN_TRUTH } from './train-truth.ts';

/** The same truth with other numbers in it. */
type Numbers<Of> = Of extends number ? number : { readonly [Key in keyof Of]: Numbers<Of[Key]> };

/** A truth like the train's; another one is what the findings would be were the world made otherwise. */
export type TrainTruth = Numbers<typeof TRAIN_TRUTH>;

/** The mean of whole grades from 1 to 5 where a normal opinion (this mean and spread) is rounded, and held within them. */
export function meanGrade(mean: number, spread: number): number {
  let sum = 1;
  // A grade of at least g is given where the opinion is above g - 1/2.
  for (let grade = 2; grade <= 5; grade += 1) sum += 1 - normalBelow((grade - 0.5 - mean) / spread);
  return sum;
}

/** Log-normal times: the density of the logarithm at the median. */
const atMedian = (spread: number) => normalDensity(0) / spread;

/** What must be found in the world of train travel, once everybody's journeys are over. */
export function trainFindings(truth: TrainTruth = TRAIN_TRUTH): Finding[] {
  const { grades } = truth;
  const staysAway = (1 - truth.isReminded) * (1 - truth.travelsNotReminded);
  const printed = truth.mustPrint * (1 - truth.leavesOverPrinting);
  const reservedOnly = (1 - truth.mustPrint) * (1 - truth.leavesOtherwise);
  const saysOf = (aspect: string, mean: number, situation?: boolean): Finding => ({
    kind: 'says',
    aspect,
    mean: meanGrade(mean, grades.spread),
    ...(situation === undefined ? {} : { situation }),
  });
  return [
    { kind: 'leaves', after: 'Connection Searched', share: 1 - truth.books },
    {
      kind: 'leaves',
      after: 'Ticket Booked',
      share: (1 - truth.reservesSeat) * (truth.leavesOtherwise + (1 - truth.leavesOtherwise) * staysAway),
    },
    // The break of medium costs people here: those who would have to print and give up over it.
    { kind: 'leaves', after: 'Seat Reserved', share: 1 - printed - reservedOnly + reservedOnly * staysAway },
    { kind: 'leaves', after: 'Receipt Printed', share: staysAway },
    { kind: 'leaves', after: 'Reminder Received', share: 1 - truth.travelsReminded },
    { kind: 'comes', to: 'Receipt Printed', of: 'Seat Reserved', share: printed },
    {
      kind: 'comes',
      to: 'Delay Learned',
      of: 'Platform Reached',
      share: truth.isLate * normalBelow(Math.log(truth.minutesLate / 3) / 0.6),
    },
    { kind: 'takes', to: 'Seat Reserved', medianMs: truth.minutesToReserve * MINUTE, logDensity: atMedian(0.6) },
    // And time.
    { kind: 'takes', to: 'Receipt Printed', medianMs: truth.minutesToPrint * MINUTE, logDensity: atMedian(0.8) },
    saysOf('credibility', grades.credibility),
    saysOf('clarity', grades.clarity),
    saysOf('choice', grades.choice),
    saysOf('effort', grades.effortOfPrinting),
    saysOf('completeness', grades.completeness),
    saysOf('reply', grades.reply),
    saysOf('realTimeInformation', grades.realTimeInformation, false),
    saysOf('realTimeInformation', grades.realTimeInformationWithConnection, true),
  ];
}
