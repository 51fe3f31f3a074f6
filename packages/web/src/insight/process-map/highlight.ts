import { END, edgeId, nodeId, type ProcessGraph, START } from './process-graph.ts';

/** What stands out while something is chosen; the rest steps back. */
export interface Highlight {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

/** Ids along a variant, from the start to the end; only those the graph has. */
export function wayOf(graph: ProcessGraph, events: readonly string[]): Highlight {
  const stops = [START, ...events.map(nodeId), END];
  const edges = stops.slice(1).map((to, place) => edgeId(stops[place] ?? START, to));
  return {
    nodes: new Set(stops.filter((id) => graph.nodes.has(id))),
    edges: new Set(edges.filter((id) => graph.edges.has(id))),
  };
}

/** A node with its ways in and out and where they lead, or an edge with its two ends. */
export function aroundPicked(graph: ProcessGraph, shownEdges: readonly string[], picked: string): Highlight | null {
  const edge = graph.edges.get(picked);
  if (edge !== undefined) return { nodes: new Set([edge.from, edge.to]), edges: new Set([picked]) };
  if (!graph.nodes.has(picked)) return null;
  const touching = shownEdges.flatMap((id) => {
    const one = graph.edges.get(id);
    return one !== undefined && (one.from === picked || one.to === picked) ? [one] : [];
  });
  return {
    nodes: new Set([picked, ...touching.flatMap(({ from, to }) => [from, to])]),
    edges: new Set(touching.map(({ id }) => id)),
  };
}

/** A short mark of a variant for the address: FNV-1a over its events, so that it finds the same one after a reload. */
export function variantMark(events: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(events)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}
