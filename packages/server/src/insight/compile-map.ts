import { type JourneyProgram, makeJourneyProgram, type Plan, type PlanItem, type PlannedStep } from '@waymark/engine';
import {
  type Binding,
  blocksInOrder,
  durationMs,
  type JourneyMap,
  type PlacedStep,
  stepRecognitions,
  stepsInOrder,
  touchpointsById,
} from '@waymark/model';

/** A journey map as the engine runs it, over the codes there are now. */
export interface CompiledMap {
  readonly program: JourneyProgram;
  readonly plan: Plan;
  /** Steps in the order of the map; a step's place is its number in the engine. */
  readonly steps: readonly PlacedStep[];
  /** By step: whether the map says how to recognise it. */
  readonly bound: readonly boolean[];
  /** Whether decision B has a binding; without one nobody can be seen arriving. */
  readonly arrivalBound: boolean;
}

/** Whether an event of this code fits every one of the bindings. Codes carry what property tests found, so they decide alone. */
export type FitsCode = (bindings: readonly Binding[], code: number) => boolean;

const planned = ({ step, index, optional }: PlacedStep): PlannedStep => ({
  step: index,
  optional,
  repeatable: step.repeatable,
});

function planOf(map: JourneyMap): PlanItem[] {
  return blocksInOrder(map).map((block): PlanItem => {
    const steps = block.steps.map(planned);
    const [first] = steps;
    if (block.kind === 'oneOf') return { kind: 'oneOf', options: steps, optional: block.optional };
    if (block.kind === 'anyOrder' || first === undefined) return { kind: 'anyOrder', steps };
    return { kind: 'step', ...first };
  });
}

/**
 * Compiles a map with its touchpoints.
 *
 * A decision A that has a binding begins journeys with that binding's touches alone, also while nobody has sent such an
 * event yet: then there are no journeys, and not journeys that begin anywhere.
 */
export function compileMap(map: JourneyMap, codes: number, fits: FitsCode): CompiledMap {
  const steps = stepsInOrder(map);
  const catalogue = touchpointsById(map.touchpoints ?? []);
  const recognitions = steps.map(({ step }) => stepRecognitions(step, catalogue));
  const all = Array.from({ length: codes }, (_, code) => code);
  const codesOf = (binding: Binding | undefined) =>
    binding === undefined ? [] : all.filter((code) => fits([binding], code));
  const begins = codesOf(map.decisionA.binding);
  const nobodyBegins = map.decisionA.binding !== undefined && begins.length === 0;
  const stepsOfCode = all.map((code) =>
    nobodyBegins
      ? []
      : recognitions.flatMap((ways, step) => (ways.some(({ bindings }) => fits(bindings, code)) ? [step] : [])),
  );
  const patienceMs = map.patience === null ? null : durationMs(map.patience);
  const program = makeJourneyProgram({
    steps: steps.length,
    stepsOfCode,
    begins,
    arrives: nobodyBegins ? [] : codesOf(map.decisionB.binding),
    patienceSeconds: patienceMs === null ? null : Math.floor(patienceMs / 1000),
  });
  return {
    program,
    plan: planOf(map),
    steps,
    bound: recognitions.map((ways) => ways.length > 0),
    arrivalBound: map.decisionB.binding !== undefined,
  };
}
