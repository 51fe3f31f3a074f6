/** A step as planned. */
export interface PlannedStep {
  /** The step's number. */
  readonly step: number;
  readonly optional?: boolean;
  /** May be touched again right after itself at no cost. */
  readonly repeatable?: boolean;
}

/** One place of a plan: a step, exactly one of several, or all of several in any order. */
export type PlanItem =
  | ({ readonly kind: 'step' } & PlannedStep)
  | { readonly kind: 'oneOf'; readonly optional?: boolean; readonly options: readonly PlannedStep[] }
  | { readonly kind: 'anyOrder'; readonly steps: readonly PlannedStep[] };

/** A planned journey: its places in order. */
export type Plan = readonly PlanItem[];

/** Any-order groups need 2^steps states. */
export const LARGEST_ANY_ORDER = 12;

/** A move that consumes a touch of `step`. */
export interface Edge {
  readonly step: number;
  readonly to: number;
}

/** A move without a touch; `missing` is the step that was planned here, nothing when it was optional. Leads to a higher state. */
export interface Skip {
  readonly to: number;
  readonly missing: number | undefined;
}

/** A plan as a small automaton: states 0 to length − 1; begins in 0 and ends in the last. */
export interface Automaton {
  readonly edges: readonly (readonly Edge[])[];
  readonly skips: readonly (readonly Skip[])[];
  /** Cost of the cheapest way through without any touch: how many steps the shortest planned journey has. */
  readonly shortest: number;
}

class Drawing {
  readonly edges: Edge[][] = [[]];
  readonly skips: Skip[][] = [[]];

  get last(): number {
    return this.edges.length - 1;
  }

  addState(): number {
    this.edges.push([]);
    this.skips.push([]);
    return this.last;
  }

  edge(from: number, step: number, to: number): void {
    this.edges[from]?.push({ step, to });
  }

  skip(from: number, to: number, missing: number | undefined): void {
    this.skips[from]?.push({ to, missing });
  }

  addStep({ step, optional, repeatable }: PlannedStep): void {
    const from = this.last;
    const to = this.addState();
    this.edge(from, step, to);
    this.skip(from, to, optional ? undefined : step);
    if (repeatable) this.edge(to, step, to);
  }

  /** Each repeatable option gets a state in which only it may come again. */
  addOneOf(options: readonly PlannedStep[], optional: boolean): void {
    const from = this.last;
    const chosen = options.map((option) => ({ option, state: option.repeatable ? this.addState() : undefined }));
    const to = this.addState();
    for (const { option, state } of chosen) {
      this.edge(from, option.step, state ?? to);
      if (state === undefined) continue;
      this.edge(state, option.step, state);
      this.skip(state, to, undefined);
    }
    this.skip(from, to, optional || options.length === 0 ? undefined : options[0]?.step);
  }

  /** A state for every set of steps already done. @throws RangeError when the group is too large */
  addAnyOrder(steps: readonly PlannedStep[]): void {
    if (steps.length > LARGEST_ANY_ORDER) {
      throw new RangeError(
        `An any-order group may have at most ${LARGEST_ANY_ORDER} steps, this one has ${steps.length}`,
      );
    }
    const first = this.last;
    const full = (1 << steps.length) - 1;
    for (let done = 1; done <= full; done += 1) this.addState();
    for (let done = 0; done <= full; done += 1) {
      steps.forEach(({ step, optional, repeatable }, place) => {
        const bit = 1 << place;
        if ((done & bit) === 0) {
          this.edge(first + done, step, first + (done | bit));
          this.skip(first + done, first + (done | bit), optional ? undefined : step);
        } else if (repeatable) this.edge(first + done, step, first + done);
      });
    }
  }
}

/** Draws the automaton of a plan. @throws RangeError when an any-order group is too large */
export function compilePlan(plan: Plan): Automaton {
  const drawing = new Drawing();
  for (const item of plan) {
    if (item.kind === 'step') drawing.addStep(item);
    else if (item.kind === 'oneOf') drawing.addOneOf(item.options, item.optional ?? false);
    else drawing.addAnyOrder(item.steps);
  }
  const costs = new Float64Array(drawing.edges.length).fill(Number.POSITIVE_INFINITY);
  costs[drawing.last] = 0;
  for (let state = drawing.last - 1; state >= 0; state -= 1) {
    for (const { to, missing } of drawing.skips[state] ?? []) {
      costs[state] = Math.min(costs[state] as number, (costs[to] as number) + (missing === undefined ? 0 : 1));
    }
  }
  return { edges: drawing.edges, skips: drawing.skips, shortest: costs[0] as number };
}
