/**
 * How the world of train travel is made: the truth that analyses must find again. Shares are of those who reached the step
 * before, 0 to 1; times are medians.
 */
export const TRAIN_TRUTH = {
  /** Of those who see an advertisement. */
  searches: { tv: 0.55, outdoor: 0.7 },
  searchAgain: 0.5,
  /** On average: offers looked at for each search, looks at the timetable before a trip, at the app on the train. */
  offersViewed: 2.2,
  timetableChecks: 3.2,
  looksOnTheTrain: 3.5,
  hoursToSearch: 20,
  books: 0.66,
  minutesToBook: 12,
  reservesSeat: 0.55,
  minutesToReserve: 3,
  /** Of those who reserved: no digital receipt, so they must print. The break of medium costs time and some of the people. */
  mustPrint: 0.4,
  minutesToPrint: 26,
  leavesOverPrinting: 0.12,
  leavesOtherwise: 0.02,
  /** Of those with a ticket; the rest travel without one. Drawn, not chosen: its effect is causal. */
  isReminded: 0.85,
  /** Shows up on the platform: with and without the reminder. */
  travelsReminded: 0.97,
  travelsNotReminded: 0.9,
  hasConnection: 0.45,
  isLate: 0.38,
  minutesLate: 14,
  /** The app tells this long after the control centre knew. */
  appTellsAfterMinutes: 8,
  /** Of the late ones: learn it in the app, else by announcement. */
  learnsInApp: 0.6,
  /** A connection is missed when the train is later than this. */
  connectionMinutes: 13,
  talksToStaff: 0.3,
  answersSurvey: 0.32,
  complainsWhenUnhappy: 0.4,
  reviews: 0.14,
  satisfaction: {
    base: 4.1,
    /** For each ten minutes late. */
    late: -0.25,
    /** The same, for those with a connection to catch: context counts. */
    lateWithConnection: -0.7,
    missedConnection: -0.9,
    hadToPrint: -0.35,
    /** Talking to staff is drawn, not chosen: its effect is causal. */
    talkedToStaff: 0.3,
    spread: 0.45,
  },
  /** Odds of booking again at a satisfaction of 3.5, and their factor for each point more. */
  booksAgain: { oddsAt35: 0.9, factorPerPoint: 3.2 },
  daysToBookAgain: 16,
  /** Mean grades in the survey before they are rounded to whole ones, where nothing but what stands here changes them. */
  grades: {
    credibility: 3.8,
    clarity: 4.2,
    ease: 4.3,
    easeWhenPrinted: 3.7,
    choice: 3.9,
    effortOfPrinting: 2.2,
    completeness: 3.9,
    punctualOnTime: 4.4,
    /** For each minute late. */
    late: -0.11,
    realTimeInformation: 3.1,
    realTimeInformationWithConnection: 2.4,
    reliabilityWhenReached: 4.3,
    reliabilityWhenMissed: 1.6,
    friendliness: 3.8,
    friendlinessTalked: 4.5,
    reply: 3.4,
    spread: 0.5,
  },
} as const;

/** The share that books again at a satisfaction from 1 to 5. */
export function shareBookingAgain(satisfaction: number): number {
  const { oddsAt35, factorPerPoint } = TRAIN_TRUTH.booksAgain;
  const odds = oddsAt35 * factorPerPoint ** (satisfaction - 3.5);
  return odds / (1 + odds);
}
