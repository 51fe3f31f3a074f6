import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { JourneyEngine, SequenceIndex, SKIP } from '../src/index.ts';
import { CODES, type History, logs, naiveHistories, segmentOf } from './naive/log.ts';

const engine = new JourneyEngine({ threads: 0 });
afterAll(() => engine.close());

/** Places of a node on the ways of people with at least one other, ascending. */
function naivePlaces(histories: readonly History[], node: number, nodeOf: Uint32Array): number[] {
  return histories
    .flatMap(({ events }) => {
      const met = [...new Set(events.map(({ code }) => nodeOf[code] as number).filter((one) => one !== SKIP))];
      const rank = met.indexOf(node);
      return rank < 0 || met.length < 2 ? [] : [Math.floor((1000 * rank) / (met.length - 1))];
    })
    .sort((a, b) => a - b);
}

test('where nodes stand equals the naive reading', async () => {
  await fc.assert(
    fc.asyncProperty(
      logs,
      fc.array(fc.constantFrom(0, 1, 2, SKIP), { minLength: CODES, maxLength: CODES }),
      async (log, nodes) => {
        const nodeOf = Uint32Array.from(nodes);
        const histories = naiveHistories(log);
        const found = await engine.typicalOrder(new SequenceIndex(segmentOf(log)), { nodeOf, nodes: 3 });
        const times = (history: History, node: number) =>
          history.events.filter(({ code }) => nodeOf[code] === node).length;
        const expected = [0, 1, 2].flatMap((node) => {
          const people = histories.filter((one) => times(one, node) > 0);
          const places = naivePlaces(histories, node, nodeOf);
          const sum = places.reduce((all, place) => all + place, 0);
          if (people.length === 0) return [];
          return {
            node,
            people: people.length,
            repeatedBy: people.filter((one) => times(one, node) > 1).length,
            placedBy: places.length,
            medianPlace: places[Math.floor(places.length / 2)] ?? null,
            meanPlace: places.length === 0 ? null : sum / places.length,
          };
        });
        expect(found).toEqual(expected);
      },
    ),
  );
});
