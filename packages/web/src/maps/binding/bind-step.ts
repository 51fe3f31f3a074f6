import type { Binding, JourneyMap, Touchpoint } from '@waymark/model';

/** What must be saved so that a step is recognised by events of these names. */
export interface BoundStep {
  /** The changed map, without its touchpoints: those are saved by themselves. */
  readonly map: JourneyMap;
  /** Changed entries of the catalogue. */
  readonly touchpoints: readonly Touchpoint[];
}

/**
 * Binds a step to events. A step's own binding narrows those of its touchpoints, so where touchpoints recognise the
 * step their binding is what must change; a touchpoint other steps use too is left as it is and narrowed instead.
 * No event removes what recognises the step.
 */
export function bindStep(map: JourneyMap, stepId: string, events: readonly string[]): BoundStep {
  const { touchpoints: catalogue = [], ...living } = map;
  const steps = map.phases.flatMap((phase) => phase.steps);
  const step = steps.find((one) => one.id === stepId);
  const usedElsewhere = new Set(steps.filter((one) => one.id !== stepId).flatMap((one) => one.touchpoints));
  const bound = catalogue.filter((one) => one.binding !== undefined && step?.touchpoints.includes(one.id));
  const byTouchpoint = bound.length > 0 && bound.every((one) => !usedElsewhere.has(one.id));
  /** What else an event had to fulfil stays asked of it. */
  const wanted = (before: Binding | undefined): Binding => ({ ...before, name: [...events] });
  const none = events.length === 0;
  return {
    map: {
      ...living,
      phases: map.phases.map((phase) => ({
        ...phase,
        steps: phase.steps.map((one) => {
          if (one.id !== stepId) return one;
          const { binding, ...rest } = one;
          return none || byTouchpoint ? rest : { ...rest, binding: wanted(binding) };
        }),
      })),
    },
    touchpoints: byTouchpoint
      ? bound.map(({ binding, ...rest }, place) =>
          place === 0 && !none ? { ...rest, binding: wanted(binding) } : rest,
        )
      : [],
  };
}
