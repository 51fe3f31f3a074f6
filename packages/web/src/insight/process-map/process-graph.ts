import type { components } from '../../api/schema.ts';

export type ProcessMapAnswer = components['schemas']['ProcessMap'];

/** Where every way begins and ends; events bear the id `=` and their name, so that no name can be mistaken for these. */
export const START = 'start';
export const END = 'end';

export interface GraphNode {
  readonly id: string;
  readonly kind: 'event' | 'start' | 'end';
  /** Empty for start and end. */
  readonly name: string;
  readonly count: number;
  readonly people: number;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly people: number;
  /** Between the two events; null on the way from the start and to the end. */
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

/** The process map as a graph: events, start and end, and what directly follows what. */
export interface ProcessGraph {
  readonly people: number;
  readonly events: number;
  /** Events by how many people had them, the most first; then the start and the end. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** By how many people went that way, the most first. */
  readonly edges: ReadonlyMap<string, GraphEdge>;
  /** Edges of each node that come from elsewhere and that lead elsewhere, the strongest first. */
  readonly into: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly outOf: ReadonlyMap<string, readonly GraphEdge[]>;
}

export function nodeId(name: string): string {
  return `=${name}`;
}

export function edgeId(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

interface Counted {
  readonly id: string;
  readonly people: number;
  readonly count: number;
}

function strongestFirst(a: Counted, b: Counted): number {
  return b.people - a.people || b.count - a.count || (a.id < b.id ? -1 : 1);
}

/** The graph of an answer. */
export function graphOf({ people, events, activities, edges: follows }: ProcessMapAnswer): ProcessGraph {
  const eventNodes = activities.map(
    ({ name, count, people: had }): GraphNode => ({ id: nodeId(name), kind: 'event', name, count, people: had }),
  );
  const edge = (from: string, to: string, further: Omit<GraphEdge, 'id' | 'from' | 'to'>): GraphEdge => ({
    id: edgeId(from, to),
    from,
    to,
    ...further,
  });
  const untimed = { medianMs: null, p90Ms: null };
  const edges = [
    ...follows.map(({ from, to, ...figures }) => edge(nodeId(from), nodeId(to), figures)),
    ...activities.flatMap(({ name, starts, ends }) => [
      ...(starts > 0 ? [edge(START, nodeId(name), { count: starts, people: starts, ...untimed })] : []),
      ...(ends > 0 ? [edge(nodeId(name), END, { count: ends, people: ends, ...untimed })] : []),
    ]),
  ].sort(strongestFirst);
  const nodes: GraphNode[] = [
    ...eventNodes.sort(strongestFirst),
    { id: START, kind: 'start', name: '', count: people, people },
    { id: END, kind: 'end', name: '', count: people, people },
  ];
  const away = edges.filter(({ from, to }) => from !== to);
  return {
    people,
    events,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    edges: new Map(edges.map((one) => [one.id, one])),
    into: Map.groupBy(away, ({ to }) => to),
    outOf: Map.groupBy(away, ({ from }) => from),
  };
}
