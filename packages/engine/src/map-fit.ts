import { type ComparedJourneys, comparedJourneys, type DeviationOfStep, readFinding } from './compared-journeys.ts';
import { type JourneyPeriod, OPEN } from './cut-journeys.ts';
import { fitnessOf } from './deviations.ts';
import type { JourneyProgram } from './journey-program.ts';
import { readSequences } from './journey-sequences.ts';
import type { Part } from './part.ts';
import type { Plan } from './plan.ts';

/**
 * What becomes of open journeys: compared as if they were over (`whole`), compared with the beginning of the plan that fits
 * best (`beginning`: what is still to come is not missing), or left out.
 */
export type OpenJourneys = 'whole' | 'beginning' | 'leftOut';

/** How far actual journeys agree with the plan. Deviations are counted in journeys that have them, not in occurrences. */
export interface MapFit {
  readonly journeys: number;
  /** Journeys without any deviation in sequence (failed touches may be among them). */
  readonly conforming: number;
  /** Mean of the journeys' fitness; nothing without journeys. */
  readonly averageFitness: number | null;
  /** 1 − all costs / all empty alignments' costs; nothing without journeys. */
  readonly logFitness: number | null;
  /** How many different journeys there are, as sequences of steps. */
  readonly variants: number;
  readonly steps: readonly StepFit[];
  /** Journeys with touches that are on no step, by code, the most frequent first. */
  readonly unplanned: readonly { readonly code: number; readonly journeys: number }[];
}

export interface StepFit {
  readonly step: number;
  /** Journeys in which the step was planned and did not happen. */
  readonly missing: number;
  /** … in which it came at another place than planned. */
  readonly irregular: number;
  /** … in which it came though it was not planned (once more, or besides). */
  readonly adHoc: number;
  /** … of those, in which it came more than once. */
  readonly repeated: number;
  /** … in which it happened and went wrong. */
  readonly failed: number;
}

/** What one share of people adds up to. */
export interface FitCounts {
  readonly journeys: number;
  readonly conforming: number;
  /** Sum of the journeys' fitness. */
  readonly fitness: number;
  readonly cost: number;
  /** Sum of the costs of the empty alignments. */
  readonly worst: number;
  /** Journeys by finding. */
  readonly findings: ReadonlyMap<number, number>;
  /** A fingerprint of each different journey, ascending: 52 bits, so that of a million hardly two are taken for one. */
  readonly variants: Float64Array;
}

/** How many journeys have each sequence; sequences are known by number, and only those met are gone through again. */
class SequenceCounts {
  #counts = new Uint32Array(1 << 10);
  #met: number[] = [];

  add(number: number): void {
    if (number >= this.#counts.length) {
      const larger = new Uint32Array(Math.max(number + 1, this.#counts.length * 2));
      larger.set(this.#counts);
      this.#counts = larger;
    }
    if (this.#counts[number] === 0) this.#met.push(number);
    this.#counts[number] = (this.#counts[number] as number) + 1;
  }

  /** 0 for those not met. */
  of(number: number): number {
    return this.#counts[number] ?? 0;
  }

  get met(): readonly number[] {
    return this.#met;
  }
}

/** One pass over a share of the people: every different journey is compared with the plan, unless it has been before. */
export function countFit(
  parts: readonly Part[],
  program: JourneyProgram,
  plan: Plan,
  period: JourneyPeriod,
  openJourneys: OpenJourneys,
): FitCounts {
  const known = comparedJourneys(program, plan);
  const whole = new SequenceCounts();
  const begun = new SequenceCounts();
  readSequences(parts, program, period, known.symbols.symbolOf, known.table, (number, outcome) => {
    if (outcome !== OPEN || openJourneys === 'whole') whole.add(number);
    else if (openJourneys === 'beginning') begun.add(number);
  });
  const tally = new FitTally(known);
  for (const number of whole.met) tally.add(number, whole.of(number), false);
  for (const number of begun.met) tally.add(number, begun.of(number), true);
  const variants = Float64Array.from(
    [...whole.met, ...begun.met.filter((number) => whole.of(number) === 0)],
    (number) => known.table.fingerprint(number),
  );
  return { ...tally.counts(), variants: variants.sort() };
}

class FitTally {
  readonly #known: ComparedJourneys;
  readonly #findings = new Map<number, number>();
  #journeys = 0;
  #conforming = 0;
  #fitness = 0;
  #cost = 0;
  #worst = 0;

  constructor(known: ComparedJourneys) {
    this.#known = known;
  }

  add(number: number, journeys: number, isOpen: boolean): void {
    const compared = this.#known.compared(number, isOpen);
    const cost = compared.cost(number);
    this.#journeys += journeys;
    if (cost === 0) this.#conforming += journeys;
    this.#fitness += compared.fitness(number) * journeys;
    this.#cost += cost * journeys;
    this.#worst += (this.#known.table.lengthOf(number) + (isOpen ? 0 : this.#known.shortest)) * journeys;
    for (const finding of compared.findings(number))
      this.#findings.set(finding, (this.#findings.get(finding) ?? 0) + journeys);
  }

  counts(): Omit<FitCounts, 'variants'> {
    return {
      journeys: this.#journeys,
      conforming: this.#conforming,
      fitness: this.#fitness,
      cost: this.#cost,
      worst: this.#worst,
      findings: this.#findings,
    };
  }
}

/** Puts the shares together. */
export function gatherFit(counts: readonly FitCounts[], program: JourneyProgram): MapFit {
  const total = (of: (one: FitCounts) => number): number => counts.reduce((sum, one) => sum + of(one), 0);
  const steps = Array.from({ length: program.steps }, (_, step) => {
    const none: Record<DeviationOfStep, number> = { missing: 0, irregular: 0, adHoc: 0, repeated: 0, failed: 0 };
    return { step, ...none };
  });
  const unplanned = new Map<number, number>();
  for (const { findings } of counts) {
    for (const [finding, journeys] of findings) {
      const { kind, at } = readFinding(finding);
      const step = steps[at];
      if (kind === undefined) unplanned.set(at, (unplanned.get(at) ?? 0) + journeys);
      else if (step !== undefined) step[kind] += journeys;
    }
  }
  const journeys = total((one) => one.journeys);
  return {
    journeys,
    conforming: total((one) => one.conforming),
    averageFitness: journeys > 0 ? total((one) => one.fitness) / journeys : null,
    logFitness:
      journeys > 0
        ? fitnessOf(
            total((one) => one.cost),
            total((one) => one.worst),
            0,
          )
        : null,
    variants: differentOf(counts.map(({ variants }) => variants)),
    steps,
    unplanned: [...unplanned]
      .map(([code, having]) => ({ code, journeys: having }))
      .sort((a, b) => b.journeys - a.journeys || a.code - b.code),
  };
}

/** How many different values there are in lists that are each ascending and without repeats. */
function differentOf(lists: readonly Float64Array[]): number {
  const places = lists.map(() => 0);
  for (let different = 0; ; different += 1) {
    let least = Number.POSITIVE_INFINITY;
    for (let list = 0; list < lists.length; list += 1)
      least = Math.min(least, lists[list]?.[places[list] as number] ?? Number.POSITIVE_INFINITY);
    if (least === Number.POSITIVE_INFINITY) return different;
    for (let list = 0; list < lists.length; list += 1)
      if (lists[list]?.[places[list] as number] === least) places[list] = (places[list] as number) + 1;
  }
}
