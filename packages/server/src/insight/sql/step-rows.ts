import type { MapStatistics } from '@waymark/engine';

/** What a map makes of names, by place of the name: its steps, and which names begin (none: any step does) and arrive. */
export interface NamedProgram {
  readonly steps: readonly (readonly number[])[];
  readonly begins: readonly number[];
  readonly arrives: readonly number[];
  /** Seconds; 0: none. */
  readonly patience: number;
}

/** The parameters of the step statements for a map over names; only names that mean something are touches of it. */
export function stepParameters(names: readonly string[], program: NamedProgram, nowMs: number) {
  const { steps, begins, arrives, patience } = program;
  const anyStep = begins.length === 0;
  const stepsOf = (code: number) => steps[code] ?? [];
  const meant = Array.from(names.keys()).filter(
    (code) => stepsOf(code).length > 0 || begins.includes(code) || arrives.includes(code),
  );
  return {
    names: meant.map((code) => names[code] ?? ''),
    steps: meant.map((code) => [...stepsOf(code)]),
    begins: meant.map((code) => Number(anyStep ? stepsOf(code).length > 0 : begins.includes(code))),
    arrives: meant.map((code) => Number(arrives.includes(code))),
    patience,
    now: Math.floor(nowMs / 1000),
  };
}

const times = ({ n, medianSeconds, p90Seconds }: MapStatistics['toArrival']) => ({
  n,
  median: medianSeconds ?? 0,
  p90: p90Seconds ?? 0,
});

/** The engine's step statistics as the rows the step statements give. */
export function rowsOfStatistics(statistics: MapStatistics) {
  const { people, journeys, arrived, left, open, arrivedPeople, toArrival } = statistics;
  return {
    totals: { people, journeys, arrived, left, open, arrivedPeople, ...times(toArrival) },
    steps: statistics.steps
      .filter(({ touches }) => touches > 0)
      .map((step) => ({
        step: step.step,
        people: step.people,
        touches: step.touches,
        journeys: step.journeys,
        begins: step.begins,
        left: step.left,
        leftPeople: step.leftPeople,
        open: step.open,
        openPeople: step.openPeople,
        arrived: step.arrived,
        arrivedPeople: step.arrivedPeople,
        repeatedPeople: step.repeatedPeople,
        ...times(step.sinceBefore),
      })),
    flows: statistics.flows.map(({ from, to, count, people: both }) => ({ from, to, count, people: both })),
  };
}
