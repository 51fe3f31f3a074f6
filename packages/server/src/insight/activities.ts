import { type Selection, SKIP } from '@waymark/engine';
import type { EventCode } from '@waymark/model';
import { type Period, periodSeconds } from './period.ts';

/** Codes seen as activities: every name is one, whatever the channel. */
export interface Activities {
  readonly names: readonly string[];
  readonly selection: Selection;
}

/** Folds codes into activities by name. @param only leaves out all other names */
export function activitiesOf(
  codes: readonly EventCode[],
  period: Period,
  only?: (code: EventCode, number: number) => boolean,
): Activities {
  const numbers = new Map<string, number>();
  const nodeOf = Uint32Array.from(codes, (code, number) => {
    if (only !== undefined && !only(code, number)) return SKIP;
    const node = numbers.get(code.name) ?? numbers.size;
    numbers.set(code.name, node);
    return node;
  });
  return { names: [...numbers.keys()], selection: { nodeOf, nodes: numbers.size, ...periodSeconds(period) } };
}
