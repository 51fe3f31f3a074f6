import { ProblemError } from '../problem.ts';
import type { CompiledMap } from './compile-map.ts';

/** The number of a step on the map. @throws ProblemError where the map has no such step */
export function stepNumber({ steps }: CompiledMap, id: string | undefined, path = 'query.step'): number {
  const number = steps.findIndex(({ step }) => step.id === id);
  if (number < 0) throw new ProblemError('not_found', { path });
  return number;
}
