import type { Format } from '@waymark/text';
import type { GraphEdge, GraphNode } from './process-graph.ts';

/** What the numbers in the graph tell: how many people, how often, or how long between two events. */
export const MEASURES = ['people', 'times', 'time'] as const;
export type Measure = (typeof MEASURES)[number];

/** The number of an edge, or null where there is none (no time passes on the way from the start). */
export function edgeFigure(edge: GraphEdge, measure: Measure): number | null {
  if (measure === 'people') return edge.people;
  return measure === 'times' ? edge.count : edge.medianMs;
}

/** Events take no time: with times on the edges they still tell how many people. */
export function nodeFigure(node: GraphNode, measure: Measure): number {
  return measure === 'times' ? node.count : node.people;
}

export function writtenFigure(figure: number | null, measure: Measure, format: Format): string {
  if (figure === null) return '';
  return measure === 'time' ? format.duration(figure) : format.number(figure);
}

/** How strongly a figure is drawn, 0 to 1: by its root, so that small ones are still told apart beside large ones. */
export function strengthOf(figure: number | null, most: number): number {
  return figure === null || most <= 0 ? 0 : Math.sqrt(Math.min(1, figure / most));
}
