import type { Box, GraphLayout, Point } from './graph-layout.ts';

export type Heading = 'up' | 'down' | 'left' | 'right';

const HEADINGS: Readonly<Record<Heading, Point>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

export function headingOf(key: string): Heading | null {
  const heading = /^Arrow(Up|Down|Left|Right)$/.exec(key)?.[1]?.toLowerCase();
  return heading === 'up' || heading === 'down' || heading === 'left' || heading === 'right' ? heading : null;
}

/** A direction is a quarter of all around: 45 degrees to either side, here as a cosine. */
const LEAST_COSINE = 0.7;

function middle({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The candidate that lies best in a direction: near, and not far off the line. */
function bestTowards(layout: GraphLayout, from: string, heading: Heading, candidates: Iterable<string>): string | null {
  const box = layout.nodes.get(from);
  if (box === undefined) return null;
  const here = middle(box);
  const { x, y } = HEADINGS[heading];
  let best: { id: string; cost: number } | null = null;
  for (const id of candidates) {
    const other = layout.nodes.get(id);
    if (other === undefined || id === from) continue;
    const there = middle(other);
    const distance = Math.hypot(there.x - here.x, there.y - here.y);
    const cosine = distance === 0 ? 0 : ((there.x - here.x) * x + (there.y - here.y) * y) / distance;
    if (cosine < LEAST_COSINE) continue;
    const cost = distance / cosine;
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}

/**
 * Where an arrow key leads from a node: along an edge to the neighbour that lies best in that direction; where no edge leads
 * that way, to whatever node lies there, so that every node can be reached.
 */
export function nextNode(
  layout: GraphLayout,
  edges: readonly { readonly from: string; readonly to: string }[],
  from: string,
  heading: Heading,
): string | null {
  const neighbours = edges.flatMap((edge) => {
    if (edge.from === from) return [edge.to];
    return edge.to === from ? [edge.from] : [];
  });
  return bestTowards(layout, from, heading, neighbours) ?? bestTowards(layout, from, heading, layout.nodes.keys());
}
