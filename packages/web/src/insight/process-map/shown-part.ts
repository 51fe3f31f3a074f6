import { type LikeliestWays, likeliestWays } from './likeliest-ways.ts';
import { END, type GraphEdge, type ProcessGraph, START } from './process-graph.ts';

/** How much of the graph is shown: shares of its events and of its connections, 0 to 1. */
export interface Detail {
  readonly nodes: number;
  readonly edges: number;
}

/** Ids of what is shown, in the order of the graph. */
export interface ShownPart {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/**
 * At which detail each node and edge of a graph comes in.
 *
 * Events come in by how many people had them, each together with the events on its likeliest way from the start and to the end;
 * so whatever is shown hangs together. The likeliest ways, and for every node the strongest way in and out among what is shown,
 * are there whatever the detail of connections; the rest comes in by strength. More detail never takes anything away.
 */
export interface DetailLevels {
  readonly events: number;
  /** Event nodes: shown when more events than this are asked for. */
  readonly nodeLevel: ReadonlyMap<string, number>;
  /** The same for edges that are there for the sake of the connection. */
  readonly edgeLevel: ReadonlyMap<string, number>;
  /** Strength of every edge, 0 the strongest. */
  readonly edgeRank: ReadonlyMap<string, number>;
  readonly ways: LikeliestWays;
}

/** What must be shown so that a node hangs together with the start and the end. */
function lifeline({ fromStart, toEnd }: LikeliestWays, id: string): { nodes: string[]; edges: GraphEdge[] } {
  const nodes = [id];
  const edges: GraphEdge[] = [];
  for (let edge = fromStart.get(id); edge !== undefined; edge = fromStart.get(edge.from)) {
    edges.push(edge);
    nodes.push(edge.from);
  }
  for (let edge = toEnd.get(id); edge !== undefined; edge = toEnd.get(edge.to)) {
    edges.push(edge);
    nodes.push(edge.to);
  }
  return { nodes, edges };
}

export function detailLevels(graph: ProcessGraph): DetailLevels {
  const edgeRank = new Map([...graph.edges.keys()].map((id, rank) => [id, rank]));
  const ways = likeliestWays(graph);
  const nodeLevel = new Map<string, number>([
    [START, -1],
    [END, -1],
  ]);
  const edgeLevel = new Map<string, number>();
  const bestInto = new Map<string, number>();
  const bestOutOf = new Map<string, number>();
  const comesIn = (id: string, level: number): void => {
    if (!edgeLevel.has(id)) edgeLevel.set(id, level);
  };
  /** The strongest way in and out of a node is overtaken only by a stronger one that comes in later; both stay. */
  const offer = (edge: GraphEdge, level: number): void => {
    if (!nodeLevel.has(edge.from) || !nodeLevel.has(edge.to)) return;
    const rank = edgeRank.get(edge.id) ?? 0;
    if (rank < (bestInto.get(edge.to) ?? Number.POSITIVE_INFINITY)) {
      bestInto.set(edge.to, rank);
      comesIn(edge.id, level);
    }
    if (rank < (bestOutOf.get(edge.from) ?? Number.POSITIVE_INFINITY)) {
      bestOutOf.set(edge.from, rank);
      comesIn(edge.id, level);
    }
  };
  const events = [...graph.nodes.values()].filter(({ kind }) => kind === 'event');
  events.forEach(({ id }, level) => {
    const { nodes, edges } = lifeline(ways, id);
    for (const edge of edges) comesIn(edge.id, level);
    const fresh = nodes.filter((one) => !nodeLevel.has(one));
    for (const one of fresh) nodeLevel.set(one, level);
    const around = new Set(fresh.flatMap((one) => [...(graph.into.get(one) ?? []), ...(graph.outOf.get(one) ?? [])]));
    for (const edge of [...around].sort((a, b) => (edgeRank.get(a.id) ?? 0) - (edgeRank.get(b.id) ?? 0)))
      offer(edge, level);
  });
  return { events: events.length, nodeLevel, edgeLevel, edgeRank, ways };
}

/** @param keep ids of nodes and edges to show whatever the detail, with what connects them */
export function shownPart(
  graph: ProcessGraph,
  levels: DetailLevels,
  detail: Detail,
  keep: Iterable<string> = [],
): ShownPart {
  const { nodeLevel, edgeLevel, edgeRank, ways } = levels;
  const asked = Math.max(1, Math.ceil(detail.nodes * levels.events - 1e-9));
  const strongest = Math.ceil(detail.edges * edgeRank.size - 1e-9);
  const shown = new Set([...graph.nodes.keys()].filter((id) => (nodeLevel.get(id) ?? 0) < asked));
  const kept = new Set<string>();
  const keepNode = (id: string): void => {
    if (!graph.nodes.has(id) || shown.has(id)) return;
    const { nodes, edges } = lifeline(ways, id);
    for (const one of nodes) shown.add(one);
    for (const { id: edge } of edges) kept.add(edge);
  };
  for (const id of keep) {
    const edge = graph.edges.get(id);
    keepNode(edge?.from ?? id);
    if (edge === undefined) continue;
    keepNode(edge.to);
    kept.add(id);
  }
  for (const id of shown) {
    const between = (edge: GraphEdge): boolean => shown.has(edge.from) && shown.has(edge.to);
    for (const edge of [graph.into.get(id)?.find(between), graph.outOf.get(id)?.find(between)])
      if (edge !== undefined) kept.add(edge.id);
  }
  const isShown = ({ id, from, to }: GraphEdge): boolean =>
    shown.has(from) &&
    shown.has(to) &&
    (kept.has(id) ||
      (edgeLevel.get(id) ?? Number.POSITIVE_INFINITY) < asked ||
      (edgeRank.get(id) ?? Number.POSITIVE_INFINITY) < strongest);
  return {
    nodes: [...graph.nodes.keys()].filter((id) => shown.has(id)),
    edges: [...graph.edges.values()].filter(isShown).map(({ id }) => id),
  };
}

/** So many events can be taken in at first sight; the rest is a slider away. */
const EVENTS_AT_FIRST = 24;
const EDGES_PER_EVENT_AT_FIRST = 1.5;
const STEP = 0.05;

function inSteps(share: number): number {
  return Math.min(1, Math.round(Math.ceil(share / STEP - 1e-9) * STEP * 100) / 100);
}

/** The detail a graph is first shown at. */
export function detailAtFirst({ events, edgeRank }: DetailLevels): Detail {
  const nodes = inSteps(EVENTS_AT_FIRST / Math.max(1, events));
  const wanted = Math.min(events, EVENTS_AT_FIRST) * EDGES_PER_EVENT_AT_FIRST;
  return { nodes, edges: inSteps(wanted / Math.max(1, edgeRank.size)) };
}
