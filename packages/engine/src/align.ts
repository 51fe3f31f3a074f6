import type { Automaton } from './plan.ts';

/** A touch as aligned: the steps it may be a touch of (none: an unplanned touchpoint). */
export type TouchSteps = readonly number[];

/** What became of each touch and each planned step. */
export type AlignmentMove =
  /** The touch stands where the plan has this step. */
  | { readonly kind: 'match'; readonly touch: number; readonly step: number }
  /** The touch is not planned here. */
  | { readonly kind: 'adHoc'; readonly touch: number }
  /** The step is planned here and did not happen here. */
  | { readonly kind: 'missing'; readonly step: number };

export interface Alignment {
  /** Missing and ad hoc moves. */
  readonly cost: number;
  readonly moves: readonly AlignmentMove[];
}

/**
 * An optimal alignment of an actual journey to a plan: the fewest missing and ad hoc steps, each costing 1, by dynamic
 * programming over (touch, state) (van der Aalst, Adriansyah & van Dongen 2012, with moves on log and model only).
 *
 * Of several optimal ones the first is taken in this order of moves at every point from the beginning: match, then ad hoc,
 * then missing. So what was planned earlier keeps its place, and what came too early is the deviation.
 * @param isOpen the journey is not over: what the plan still wants after its last touch is not missing
 */
export function align(touches: readonly TouchSteps[], plan: Automaton, isOpen = false): Alignment {
  const automaton = plan.reducedTo?.(new Set(touches.flat())) ?? plan;
  const { edges, skips } = automaton;
  const states = edges.length;
  const length = touches.length;
  // costs[touch · states + state]: the least that is still to pay from there.
  const costs = new Uint32Array((length + 1) * states);
  for (let touch = length; touch >= 0; touch -= 1) {
    const here = touch * states;
    const after = here + states;
    for (let state = states - 1; state >= 0; state -= 1) {
      let least = touch === length && (isOpen || state === states - 1) ? 0 : 0xffff_fff0;
      if (touch < length) {
        least = Math.min(least, 1 + (costs[after + state] as number));
        for (const { step, to } of edges[state] ?? []) {
          if ((touches[touch] as TouchSteps).includes(step)) least = Math.min(least, costs[after + to] as number);
        }
      }
      for (const { to, missing } of skips[state] ?? [])
        least = Math.min(least, (costs[here + to] as number) + (missing === undefined ? 0 : 1));
      costs[here + state] = least;
    }
  }
  return { cost: costs[0] as number, moves: walk(touches, automaton, costs, isOpen) };
}

function walk(
  touches: readonly TouchSteps[],
  { edges, skips }: Automaton,
  costs: Uint32Array,
  isOpen: boolean,
): AlignmentMove[] {
  const states = edges.length;
  const moves: AlignmentMove[] = [];
  let state = 0;
  let touch = 0;
  while (touch < touches.length || (state < states - 1 && !isOpen)) {
    const left = costs[touch * states + state] as number;
    const next = (touch + 1) * states;
    const match =
      touch < touches.length
        ? edges[state]?.find(
            ({ step, to }) => (touches[touch] as TouchSteps).includes(step) && costs[next + to] === left,
          )
        : undefined;
    if (match !== undefined) {
      moves.push({ kind: 'match', touch, step: match.step });
      state = match.to;
      touch += 1;
      continue;
    }
    // A way round an optional step costs nothing; it is taken only where it leads to a match as cheap as an ad hoc touch.
    const free = skips[state]?.find(({ to, missing }) => missing === undefined && costs[touch * states + to] === left);
    const isAdHoc = touch < touches.length && (costs[next + state] as number) + 1 === left;
    if (free !== undefined && (!isAdHoc || leadsToMatch(touches, { edges, skips }, costs, touch, free.to, left))) {
      state = free.to;
    } else if (isAdHoc) {
      moves.push({ kind: 'adHoc', touch });
      touch += 1;
    } else {
      const skip = skips[state]?.find(
        ({ to, missing }) => (costs[touch * states + to] as number) + (missing === undefined ? 0 : 1) === left,
      );
      if (skip === undefined) throw new Error('The alignment has no way on: the automaton is not one of compilePlan');
      if (skip.missing !== undefined) moves.push({ kind: 'missing', step: skip.missing });
      state = skip.to;
    }
  }
  return moves;
}

/** Whether the touch can be matched, still optimally, after going round optional steps only. */
function leadsToMatch(
  touches: readonly TouchSteps[],
  automaton: Pick<Automaton, 'edges' | 'skips'>,
  costs: Uint32Array,
  touch: number,
  state: number,
  left: number,
): boolean {
  const states = automaton.edges.length;
  const steps = touches[touch] ?? [];
  if (automaton.edges[state]?.some(({ step, to }) => steps.includes(step) && costs[(touch + 1) * states + to] === left))
    return true;
  return (automaton.skips[state] ?? []).some(
    ({ to, missing }) =>
      missing === undefined &&
      costs[touch * states + to] === left &&
      leadsToMatch(touches, automaton, costs, touch, to, left),
  );
}
