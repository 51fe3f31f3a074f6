import type { Text } from '@waymark/text';
import type { GraphLayout, LayoutTask } from './graph-layout.ts';
import type { Highlight } from './highlight.ts';
import { edgeFigure, MEASURES, type Measure, nodeFigure, writtenFigure } from './measure.ts';
import { type NodeFace, nodeFace, type TextWidth } from './node-face.ts';
import type { GraphEdge, GraphNode, ProcessGraph } from './process-graph.ts';
import type { ShownPart } from './shown-part.ts';

const LABEL_HEIGHT = 18;

/** What the drawing needs to know besides where things stand. */
export interface Scene {
  readonly graph: ProcessGraph;
  readonly layout: GraphLayout;
  readonly measure: Measure;
  /** What stands out; null while nothing is chosen. */
  readonly highlight: Highlight | null;
  /** Whether what stands out is a way somebody chose, rather than what surrounds a chosen place. */
  readonly isWay: boolean;
  readonly picked: string | null;
  readonly found: ReadonlySet<string>;
}

/** What a node is called. */
export function nodeName({ kind, name }: GraphNode, { t }: Text): string {
  return kind === 'event' ? name : t(`graph.${kind}`);
}

/** What a node or an edge is called in a sentence. */
export function placeName(graph: ProcessGraph, id: string, text: Text): string {
  const node = graph.nodes.get(id);
  if (node !== undefined) return nodeName(node, text);
  const edge = graph.edges.get(id);
  if (edge === undefined) return '';
  return text.t('graph.edgeName', {
    from: placeName(graph, edge.from, text),
    to: placeName(graph, edge.to, text),
  });
}

/** Its number as written at its right. */
export function nodeNumber(node: GraphNode, measure: Measure, { format }: Text): string {
  return format.number(nodeFigure(node, measure));
}

/** What a screen reader says of it. */
export function nodeSentence(node: GraphNode, measure: Measure, text: Text): string {
  const name = nodeName(node, text);
  return measure === 'times'
    ? text.t('graph.node.times', { name, times: node.count })
    : text.t('graph.node.people', { name, people: node.people });
}

export function faceOf(node: GraphNode, text: Text, width: TextWidth): NodeFace {
  const numbers = MEASURES.map((measure) => nodeNumber(node, measure, text));
  const longest = numbers.reduce((found, one) => (one.length > found.length ? one : found));
  return nodeFace(nodeName(node, text), longest, width);
}

/** A label is as wide as the widest of its numbers, so that another measure needs no other layout. */
function labelWidth(edge: GraphEdge, { format }: Text, width: TextWidth): number {
  const written = MEASURES.map((measure) => writtenFigure(edgeFigure(edge, measure), measure, format));
  return Math.ceil(Math.max(...written.map((one) => width(one, 'number'))) / 4) * 4 + 8;
}

/** What is to be laid out for a part of the graph. */
export function layoutTask(
  graph: ProcessGraph,
  shown: ShownPart,
  direction: LayoutTask['direction'],
  text: Text,
  width: TextWidth,
): LayoutTask {
  const edges = shown.edges.flatMap((id) => graph.edges.get(id) ?? []);
  const most = edges.reduce((found, { people }) => Math.max(found, people), 1);
  return {
    direction,
    nodes: shown.nodes
      .flatMap((id) => graph.nodes.get(id) ?? [])
      .map((node) => {
        const face = faceOf(node, text, width);
        return { id: node.id, width: face.width, height: face.height };
      }),
    edges: edges.map((edge) => ({
      id: edge.id,
      from: edge.from,
      to: edge.to,
      weight: edge.people / most,
      label: { width: labelWidth(edge, text, width), height: LABEL_HEIGHT },
    })),
  };
}
