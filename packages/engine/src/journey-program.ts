/** A map as the engine needs it to cut histories into journeys: what each code means on it. All arrays by code. */
export interface JourneyProgram {
  /** How many steps the map has; steps are 0 to steps − 1 in the order of the map. */
  readonly steps: number;
  /** Steps a code is a touch of: `stepOf[firstStep[code]]` to `stepOf[firstStep[code + 1] − 1]`. Length codes + 1. */
  readonly firstStep: Uint32Array;
  readonly stepOf: Uint16Array;
  /** 1 where the code is a touch of decision A. All 0: a journey begins with the first touch of any step. */
  readonly begins: Uint8Array;
  /** 1 where the code is a touch of decision B. */
  readonly arrives: Uint8Array;
  /** 1 where the code counts as a touch of the journey though it belongs to no step (unplanned touchpoints). */
  readonly unplanned: Uint8Array;
  /** 1 where the code says that the touch happened and went wrong. */
  readonly failed: Uint8Array;
  /** So long without a touch and the person has left; nothing: never. */
  readonly patienceSeconds: number | null;
}

/** How many codes the program knows; later codes mean nothing on the map. */
export function codesOf(program: JourneyProgram): number {
  return program.begins.length;
}

/** Makes a program from lists: the steps, and the meaning, of each code. */
export function makeJourneyProgram(input: {
  readonly steps: number;
  readonly stepsOfCode: readonly (readonly number[])[];
  readonly begins?: readonly number[];
  readonly arrives?: readonly number[];
  readonly unplanned?: readonly number[];
  readonly failed?: readonly number[];
  readonly patienceSeconds?: number | null;
}): JourneyProgram {
  const codes = input.stepsOfCode.length;
  const firstStep = new Uint32Array(codes + 1);
  input.stepsOfCode.forEach((steps, code) => {
    firstStep[code + 1] = (firstStep[code] as number) + steps.length;
  });
  const marks = (marked: readonly number[] = []) => {
    const result = new Uint8Array(codes);
    for (const code of marked) result[code] = 1;
    return result;
  };
  return {
    steps: input.steps,
    firstStep,
    stepOf: Uint16Array.from(input.stepsOfCode.flat()),
    begins: marks(input.begins),
    arrives: marks(input.arrives),
    unplanned: marks(input.unplanned),
    failed: marks(input.failed),
    patienceSeconds: input.patienceSeconds ?? null,
  };
}
