import { type Selection, SKIP } from '../../src/index.ts';
import { type History, naiveQuantile } from './log.ts';

type Touch = { node: number; second: number };

/** Naive: what the selection leaves of each history; people without any event are not there. */
export function selected(histories: readonly History[], selection: Selection): Touch[][] {
  const { fromSecond = 0, toSecond = Number.POSITIVE_INFINITY, nodeOf } = selection;
  return histories
    .map(({ events }) =>
      events
        .filter(({ second }) => second >= fromSecond && second < toSecond)
        .map(({ code, second }) => ({ node: nodeOf[code] ?? SKIP, second }))
        .filter(({ node }) => node !== SKIP),
    )
    .filter((touches) => touches.length > 0);
}

/** Naive process map. */
export function naiveProcessMap(histories: readonly History[], selection: Selection) {
  const people = selected(histories, selection);
  const all = people.flat();
  const nodes = [...new Set(all.map(({ node }) => node))].sort((a, b) => a - b);
  const pairs = people.flatMap((touches, person) =>
    touches.slice(1).map((touch, place) => {
      const before = touches[place] as Touch;
      return { from: before.node, to: touch.node, person, time: touch.second - before.second };
    }),
  );
  return {
    people: people.length,
    events: all.length,
    nodes: nodes.map((node) => ({
      node,
      events: all.filter((touch) => touch.node === node).length,
      people: people.filter((touches) => touches.some((touch) => touch.node === node)).length,
      starts: people.filter((touches) => touches[0]?.node === node).length,
      ends: people.filter((touches) => touches.at(-1)?.node === node).length,
    })),
    edges: nodes.flatMap((from) =>
      nodes.flatMap((to) => {
        const own = pairs.filter((pair) => pair.from === from && pair.to === to);
        const times = own.map(({ time }) => time);
        if (own.length === 0) return [];
        return [
          {
            from,
            to,
            count: own.length,
            people: new Set(own.map(({ person }) => person)).size,
            medianSeconds: naiveQuantile(times, 0.5),
            p90Seconds: naiveQuantile(times, 0.9),
          },
        ];
      }),
    ),
  };
}

/** Naive variants, all of them. */
export function naiveVariants(histories: readonly History[], selection: Selection) {
  const people = selected(histories, selection);
  const groups = Map.groupBy(people, (touches) => JSON.stringify(touches.map(({ node }) => node)));
  const compare = (a: readonly number[], b: readonly number[]) => {
    const place = a.findIndex((value, at) => value !== b[at]);
    if (place < 0) return a.length - b.length;
    return place >= b.length ? 1 : (a[place] as number) - (b[place] as number);
  };
  return [...groups.values()]
    .map((own) => ({
      sequence: (own[0] ?? []).map(({ node }) => node),
      people: own.length,
      share: own.length / people.length,
      medianSeconds: naiveQuantile(
        own.map((touches) => (touches.at(-1)?.second ?? 0) - (touches[0]?.second ?? 0)),
        0.5,
      ),
    }))
    .sort((a, b) => b.people - a.people || compare(a.sequence, b.sequence));
}
