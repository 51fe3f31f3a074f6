import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { END, START } from './process-graph.ts';

/** Which way the ways go. */
export type Direction = 'down' | 'right';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

/** What is to be laid out: sizes and connections only, so that it does not change with every number. */
export interface LayoutTask {
  /** Null: whichever suits the window. */
  readonly direction: Direction | null;
  readonly nodes: readonly (Size & { readonly id: string })[];
  readonly edges: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    /** 0 to 1: how much the edge matters to be short, straight and in the direction of the whole. */
    readonly weight: number;
    readonly label: Size;
  }[];
}

export interface PlacedEdge {
  /** Start point, then control points of cubic curves, three a curve. */
  readonly points: readonly Point[];
  readonly label: Box;
}

/** Where everything stands; the origin is the upper left corner of it all. */
export interface GraphLayout extends Size {
  readonly direction: Direction;
  readonly nodes: ReadonlyMap<string, Box>;
  readonly edges: ReadonlyMap<string, PlacedEdge>;
}

/**
 * Above this many edges the layout leaves the numbers aside (each would be one more node to place; they are set on the middle
 * of their lines afterwards) and tries fewer variants of itself: 220 edges between 60 nodes then take half a second
 * instead of twelve.
 */
const MANY_EDGES = 110;

/** Options of the layered layout (Sugiyama, Tagawa, Toda 1981); elkjs documents them under these names. */
function optionsFor(task: LayoutTask, direction: Direction): Record<string, string> {
  const isLarge = task.edges.length > MANY_EDGES;
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction === 'down' ? 'DOWN' : 'RIGHT',
    'elk.padding': '[top=10,left=10,bottom=10,right=10]',
    'elk.edgeRouting': 'SPLINES',
    'elk.layered.edgeRouting.splines.mode': 'CONSERVATIVE',
    'elk.layered.edgeRouting.selfLoopDistribution': 'EQUALLY',
    'elk.layered.thoroughness': isLarge ? '2' : '7',
    'elk.layered.layering.strategy': 'NETWORK_SIMPLEX',
    'elk.layered.nodePlacement.strategy': isLarge ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX',
    // Events keep their order beside each other where they can, so that a little more or less changes little.
    'elk.layered.considerModelOrder.strategy': isLarge ? 'NONE' : 'NODES_AND_EDGES',
    'elk.spacing.nodeNode': '28',
    'elk.spacing.edgeNode': '18',
    'elk.spacing.edgeEdge': '12',
    'elk.spacing.edgeLabel': '3',
    'elk.spacing.nodeSelfLoop': '14',
    'elk.layered.spacing.nodeNodeBetweenLayers': '18',
    'elk.layered.spacing.edgeNodeBetweenLayers': '10',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  };
}

function constraintOf(id: string): { layoutOptions?: Record<string, string> } {
  if (id === START) return { layoutOptions: { 'elk.layered.layering.layerConstraint': 'FIRST' } };
  if (id === END) return { layoutOptions: { 'elk.layered.layering.layerConstraint': 'LAST' } };
  return {};
}

/** The task in the words of the layouter. */
export function elkGraphOf(task: LayoutTask, direction: Direction): ElkNode {
  return {
    id: 'graph',
    layoutOptions: optionsFor(task, direction),
    children: task.nodes.map(({ id, width, height }) => ({ id, width, height, ...constraintOf(id) })),
    edges: task.edges.map(({ id, from, to, weight, label }) => {
      const priority = String(1 + Math.round(weight * 20));
      return {
        id,
        sources: [from],
        targets: [to],
        labels:
          task.edges.length > MANY_EDGES
            ? []
            : [{ text: '0', ...label, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }],
        layoutOptions: {
          'elk.layered.priority.direction': priority,
          'elk.layered.priority.shortness': priority,
          'elk.layered.priority.straightness': priority,
        },
      };
    }),
  };
}

function pointsOf({ sections }: ElkExtendedEdge): Point[] {
  const points: Point[] = [];
  for (const { startPoint, bendPoints = [], endPoint } of sections ?? []) {
    if (points.length === 0) points.push(startPoint);
    points.push(...bendPoints, endPoint);
  }
  return points;
}

/** A point of a cubic curve. */
function onCurve([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const along = (pick: (point: Point) => number): number => {
    const s = 1 - t;
    return s * s * s * pick(a) + 3 * s * s * t * pick(b) + 3 * s * t * t * pick(c) + t * t * t * pick(d);
  };
  return { x: along(({ x }) => x), y: along(({ y }) => y) };
}

const SAMPLES = 8;

/** The middle of an edge, half its length from either end. */
export function middleOf(points: readonly Point[]): Point {
  const [start = { x: 0, y: 0 }, ...rest] = points;
  const corners: Point[] = [start];
  if (rest.length % 3 === 0)
    for (let place = 0; place < rest.length; place += 3) {
      const [b = start, c = b, d = c] = rest.slice(place, place + 3);
      const a = corners.at(-1) ?? start;
      for (let step = 1; step <= SAMPLES; step += 1) corners.push(onCurve([a, b, c, d], step / SAMPLES));
    }
  else corners.push(...rest);
  const lengths = corners.slice(1).map(({ x, y }, place) => {
    const before = corners[place] ?? start;
    return Math.hypot(x - before.x, y - before.y);
  });
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [place, length] of lengths.entries()) {
    const [from = start, to = from] = corners.slice(place, place + 2);
    if (left <= length && length > 0)
      return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
    left -= length;
  }
  return start;
}

/** The layouter's answer to a task; whatever it could not place is left out. */
export function layoutOf(task: LayoutTask, direction: Direction, answer: ElkNode): GraphLayout {
  const { width = 0, height = 0, children = [], edges = [] } = answer;
  const labels = new Map(task.edges.map(({ id, label }) => [id, label]));
  const boxOf = ({ x = 0, y = 0, width: w = 0, height: h = 0 }: Partial<Box>): Box => ({ x, y, width: w, height: h });
  return {
    direction,
    width,
    height,
    nodes: new Map(children.map((node) => [node.id, boxOf(node)])),
    edges: new Map(
      edges.map((edge) => {
        const points = pointsOf(edge);
        const placed = edge.labels?.[0];
        if (placed !== undefined) return [edge.id, { points, label: boxOf(placed) }];
        const { x, y } = middleOf(points);
        const size = labels.get(edge.id) ?? { width: 0, height: 0 };
        return [edge.id, { points, label: { ...size, x: x - size.width / 2, y: y - size.height / 2 } }];
      }),
    ),
  };
}
