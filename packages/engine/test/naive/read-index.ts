import type { SequenceIndex } from '../../src/index.ts';
import type { History } from './log.ts';

/** Everything an index holds, people ascending. */
export function historiesOf(index: SequenceIndex): History[] {
  return [...index.keys()]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((person) => {
      const sequence = index.sequenceOf(person);
      return {
        person,
        events: Array.from(sequence?.second ?? [], (second, place) => ({
          second,
          code: sequence?.code[place] as number,
        })),
      };
    });
}
