import { compared } from './compared.ts';
import { cutJourneys, type JourneyPeriod, OPEN, type Outcome } from './cut-journeys.ts';
import { type ActualTouch, type Deviations, fitnessOf } from './deviations.ts';
import { codesOf, type JourneyProgram } from './journey-program.ts';
import type { Part } from './part.ts';
import type { Automaton } from './plan.ts';
import { SequenceTable } from './sequence-table.ts';

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

/** Codes that mean the same to an alignment share a symbol. */
interface Symbols {
  /** Length codes. */
  readonly symbolOf: Uint32Array;
  /** A code of each symbol. */
  readonly codeOf: readonly number[];
}

function symbolsOf(program: JourneyProgram): Symbols {
  const symbolOf = new Uint32Array(codesOf(program));
  const codeOf: number[] = [];
  const known = new Map<string, number>();
  for (let code = 0; code < symbolOf.length; code += 1) {
    const steps = stepsOf(program, code);
    const key = steps.length === 0 ? `code ${code}` : `${steps.join()} ${program.failed[code]}`;
    const symbol = known.get(key) ?? codeOf.push(code) - 1;
    known.set(key, symbol);
    symbolOf[code] = symbol;
  }
  return { symbolOf, codeOf };
}

function stepsOf({ firstStep, stepOf }: JourneyProgram, code: number): number[] {
  return Array.from(stepOf.subarray(firstStep[code], firstStep[code + 1]));
}

/** What one share of people adds up to: its journeys as sequences of symbols, and how many journeys have each. */
export interface JourneyVariantCounts {
  readonly sequences: readonly Uint32Array[];
  /** Journeys that are over, and open ones, by sequence. */
  readonly ended: readonly number[];
  readonly open: readonly number[];
}

/** Gives each journey's sequence of symbols its number. Touches of decision A or B that are on no step are left out. */
export function readSequences(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  table: SequenceTable,
  onSequence: (number: number, outcome: Outcome, person: number, part: Part) => void,
): void {
  const { symbolOf } = symbolsOf(program);
  const { firstStep, unplanned } = program;
  let symbols = new Uint32Array(256);
  cutJourneys(parts, program, period, (person, part, rows, touches, outcome) => {
    if (touches > symbols.length) symbols = new Uint32Array(touches * 2);
    let length = 0;
    for (let touch = 0; touch < touches; touch += 1) {
      const code = part.segment.code[rows[touch] as number] as number;
      if (firstStep[code] === firstStep[code + 1] && unplanned[code] === 0) continue;
      symbols[length] = symbolOf[code] as number;
      length += 1;
    }
    onSequence(table.numberOf(symbols, length), outcome, person, part);
  });
}

/** One pass over a share of the people. Touches of decision A or B that are on no step are left out: they frame the plan. */
export function countJourneyVariants(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
): JourneyVariantCounts {
  const table = new SequenceTable();
  const ended: number[] = [];
  const open: number[] = [];
  readSequences(parts, program, period, table, (number, outcome) => {
    ended[number] ??= 0;
    open[number] ??= 0;
    const counted = outcome === OPEN ? open : ended;
    counted[number] = (counted[number] as number) + 1;
  });
  return { sequences: ended.map((_, number) => table.sequence(number)), ended, open };
}

function touchesOf(program: JourneyProgram, codes: readonly number[]): ActualTouch[] {
  return codes.map((code) => ({ steps: stepsOf(program, code), failed: program.failed[code] === 1 }));
}

/**
 * Which of a share's sequences deviate from the plan: in this way at this step, or in any way anywhere. Open journeys are
 * compared whole, as `mapFit` does by default.
 * @returns 1 or 0 by the number of the sequence
 */
export function markDeviating(
  { sequences }: JourneyVariantCounts,
  program: JourneyProgram,
  automaton: Automaton,
  at?: { readonly kind: DeviationOfStep; readonly step: number },
): Uint8Array {
  const { codeOf } = symbolsOf(program);
  return Uint8Array.from(sequences, (sequence) => {
    const touches = touchesOf(
      program,
      Array.from(sequence, (symbol) => codeOf[symbol] as number),
    );
    const deviations = compared(touches, automaton);
    const isMeant = at === undefined ? deviations.cost > 0 : stepsDeviating(at.kind, touches, deviations).has(at.step);
    return isMeant ? 1 : 0;
  });
}

/** Puts the shares together and aligns each different journey once. */
export function gatherFit(
  counts: readonly JourneyVariantCounts[],
  program: JourneyProgram,
  automaton: Automaton,
  openJourneys: OpenJourneys,
): MapFit {
  const { codeOf } = symbolsOf(program);
  const table = new SequenceTable();
  const found = { ended: [] as number[], open: [] as number[] };
  for (const { sequences, ...counted } of counts) {
    sequences.forEach((sequence, local) => {
      const number = table.numberOf(sequence, sequence.length);
      found.ended[number] = (found.ended[number] ?? 0) + (counted.ended[local] as number);
      found.open[number] = (found.open[number] ?? 0) + (counted.open[local] as number);
    });
  }
  const tally = new FitTally(program.steps);
  found.ended.forEach((ended, number) => {
    const codes = Array.from(table.sequence(number), (symbol) => codeOf[symbol] as number);
    const touches = touchesOf(program, codes);
    const open = found.open[number] as number;
    const whole = ended + (openJourneys === 'whole' ? open : 0);
    const begun = openJourneys === 'beginning' ? open : 0;
    if (whole > 0) tally.add(whole, codes, touches, compared(touches, automaton), automaton.shortest);
    if (begun > 0) tally.add(begun, codes, touches, compared(touches, automaton, true), 0);
    if (whole + begun > 0) tally.variants += 1;
  });
  return tally.result();
}

/** The kinds of deviation that are counted by step; `repeated` ones are among the `adHoc`. */
export const DEVIATIONS = ['missing', 'irregular', 'adHoc', 'repeated', 'failed'] as const;
export type DeviationOfStep = (typeof DEVIATIONS)[number];

/** The steps at which a journey deviates in this way. */
export function stepsDeviating(
  kind: DeviationOfStep,
  touches: readonly ActualTouch[],
  { missing, irregular, adHoc, failed }: Deviations,
): Set<number> {
  const stepsAt = (places: readonly number[]) => new Set(places.flatMap((touch) => touches[touch]?.steps ?? []));
  switch (kind) {
    case 'missing':
      return new Set(missing);
    case 'irregular':
      return new Set(irregular.map(({ step }) => step));
    case 'adHoc':
      return stepsAt(adHoc);
    case 'repeated': {
      const again = [...stepsAt(adHoc)].filter(
        (step) => touches.filter(({ steps }) => steps.includes(step)).length > 1,
      );
      return new Set(again);
    }
    case 'failed':
      return stepsAt(failed);
  }
}

class FitTally {
  readonly #steps: { missing: number; irregular: number; adHoc: number; repeated: number; failed: number }[];
  readonly #unplanned = new Map<number, number>();
  variants = 0;
  #journeys = 0;
  #conforming = 0;
  #fitness = 0;
  #cost = 0;
  #worst = 0;

  constructor(steps: number) {
    this.#steps = Array.from({ length: steps }, () => ({ missing: 0, irregular: 0, adHoc: 0, repeated: 0, failed: 0 }));
  }

  add(
    journeys: number,
    codes: readonly number[],
    touches: readonly ActualTouch[],
    found: Deviations,
    shortest: number,
  ): void {
    this.#journeys += journeys;
    if (found.cost === 0) this.#conforming += journeys;
    this.#fitness += found.fitness * journeys;
    this.#cost += found.cost * journeys;
    this.#worst += (touches.length + shortest) * journeys;
    for (const kind of DEVIATIONS) {
      for (const step of stepsDeviating(kind, touches, found)) {
        const one = this.#steps[step];
        if (one !== undefined) one[kind] += journeys;
      }
    }
    const strange = found.adHoc
      .filter((touch) => touches[touch]?.steps.length === 0)
      .map((touch) => codes[touch] as number);
    for (const code of new Set(strange)) this.#unplanned.set(code, (this.#unplanned.get(code) ?? 0) + journeys);
  }

  result(): MapFit {
    const some = this.#journeys > 0;
    return {
      journeys: this.#journeys,
      conforming: this.#conforming,
      averageFitness: some ? this.#fitness / this.#journeys : null,
      logFitness: some ? fitnessOf(this.#cost, this.#worst, 0) : null,
      variants: this.variants,
      steps: this.#steps.map((counts, step) => ({ step, ...counts })),
      unplanned: [...this.#unplanned]
        .map(([code, journeys]) => ({ code, journeys }))
        .sort((a, b) => b.journeys - a.journeys || a.code - b.code),
    };
  }
}
