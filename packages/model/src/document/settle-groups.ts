import type { Id } from '../id.ts';
import type { Phase } from '../map/phase.ts';
import type { Step } from '../map/step.ts';
import { MAX_ANY_ORDER_STEPS, type StepGroup } from '../map/step-group.ts';
import type { ReportRepair } from './repair.ts';

/**
 * Makes groups whole again after a merge, in place: a step leaves a group that does not exist, that has begun in
 * another phase, or that is full; members torn apart gather behind the first one.
 */
export function settleGroups(phases: Phase[], groups: readonly StepGroup[], report: ReportRepair): void {
  const groupById = new Map(groups.map((group) => [group.id, group]));
  const phaseOfGroup = new Map<Id, Phase>();
  for (const phase of phases) {
    const members = new Map<Id, Step[]>();
    const order: (Step | { gathered: Id })[] = [];
    for (const step of phase.steps) {
      const group = keepOrLeave(step, phase, groupById, phaseOfGroup, members, report);
      if (group === null) {
        order.push(step);
        continue;
      }
      const gathered = members.get(group);
      if (gathered === undefined) {
        members.set(group, [step]);
        order.push({ gathered: group });
      } else {
        const last = order.at(-1);
        if (last === undefined || !('gathered' in last) || last.gathered !== group) {
          report('group-gathered', ['steps', step.id], { group });
        }
        gathered.push(step);
      }
    }
    phase.steps = order.flatMap((item) => ('gathered' in item ? (members.get(item.gathered) ?? []) : [item]));
  }
}

function keepOrLeave(
  step: Step,
  phase: Phase,
  groupById: ReadonlyMap<Id, StepGroup>,
  phaseOfGroup: Map<Id, Phase>,
  members: ReadonlyMap<Id, Step[]>,
  report: ReportRepair,
): Id | null {
  if (step.group === undefined) return null;
  const group = groupById.get(step.group);
  const path = ['steps', step.id, 'group'];
  if (group === undefined) report('group-unknown', path, { group: step.group });
  else if ((phaseOfGroup.get(group.id) ?? phase) !== phase) report('group-left', path, { group: group.id });
  else if (group.kind === 'anyOrder' && (members.get(group.id)?.length ?? 0) >= MAX_ANY_ORDER_STEPS) {
    report('any-order-too-large', path, { group: group.id, most: MAX_ANY_ORDER_STEPS });
  } else {
    phaseOfGroup.set(group.id, phase);
    return group.id;
  }
  delete step.group;
  return null;
}
