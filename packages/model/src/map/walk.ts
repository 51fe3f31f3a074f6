import type { JourneyMap } from './journey-map.ts';
import type { Phase } from './phase.ts';
import type { Step } from './step.ts';
import type { StepGroup } from './step-group.ts';

/** A step with its place on the map. */
export interface PlacedStep {
  step: Step;
  phase: Phase;
  phaseIndex: number;
  /** Place among all steps of the map, from 0: the column it is drawn in. */
  index: number;
  group: StepGroup | null;
  /** May be left out: by its own flag, or because its whole group may. */
  optional: boolean;
}

/** Steps a walker meets next to each other as one unit: what a map compiles from. */
export interface StepBlock {
  kind: 'single' | 'oneOf' | 'anyOrder';
  /**
   * Nothing of it needs to happen. For oneOf: the group or any member is optional. For anyOrder: the group is; its
   * members are then optional one by one (`PlacedStep.optional`), so part of an optional group is no deviation.
   */
  optional: boolean;
  steps: PlacedStep[];
  group: StepGroup | null;
}

/** All steps of the map, phase by phase, in the order they are drawn. A group that does not exist counts as none. */
export function stepsInOrder(map: Pick<JourneyMap, 'phases' | 'groups'>): PlacedStep[] {
  const groups = new Map(map.groups.map((group) => [group.id, group]));
  const steps: PlacedStep[] = [];
  for (const [phaseIndex, phase] of map.phases.entries()) {
    for (const step of phase.steps) {
      const group = (step.group !== undefined && groups.get(step.group)) || null;
      steps.push({
        step,
        phase,
        phaseIndex,
        index: steps.length,
        group,
        optional: step.optional || group?.optional === true,
      });
    }
  }
  return steps;
}

/**
 * The map as a flat sequence of blocks. Neighbours of one group in one phase make one block; a group torn apart makes
 * several (a finding of `validateMap`); a group of one step is that step, optional when either is.
 */
export function blocksInOrder(map: Pick<JourneyMap, 'phases' | 'groups'>): StepBlock[] {
  const blocks: StepBlock[] = [];
  for (const placed of stepsInOrder(map)) {
    const { group } = placed;
    const last = blocks.at(-1);
    const before = last?.steps[0];
    if (last && group !== null && last.group === group && before?.phaseIndex === placed.phaseIndex) {
      last.steps.push(placed);
      last.kind = group.kind;
      last.optional = group.optional || (group.kind === 'oneOf' && last.steps.some((member) => member.optional));
    } else {
      blocks.push({ kind: 'single', optional: placed.optional, steps: [placed], group });
    }
  }
  return blocks;
}
