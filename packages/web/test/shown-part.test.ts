import fc from 'fast-check';
import { expect, test } from 'vitest';
import { END, graphOf, nodeId, type ProcessGraph, START } from '../src/insight/process-map/process-graph.ts';
import { detailAtFirst, detailLevels, type ShownPart, shownPart } from '../src/insight/process-map/shown-part.ts';
import { answerOf, manyWays } from './process-graph.ts';

const ways = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'start', 'end'), { maxLength: 12 }), {
  minLength: 1,
  maxLength: 25,
});
const share = fc.integer({ min: 0, max: 20 }).map((steps) => steps / 20);
const details = fc.record({ nodes: share, edges: share });

/** What can be reached from a node over shown edges, in their direction or against it. */
function reached(graph: ProcessGraph, { edges }: ShownPart, from: string, onwards: boolean): Set<string> {
  const found = new Set([from]);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const id of edges) {
      const edge = graph.edges.get(id);
      if (edge === undefined) continue;
      const [near, far] = onwards ? [edge.from, edge.to] : [edge.to, edge.from];
      if (found.has(near)) found.add(far);
    }
  }
  return found;
}

function expectConnected(graph: ProcessGraph, part: ShownPart): void {
  const nodes = [...part.nodes].sort();
  expect([...reached(graph, part, START, true)].sort()).toEqual(nodes);
  expect([...reached(graph, part, END, false)].sort()).toEqual(nodes);
  const shown = new Set(part.nodes);
  const edges = new Set(part.edges);
  for (const id of part.nodes) {
    const between = ({ from, to }: { from: string; to: string }): boolean => shown.has(from) && shown.has(to);
    for (const strongest of [graph.into.get(id)?.find(between), graph.outOf.get(id)?.find(between)])
      if (strongest !== undefined) expect(edges.has(strongest.id), `the strongest way at ${id}`).toBe(true);
  }
  for (const id of part.edges) {
    const edge = graph.edges.get(id);
    expect(edge !== undefined && shown.has(edge.from) && shown.has(edge.to)).toBe(true);
  }
}

test('whatever the detail, what is shown hangs together from the start to the end', () => {
  fc.assert(
    fc.property(ways, details, fc.array(fc.nat(40), { maxLength: 3 }), (log, detail, kept) => {
      fc.pre(log.some((way) => way.length > 0));
      const graph = graphOf(answerOf(log));
      const levels = detailLevels(graph);
      expectConnected(graph, shownPart(graph, levels, detail));
      const all = [...graph.nodes.keys(), ...graph.edges.keys()];
      const keep = kept.map((place) => all[place % all.length] ?? START);
      const part = shownPart(graph, levels, detail, keep);
      expectConnected(graph, part);
      for (const id of keep) expect([...part.nodes, ...part.edges]).toContain(id);
    }),
    { numRuns: 500 },
  );
});

test('more detail only ever adds', () => {
  fc.assert(
    fc.property(ways, details, details, (log, one, other) => {
      fc.pre(log.some((way) => way.length > 0));
      const graph = graphOf(answerOf(log));
      const levels = detailLevels(graph);
      const less = { nodes: Math.min(one.nodes, other.nodes), edges: Math.min(one.edges, other.edges) };
      const more = { nodes: Math.max(one.nodes, other.nodes), edges: Math.max(one.edges, other.edges) };
      const [few, many] = [shownPart(graph, levels, less), shownPart(graph, levels, more)];
      expect(few.nodes.filter((id) => !many.nodes.includes(id))).toEqual([]);
      expect(few.edges.filter((id) => !many.edges.includes(id))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('full detail shows everything, none the strongest way only', () => {
  const graph = graphOf(
    answerOf([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'c'],
      ['a', 'a', 'd', 'c'],
    ]),
  );
  const levels = detailLevels(graph);
  const all = shownPart(graph, levels, { nodes: 1, edges: 1 });
  expect(all.nodes.length).toBe(graph.nodes.size);
  expect(all.edges.length).toBe(graph.edges.size);
  const none = shownPart(graph, levels, { nodes: 0, edges: 0 });
  expect(none.nodes).toContain(nodeId('a'));
  expect(none.nodes).not.toContain(nodeId('d'));
});

test('a large graph is first shown with what can be taken in', () => {
  const graph = graphOf(answerOf(manyWays(200, 3_000, 7)));
  const levels = detailLevels(graph);
  const detail = detailAtFirst(levels);
  const part = shownPart(graph, levels, detail);
  expect(part.nodes.length).toBeGreaterThan(15);
  expect(part.nodes.length).toBeLessThan(60);
  expectConnected(graph, part);
});
