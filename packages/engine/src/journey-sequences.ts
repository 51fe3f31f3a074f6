import { cutJourneys, type JourneyPeriod, type Outcome } from './cut-journeys.ts';
import type { ActualTouch } from './deviations.ts';
import { codesOf, type JourneyProgram } from './journey-program.ts';
import type { Part } from './part.ts';
import type { SequenceTable } from './sequence-table.ts';

/** Codes that mean the same to a comparison share a symbol. */
export interface Symbols {
  /** By code. */
  readonly symbolOf: Uint32Array;
  /** A code of each symbol. */
  readonly codeOf: readonly number[];
  /** What a touch with the symbol is, by symbol. */
  readonly touchOf: readonly ActualTouch[];
}

/** The symbols of a program; programs that differ only in where journeys begin and end have the same. */
export function symbolsOf(program: JourneyProgram): Symbols {
  const { firstStep, stepOf, failed } = program;
  const symbolOf = new Uint32Array(codesOf(program));
  const codeOf: number[] = [];
  const touchOf: ActualTouch[] = [];
  const known = new Map<string, number>();
  for (let code = 0; code < symbolOf.length; code += 1) {
    const steps = Array.from(stepOf.subarray(firstStep[code], firstStep[code + 1]));
    const key = steps.length === 0 ? `code ${code}` : `${steps.join()} ${failed[code]}`;
    let symbol = known.get(key);
    if (symbol === undefined) {
      symbol = codeOf.push(code) - 1;
      touchOf.push({ steps, failed: failed[code] === 1 });
      known.set(key, symbol);
    }
    symbolOf[code] = symbol;
  }
  return { symbolOf, codeOf, touchOf };
}

/** Gives each journey's sequence of symbols its number. Touches of decision A or B that are on no step are left out: they frame the plan. */
export function readSequences(
  parts: readonly Part[],
  program: JourneyProgram,
  period: JourneyPeriod,
  symbolOf: Uint32Array,
  table: SequenceTable,
  onSequence: (number: number, outcome: Outcome, person: number, part: Part) => void,
): void {
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
