import type { LiveStep, LiveTime, LiveView } from '../live/live-view.ts';
import { type Difference, differenceOfMeans, differenceOfShares, type Mean, moreThanChance } from './difference.ts';

/** A step on both sides. */
export interface ComparedStep {
  readonly id: string;
  readonly name: string;
  readonly phaseId: string;
  readonly bound: boolean;
  /** Of all people of a side, those who came to the step. */
  readonly share: Difference | null;
  /** Of the journeys that came to the step, those that were left there. */
  readonly drop: Difference | null;
  /** Median time since the step before; null on a side where nobody has one. */
  readonly medianMs: { readonly a: number | null; readonly b: number | null };
  /** Of the medians; null where a side has too few for an interval. */
  readonly time: Difference | null;
  readonly experiences: readonly ComparedExperience[];
}

export interface ComparedExperience {
  readonly expectation: string;
  readonly aspect: string;
  readonly a: number | null;
  readonly b: number | null;
  readonly difference: Difference | null;
}

/** Something that differs by more than chance. */
export type Finding =
  | { readonly kind: 'share' | 'drop' | 'time'; readonly step: ComparedStep; readonly difference: Difference }
  | {
      readonly kind: 'experience';
      readonly step: ComparedStep;
      readonly aspect: string;
      readonly difference: Difference;
    }
  | { readonly kind: 'reachedB' | 'gap'; readonly step: null; readonly difference: Difference };

export interface Comparison {
  readonly steps: readonly ComparedStep[];
  readonly reachedB: Difference | null;
  readonly gap: Difference | null;
  /** Sorted by how sure they are. */
  readonly findings: readonly Finding[];
}

/** Journeys that came to the step. */
function came({ dropOff }: LiveStep): number {
  return dropOff === null || dropOff.share === 0 ? 0 : Math.round(dropOff.journeys / dropOff.share);
}

function dropOf(a: LiveStep, b: LiveStep): Difference | null {
  if (a.dropOff === null || b.dropOff === null) return null;
  // Where nobody was left there is no telling of how many; the people who came are the nearest there is.
  const side = (step: LiveStep) => ({ count: step.dropOff?.journeys ?? 0, of: came(step) || step.people });
  return differenceOfShares(side(a), side(b));
}

/** A median with the error of its interval, half of its width (McKean & Schrader 1984): order statistics are not symmetric. */
function medianOf({ medianMs, lowMs, highMs }: LiveTime): Mean {
  return { mean: medianMs, low: lowMs === null || highMs === null ? null : medianMs - (highMs - lowMs) / 2 };
}

function compareStep(a: LiveStep, b: LiveStep, peopleA: number, peopleB: number): ComparedStep {
  const ofB = new Map(b.expectations.map((one) => [one.id, one]));
  return {
    id: a.id,
    name: a.name,
    phaseId: a.phaseId,
    bound: a.bound,
    share: differenceOfShares({ count: a.people, of: peopleA }, { count: b.people, of: peopleB }),
    drop: dropOf(a, b),
    medianMs: { a: a.time?.medianMs ?? null, b: b.time?.medianMs ?? null },
    time: a.time && b.time ? differenceOfMeans(medianOf(a.time), medianOf(b.time)) : null,
    experiences: a.expectations.flatMap((one) => {
      const other = ofB.get(one.id);
      if (one.lived === null && (other?.lived ?? null) === null) return [];
      return [
        {
          expectation: one.id,
          aspect: one.context === null ? one.aspect : `${one.aspect} (${one.context})`,
          a: one.lived?.mean ?? null,
          b: other?.lived?.mean ?? null,
          difference: one.lived && other?.lived ? differenceOfMeans(one.lived, other.lived) : null,
        },
      ];
    }),
  };
}

/**
 * Sets a map on one side beside the same map on the other.
 *
 * @param ripe whether journeys of both sides have had the same time to end; else leaving and arriving are shown, but no
 *   difference in them is claimed
 */
export function compare(a: LiveView, b: LiveView, ripe: boolean): Comparison {
  const ofB = new Map(b.steps.map((step) => [step.id, step]));
  const steps = a.steps.flatMap((step) => {
    const other = ofB.get(step.id);
    return other === undefined ? [] : [compareStep(step, other, a.figures.people, b.figures.people)];
  });
  const reached = ({ figures: { reachedB } }: LiveView) =>
    reachedB === null ? null : { count: Math.round(reachedB.share * reachedB.n), of: reachedB.n };
  const [reachedA, reachedB] = [reached(a), reached(b)];
  const arrived = reachedA && reachedB ? differenceOfShares(reachedA, reachedB) : null;
  const gap =
    a.gap && b.gap ? differenceOfMeans({ mean: a.gap.gap, low: a.gap.low }, { mean: b.gap.gap, low: b.gap.low }) : null;
  const candidates: Finding[] = [
    ...(arrived && ripe ? [{ kind: 'reachedB' as const, step: null, difference: arrived }] : []),
    ...(gap ? [{ kind: 'gap' as const, step: null, difference: gap }] : []),
    ...steps.flatMap((step): Finding[] => [
      ...(step.share && step.bound ? [{ kind: 'share' as const, step, difference: step.share }] : []),
      ...(step.drop && ripe ? [{ kind: 'drop' as const, step, difference: step.drop }] : []),
      ...(step.time && ripe ? [{ kind: 'time' as const, step, difference: step.time }] : []),
      ...step.experiences.flatMap(({ aspect, difference }): Finding[] =>
        difference === null ? [] : [{ kind: 'experience', step, aspect, difference }],
      ),
    ]),
  ];
  return { steps, reachedB: arrived, gap, findings: moreThanChance(candidates) };
}
