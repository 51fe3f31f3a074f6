import { type ActualTouch, compareWithPlan, type Deviations } from './deviations.ts';
import type { JourneyProgram } from './journey-program.ts';
import { type Symbols, symbolsOf } from './journey-sequences.ts';
import { type Automaton, compilePlan, type Plan } from './plan.ts';
import { SequenceTable } from './sequence-table.ts';

/** The kinds of deviation that are counted by step; `repeated` ones are among the `adHoc`. */
export const DEVIATIONS = ['missing', 'irregular', 'adHoc', 'repeated', 'failed'] as const;
export type DeviationOfStep = (typeof DEVIATIONS)[number];

/** Findings are numbers: the kind above, the step (of an unplanned touch its code) below. */
const KIND_AT = 0x1_0000;
const UNPLANNED = DEVIATIONS.length;

/** A deviation of a kind at a step, as a finding. */
export function findingOf(kind: DeviationOfStep, step: number): number {
  return DEVIATIONS.indexOf(kind) * KIND_AT + step;
}

/** What a finding says; without a kind `at` is the code of a touch that is on no step. */
export function readFinding(finding: number): { readonly kind: DeviationOfStep | undefined; readonly at: number } {
  return { kind: DEVIATIONS[Math.floor(finding / KIND_AT)], at: finding % KIND_AT };
}

function findingsOf(touches: readonly ActualTouch[], codes: readonly number[], found: Deviations): Set<number> {
  const findings = new Set<number>();
  for (const step of found.missing) findings.add(findingOf('missing', step));
  for (const { step } of found.irregular) findings.add(findingOf('irregular', step));
  for (const touch of found.failed)
    for (const step of touches[touch]?.steps ?? []) findings.add(findingOf('failed', step));
  for (const touch of found.adHoc) {
    const steps = touches[touch]?.steps ?? [];
    if (steps.length === 0) findings.add(UNPLANNED * KIND_AT + (codes[touch] as number));
    for (const step of steps) {
      findings.add(findingOf('adHoc', step));
      if (touches.filter((one) => one.steps.includes(step)).length > 1) findings.add(findingOf('repeated', step));
    }
  }
  return findings;
}

/** Results of comparisons by the number of the sequence, packed: there may be a million of them. */
class Comparisons {
  /** Cost; NaN where nothing has been compared yet. */
  #cost = new Float64Array(0);
  #fitness = new Float64Array(0);
  #from = new Uint32Array(0);
  #to = new Uint32Array(0);
  #findings = new Uint32Array(1 << 10);
  #length = 0;

  has(number: number): boolean {
    return number < this.#cost.length && !Number.isNaN(this.#cost[number]);
  }

  cost(number: number): number {
    return this.#cost[number] as number;
  }

  fitness(number: number): number {
    return this.#fitness[number] as number;
  }

  /** A view: valid until the next comparison. */
  findings(number: number): Uint32Array {
    return this.#findings.subarray(this.#from[number], this.#to[number]);
  }

  add(number: number, { cost, fitness }: Deviations, findings: ReadonlySet<number>): void {
    if (number >= this.#cost.length) this.#grow(Math.max(1 << 10, number + 1, this.#cost.length * 2));
    if (this.#length + findings.size > this.#findings.length) {
      const larger = new Uint32Array(Math.max(this.#length + findings.size, this.#findings.length * 2));
      larger.set(this.#findings);
      this.#findings = larger;
    }
    this.#cost[number] = cost;
    this.#fitness[number] = fitness;
    this.#from[number] = this.#length;
    for (const finding of findings) this.#findings[this.#length++] = finding;
    this.#to[number] = this.#length;
  }

  #grow(length: number): void {
    const cost = new Float64Array(length).fill(Number.NaN);
    cost.set(this.#cost);
    this.#cost = cost;
    const fitness = new Float64Array(length);
    fitness.set(this.#fitness);
    this.#fitness = fitness;
    const from = new Uint32Array(length);
    from.set(this.#from);
    this.#from = from;
    const to = new Uint32Array(length);
    to.set(this.#to);
    this.#to = to;
  }
}

/** Different journeys, each compared with one plan at most once. */
export class ComparedJourneys {
  readonly table = new SequenceTable();
  readonly symbols: Symbols;
  readonly #automaton: Automaton;
  readonly #whole = new Comparisons();
  readonly #begun = new Comparisons();

  constructor(program: JourneyProgram, plan: Plan) {
    this.symbols = symbolsOf(program);
    this.#automaton = compilePlan(plan);
  }

  /** The cost of leaving out the shortest planned journey. */
  get shortest(): number {
    return this.#automaton.shortest;
  }

  /** How a sequence compares; the comparisons have it under its number. @param isOpen with the beginning of the plan only */
  compared(number: number, isOpen: boolean): Comparisons {
    const comparisons = isOpen ? this.#begun : this.#whole;
    if (comparisons.has(number)) return comparisons;
    const symbols = Array.from(this.table.sequence(number));
    const touches = symbols.map((symbol) => this.symbols.touchOf[symbol] as ActualTouch);
    const codes = symbols.map((symbol) => this.symbols.codeOf[symbol] as number);
    const found = compareWithPlan(touches, this.#automaton, isOpen);
    comparisons.add(number, found, findingsOf(touches, codes, found));
    return comparisons;
  }
}

/** So many different journeys are remembered on a thread, of all plans together. */
const MOST_REMEMBERED = 2_000_000;

const remembered = new Map<string, ComparedJourneys>();

/** What the codes that can be on a journey mean; names that are merely new change nothing. */
function meaningOf({ firstStep, stepOf, failed, unplanned }: JourneyProgram): string {
  let codes = unplanned.length;
  while (codes > 0 && unplanned[codes - 1] === 0 && firstStep[codes] === firstStep[codes - 1]) codes -= 1;
  return [firstStep.subarray(0, codes + 1), stepOf, failed.subarray(0, codes), unplanned.subarray(0, codes)].join(' ');
}

/** What was compared on this thread with this plan before: the same journeys come back with every question, and aligning is what costs. */
export function comparedJourneys(program: JourneyProgram, plan: Plan): ComparedJourneys {
  const key = `${JSON.stringify(plan)} ${meaningOf(program)}`;
  const known = remembered.get(key) ?? new ComparedJourneys(program, plan);
  // The one asked for last goes to the end, so that the first is the one longest unasked.
  remembered.delete(key);
  remembered.set(key, known);
  let all = 0;
  for (const { table } of remembered.values()) all += table.size;
  for (const [oldest, { table }] of remembered) {
    if (all <= MOST_REMEMBERED) break;
    remembered.delete(oldest);
    all -= table.size;
  }
  return remembered.get(key) ?? new ComparedJourneys(program, plan);
}
