import type { ProcessMapAnswer } from '../src/insight/process-map/process-graph.ts';

/** A small generator of numbers from 0 to 1 whose whole state is its seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The process map of these ways, as the API answers it; every step takes a minute. */
export function answerOf(ways: readonly (readonly string[])[]): ProcessMapAnswer {
  const walked = ways.filter((way) => way.length > 0);
  const activities = new Map<string, ProcessMapAnswer['activities'][number]>();
  const edges = new Map<string, ProcessMapAnswer['edges'][number]>();
  for (const way of walked) {
    for (const name of new Set(way)) {
      const had = activities.get(name) ?? { name, count: 0, people: 0, starts: 0, ends: 0 };
      activities.set(name, {
        name,
        count: had.count + way.filter((one) => one === name).length,
        people: had.people + 1,
        starts: had.starts + (way[0] === name ? 1 : 0),
        ends: had.ends + (way.at(-1) === name ? 1 : 0),
      });
    }
    const steps = way.slice(1).map((to, place) => ({ from: way[place] ?? '', to }));
    const counted = new Map<string, number>();
    for (const { from, to } of steps) {
      const key = JSON.stringify([from, to]);
      const edge = edges.get(key) ?? { from, to, count: 0, people: 0, medianMs: 60_000, p90Ms: 600_000 };
      const isNew = !counted.has(key);
      counted.set(key, 1);
      edges.set(key, { ...edge, count: edge.count + 1, people: edge.people + (isNew ? 1 : 0) });
    }
  }
  return {
    people: walked.length,
    events: walked.reduce((sum, way) => sum + way.length, 0),
    activities: [...activities.values()],
    edges: [...edges.values()],
  };
}

/** Ways of many people over so many events: mostly onwards, sometimes back, each event as rare as it is far. */
export function manyWays(events: number, people: number, seed: number): string[][] {
  const next = random(seed);
  return Array.from({ length: people }, () => {
    const way: string[] = [];
    let at = next() < 0.7 ? Math.floor(next() ** 3 * 6) : Math.floor(next() * events);
    for (let step = 0; step < 60 && at < events; step += 1) {
      way.push(`Ereignis ${at + 1}`);
      const leap = next();
      at = Math.max(0, at + (leap < 0.12 ? -1 : leap < 0.16 ? 0 : 1 + Math.floor(next() ** 4 * 9)));
      if (next() < 0.02) break;
    }
    return way;
  });
}
