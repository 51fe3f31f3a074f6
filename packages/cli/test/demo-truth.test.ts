import { TRAIN_TRUTH, type TrainTruth } from '@waymark/simulator';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answers, askWorlds, type Look, looksAt } from './support/look-for-truth.ts';

/*
 * What the worlds were made from comes back out of their live maps: shares that leave and come, times, the cost of the break
 * of medium, grades. 29 numbers for each of three seeds; by chance alone one of all of them is more than 4.4 standard errors
 * off once in a thousand runs (Bonferroni: 0.001 / (2 · 87) in each tail). Seeds are fixed, so that a failure is a finding.
 */
const FAR = 4.4;
const SEEDS = [11, 12, 13];
const PEOPLE_A_DAY = 12;

const answers: Answers[] = [];
beforeAll(async () => {
  for (const seed of SEEDS) answers.push(await askWorlds(seed, PEOPLE_A_DAY));
}, 240_000);

const written = ({ what, n, found, truth, z }: Look) =>
  `${what}: ${found.toFixed(4)} of ${Math.round(n)}, should be ${truth.toFixed(4)}, ${z.toFixed(1)} standard errors off`;
const tooFar = (looks: readonly Look[]) => looks.filter(({ z }) => !(Math.abs(z) < FAR)).map(written);

test.each(SEEDS.map((seed, i) => [seed, i] as const))(
  'the live maps tell the truth of their worlds (seed %i)',
  (_, i) => {
    const looks = looksAt(answers[i] as Answers);
    expect(looks).toHaveLength(29);
    for (const { what, n } of looks) expect(n, what).toBeGreaterThan(40);
    expect(tooFar(looks)).toEqual([]);
  },
);

test('the intervals shown beside grades hold the truth about as often as they say', () => {
  const covered = answers.flatMap((one) => looksAt(one).flatMap((look) => look.covered ?? []));
  expect(covered).toHaveLength(24);
  // Of 24 intervals of 95 %, fewer than 19 hold it once in a thousand runs (binomial).
  expect(covered.filter(Boolean).length).toBeGreaterThanOrEqual(19);
});

describe('another truth is found out', () => {
  const wrong = (truth: Partial<TrainTruth>): string[] =>
    tooFar(looksAt(answers[0] as Answers, { ...TRAIN_TRUTH, ...truth })).map((line) => line.split(':')[0] ?? '');

  test('were nobody lost to having to print', () => {
    expect(wrong({ leavesOverPrinting: 0 })).toContain('leaves after Seat Reserved');
  });
  test('were printing done in half the time', () => {
    expect(wrong({ minutesToPrint: TRAIN_TRUTH.minutesToPrint / 2 })).toEqual(['takes to Receipt Printed']);
  });
  test('were a delay the same with and without a connection to catch', () => {
    const { realTimeInformation: realTimeInformationWithConnection } = TRAIN_TRUTH.grades;
    expect(wrong({ grades: { ...TRAIN_TRUTH.grades, realTimeInformationWithConnection } })).toEqual([
      'says realTimeInformation true',
    ]);
  });
  test('did three quarters book who searched', () => {
    expect(wrong({ books: 0.75 })).toEqual(['leaves after Connection Searched']);
  });
});
