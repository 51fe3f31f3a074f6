import { type Alignment, align, type TouchSteps } from './align.ts';
import type { Automaton } from './plan.ts';

/** A touch of an actual journey. */
export interface ActualTouch {
  readonly steps: TouchSteps;
  /** It happened and went wrong. */
  readonly failed?: boolean;
}

/**
 * How an actual journey deviates from the plan, in the four kinds of CJML (Halvorsrud, Kvale & Følstad 2016, JSTP 26(6)):
 * ad hoc (happened, not planned), irregular sequence (planned, but at another place), failed, missing.
 */
export interface Deviations {
  /** Touches, by place, that were not planned. */
  readonly adHoc: readonly number[];
  /** Touches that came at another place than planned: the same step would else be both missing and ad hoc. */
  readonly irregular: readonly { readonly touch: number; readonly step: number }[];
  /** Touches that happened and went wrong, wherever they stood. */
  readonly failed: readonly number[];
  /** Steps that were planned and did not happen anywhere. */
  readonly missing: readonly number[];
  readonly cost: number;
  /** 1 − cost / (touches + shortest planned journey); 1 when both are empty. */
  readonly fitness: number;
}

/** Fitness of an alignment: 1 − its cost / the cost of the empty alignment, which leaves every touch and every needed step. */
export function fitnessOf(cost: number, touches: number, shortest: number): number {
  const worst = touches + shortest;
  return worst === 0 ? 1 : 1 - cost / worst;
}

/** Classifies an alignment: the first missing step that an ad hoc touch could be makes both one irregular touch. */
export function deviationsOf(touches: readonly ActualTouch[], alignment: Alignment, shortest: number): Deviations {
  const missing = alignment.moves.flatMap((move) => (move.kind === 'missing' ? [move.step] : []));
  const adHoc: number[] = [];
  const irregular: { touch: number; step: number }[] = [];
  for (const move of alignment.moves) {
    if (move.kind !== 'adHoc') continue;
    const steps = touches[move.touch]?.steps ?? [];
    const place = missing.findIndex((step) => steps.includes(step));
    if (place < 0) adHoc.push(move.touch);
    else irregular.push({ touch: move.touch, step: missing.splice(place, 1)[0] as number });
  }
  const failed = touches.flatMap((touch, place) => (touch.failed ? [place] : []));
  return {
    adHoc,
    irregular,
    failed,
    missing,
    cost: alignment.cost,
    fitness: fitnessOf(alignment.cost, touches.length, shortest),
  };
}

/**
 * Aligns an actual journey to a plan and classifies what deviates.
 * @param isOpen the journey is not over: it is compared with the beginning of the plan that fits it best
 */
export function compareWithPlan(touches: readonly ActualTouch[], automaton: Automaton, isOpen = false): Deviations {
  const alignment = align(
    touches.map(({ steps }) => steps),
    automaton,
    isOpen,
  );
  return deviationsOf(touches, alignment, isOpen ? 0 : automaton.shortest);
}
