import type { JourneyMap, Phase, Step, StepPlace } from '@waymark/model';

/** A column of the board: a step, or the place that a phase without steps keeps free. */
export interface PlanColumn {
  readonly phase: Phase;
  readonly phaseIndex: number;
  readonly step: Step | null;
  /** Place of the step in its phase. */
  readonly index: number;
}

export function planColumns(map: JourneyMap): PlanColumn[] {
  return map.phases.flatMap((phase, phaseIndex): PlanColumn[] =>
    phase.steps.length === 0
      ? [{ phase, phaseIndex, step: null, index: 0 }]
      : phase.steps.map((step, index) => ({ phase, phaseIndex, step, index })),
  );
}

/** Where a step goes that is let go over a column: before its step in the left half, behind it in the right. */
export function placeAt(columns: readonly PlanColumn[], at: number): StepPlace | null {
  const column = columns[Math.max(0, Math.min(columns.length - 1, Math.floor(at)))];
  if (column === undefined) return null;
  if (column.step === null) return { phase: column.phase.id, index: 0 };
  return { phase: column.phase.id, index: column.index + (at - Math.floor(at) < 0.5 && at < columns.length ? 0 : 1) };
}
