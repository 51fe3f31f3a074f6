import { type FormatMigration, isJsonObject, type JsonObject } from './migration.ts';

type Change = (step: JsonObject, path: string) => JsonObject;

/** Applies a change to every step of a map; anything that is not shaped like phases and steps passes unchanged. */
function changeSteps(map: JsonObject, change: Change): JsonObject {
  if (!Array.isArray(map.phases)) return map;
  const phases = map.phases.map((phase: unknown, phaseIndex) => {
    if (!isJsonObject(phase) || !Array.isArray(phase.steps)) return phase;
    const steps = phase.steps.map((step: unknown, index) =>
      isJsonObject(step) ? change(step, `phases[${phaseIndex}].steps[${index}]`) : step,
    );
    return { ...phase, steps };
  });
  return { ...map, phases };
}

/** Version 1 had one `touchpoint` (or null) a step, version 2 has the list `touchpoints`. */
export const severalTouchpoints: FormatMigration = {
  name: 'several-touchpoints',
  from: 1,
  to: 2,
  reason: 'A step may happen at several touchpoints: bought in the app or on the web.',
  up(map) {
    return {
      ...changeSteps(map, ({ touchpoint, ...step }) => {
        if (touchpoint === undefined || touchpoint === null) return step;
        return { ...step, touchpoints: [touchpoint] };
      }),
      formatVersion: 2,
    };
  },
  down(map) {
    let trouble: string | null = null;
    const older = changeSteps(map, ({ touchpoints, ...step }, path) => {
      const list: unknown[] = Array.isArray(touchpoints) ? touchpoints : [];
      if (list.length > 1) trouble ??= path;
      return { ...step, touchpoint: list[0] ?? null };
    });
    if (trouble !== null)
      return { ok: false, path: `${trouble}.touchpoints`, reason: 'several touchpoints at one step' };
    return { ok: true, value: { ...older, formatVersion: 1 } };
  },
};
