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
  /** An option that is optional makes the whole choice optional. */
  | { readonly kind: 'oneOf'; readonly optional?: boolean; readonly options: readonly PlannedStep[] }
  /** With `optional` the group may be left out as a whole; begun, it needs every step that is not itself optional. */
  | { readonly kind: 'anyOrder'; readonly optional?: boolean; readonly steps: readonly PlannedStep[] };

/** A planned journey: its places in order. */
export type Plan = readonly PlanItem[];

/** Any-order groups need 2^steps states. */
export const LARGEST_ANY_ORDER = 12;
/** Groups up to this size are drawn once for all journeys. */
const WORTH_REDUCING = 4;
/** So many automata are kept, one for each set of steps that journeys have. */
const MOST_DRAWN = 256;

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
  /** An automaton as good for journeys that touch only these steps, and smaller; absent where there is nothing to gain. */
  reducedTo?(steps: ReadonlySet<number>): Automaton;
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
    const isFree = optional || options.length === 0 || options.some((option) => option.optional);
    this.skip(from, to, isFree ? undefined : options[0]?.step);
  }

  /**
   * A state for every set of steps already done. Steps that a journey lacks altogether come last and one by one: wherever
   * they stand they are missing, and each that is not in the sets halves the states.
   */
  addAnyOrder(all: readonly PlannedStep[], optional: boolean, occurs: (step: number) => boolean): void {
    const first = this.last;
    const steps = all.filter(({ step }) => occurs(step));
    const full = (1 << steps.length) - 1;
    // By set: its state; and, by repeatable step that came last, the state in which only that one may come again.
    const states = [first];
    const repeating: (number | undefined)[][] = [[]];
    for (let done = 1; done <= full; done += 1) {
      repeating.push(
        steps.map(({ repeatable }, place) => (repeatable && (done & (1 << place)) !== 0 ? this.addState() : undefined)),
      );
      states.push(this.addState());
    }
    for (let done = 0; done <= full; done += 1) {
      const from = states[done] as number;
      steps.forEach(({ step, optional: isFree }, place) => {
        const again = repeating[done]?.[place];
        if (again !== undefined) {
          this.edge(again, step, again);
          this.skip(again, from, undefined);
        }
        const next = done | (1 << place);
        if (next === done) return;
        this.edge(from, step, repeating[next]?.[place] ?? (states[next] as number));
        this.skip(from, states[next] as number, isFree ? undefined : step);
      });
    }
    for (const step of all) if (!occurs(step.step) && !step.optional) this.addStep(step);
    if (optional && this.last > first) this.skip(first, this.last, undefined);
  }
}

/** Draws the automaton of a plan. @throws RangeError when an any-order group is too large */
export function compilePlan(plan: Plan): Automaton {
  for (const item of plan) {
    if (item.kind === 'anyOrder' && item.steps.length > LARGEST_ANY_ORDER) {
      throw new RangeError(
        `An any-order group may have at most ${LARGEST_ANY_ORDER} steps, this one has ${item.steps.length}`,
      );
    }
  }
  const largest = Math.max(0, ...plan.map((item) => (item.kind === 'anyOrder' ? item.steps.length : 0)));
  return largest > WORTH_REDUCING ? new ReducingAutomaton(plan) : draw(plan, () => true);
}

/** An automaton that is drawn for the steps a journey has: without them a group of twelve has 4,096 states. */
class ReducingAutomaton implements Automaton {
  readonly shortest: number;
  readonly #plan: Plan;
  readonly #inGroups: readonly number[];
  readonly #drawn = new Map<string, Automaton>();
  #whole: Automaton | undefined;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#inGroups = plan.flatMap((item) => (item.kind === 'anyOrder' ? item.steps.map(({ step }) => step) : []));
    this.shortest = draw(plan, () => false).shortest;
  }

  get edges() {
    return this.#wholeAutomaton().edges;
  }

  get skips() {
    return this.#wholeAutomaton().skips;
  }

  #wholeAutomaton(): Automaton {
    this.#whole ??= draw(this.#plan, () => true);
    return this.#whole;
  }

  reducedTo(steps: ReadonlySet<number>): Automaton {
    const key = this.#inGroups.filter((step) => steps.has(step)).join();
    const known = this.#drawn.get(key);
    if (known !== undefined) return known;
    if (this.#drawn.size >= MOST_DRAWN) this.#drawn.clear();
    const drawn = draw(this.#plan, (step) => steps.has(step));
    this.#drawn.set(key, drawn);
    return drawn;
  }
}

function draw(plan: Plan, occurs: (step: number) => boolean): Automaton {
  const drawing = new Drawing();
  for (const item of plan) {
    if (item.kind === 'step') drawing.addStep(item);
    else if (item.kind === 'oneOf') drawing.addOneOf(item.options, item.optional ?? false);
    else drawing.addAnyOrder(item.steps, item.optional ?? false, occurs);
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
