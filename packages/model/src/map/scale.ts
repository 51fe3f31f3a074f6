/** Named scales with their ends; a level lies between them. */
export const SCALES = {
  /** Very bad to very good, as stars. */
  oneToFive: { min: 1, max: 5 },
  /** Strongly disagree to strongly agree (SERVQUAL, CES). */
  oneToSeven: { min: 1, max: 7 },
  /** Likelihood to recommend. */
  zeroToTen: { min: 0, max: 10 },
  percent: { min: 0, max: 100 },
} as const;

export type Scale = keyof typeof SCALES;
export const SCALE_NAMES = Object.keys(SCALES) as Scale[];

/** Whether a level lies on a named scale. */
export function isOnScale(level: number, scale: Scale): boolean {
  return level >= SCALES[scale].min && level <= SCALES[scale].max;
}
