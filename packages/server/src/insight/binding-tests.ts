import {
  type Binding,
  type JourneyMap,
  matchCode,
  patternNeedsProperties,
  stepRecognitions,
  stepsInOrder,
  touchpointsById,
} from '@waymark/model';
import type { FitsCode } from './compile-map.ts';
import type { IndexedCode } from './event-codes.ts';
import { keyOfBinding, makePropertyTest, type PropertyTest } from './property-test.ts';

/** The property tests these bindings need, each once. */
export function testsOfBindings(bindings: readonly Binding[]): PropertyTest[] {
  const needing = bindings.filter((binding) => patternNeedsProperties(binding));
  return [...new Map(needing.map((binding) => [keyOfBinding(binding), binding])).values()].map(makePropertyTest);
}

/** Every binding of a map: of its steps, and of decisions A and B. */
export function bindingsOf(map: JourneyMap): Binding[] {
  const catalogue = touchpointsById(map.touchpoints ?? []);
  const ofSteps = stepsInOrder(map).flatMap(({ step }) =>
    stepRecognitions(step, catalogue).flatMap(({ bindings }) => bindings),
  );
  return [...ofSteps, map.decisionA.binding, map.decisionB.binding].filter((binding) => binding !== undefined);
}

/** Decides by the code: name and channel, and for bindings on properties the bit the index has for their test. */
export function fitsIndexed(codes: readonly IndexedCode[], tests: readonly PropertyTest[]): FitsCode {
  const bits = new Map(tests.map(({ key }, bit) => [key, 1 << bit]));
  return (bindings, number) => {
    const code = codes[number];
    if (code === undefined) return false;
    return bindings.every((binding) => {
      const bit = bits.get(keyOfBinding(binding));
      return bit === undefined ? matchCode(binding, code) === 'yes' : (code.flags & bit) !== 0;
    });
  };
}
