import type { Id } from '../id.ts';
import type { Binding } from '../rule/pattern.ts';
import type { Touchpoint } from '../touchpoint.ts';
import type { Step } from './step.ts';

/** One way to recognise a step: every binding listed must hold for the event. */
export interface StepRecognition {
  /** The touchpoint that was touched; null where only the step itself is bound. */
  touchpoint: Id | null;
  bindings: Binding[];
}

/**
 * All ways to recognise a step; an event is a touch of it when any of them holds. Empty = the step binds to nothing.
 * The step's own binding narrows those of its touchpoints, and stands alone where none of them has one.
 */
export function stepRecognitions(
  step: Pick<Step, 'touchpoints' | 'binding'>,
  touchpointById: ReadonlyMap<Id, Pick<Touchpoint, 'binding'>>,
): StepRecognition[] {
  const recognitions: StepRecognition[] = [];
  for (const id of step.touchpoints) {
    const binding = touchpointById.get(id)?.binding;
    if (binding === undefined) continue;
    recognitions.push({ touchpoint: id, bindings: step.binding === undefined ? [binding] : [binding, step.binding] });
  }
  if (recognitions.length === 0 && step.binding !== undefined) {
    recognitions.push({ touchpoint: null, bindings: [step.binding] });
  }
  return recognitions;
}

/** A catalogue by id. Of entries with the same id the first counts. */
export function touchpointsById(touchpoints: readonly Touchpoint[]): Map<Id, Touchpoint> {
  const byId = new Map<Id, Touchpoint>();
  for (const touchpoint of touchpoints) if (!byId.has(touchpoint.id)) byId.set(touchpoint.id, touchpoint);
  return byId;
}
