import { END, type GraphEdge, type ProcessGraph, START } from './process-graph.ts';

/** An edge, and what the way up to its end costs. */
interface EdgeReached {
  readonly cost: number;
  readonly edge: GraphEdge;
}

/** A heap of edges by the cost of the way that ends with them, the least on top. */
class EdgeHeap {
  readonly #items: EdgeReached[] = [];

  push(reached: EdgeReached): void {
    const items = this.#items;
    let place = items.length;
    items.push(reached);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#costAt(above) <= this.#costAt(place)) break;
      this.#swap(above, place);
      place = above;
    }
  }

  pop(): EdgeReached | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined) return undefined;
    if (items.length > 0) {
      items[0] = last;
      let place = 0;
      for (;;) {
        const left = 2 * place + 1;
        let least = place;
        if (this.#costAt(left) < this.#costAt(least)) least = left;
        if (this.#costAt(left + 1) < this.#costAt(least)) least = left + 1;
        if (least === place) break;
        this.#swap(place, least);
        place = least;
      }
    }
    return top;
  }

  #costAt(place: number): number {
    return this.#items[place]?.cost ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const one = this.#items[a];
    const other = this.#items[b];
    if (one === undefined || other === undefined) return;
    this.#items[a] = other;
    this.#items[b] = one;
  }
}

/** For each node the edge by which its likeliest way comes from the start, and the one by which it goes on to the end. */
export interface LikeliestWays {
  readonly fromStart: ReadonlyMap<string, GraphEdge>;
  readonly toEnd: ReadonlyMap<string, GraphEdge>;
}

/** Of two ways as likely as each other the one with fewer steps is taken. */
const STEP_COST = 0.01;

/**
 * The likeliest way of every node: the one with the greatest product of the shares in which a node is left by each edge.
 * Shortest paths (Dijkstra, 1959) where an edge costs the negative logarithm of its share.
 */
export function likeliestWays(graph: ProcessGraph): LikeliestWays {
  const leaving = new Map(
    [...graph.outOf].map(([id, edges]) => [id, edges.reduce((sum, { count }) => sum + count, 0)]),
  );
  const costOf = ({ from, count }: GraphEdge): number =>
    STEP_COST - Math.log(Math.max(1, count) / Math.max(1, leaving.get(from) ?? 1));
  const grow = (
    root: string,
    edgesAt: ReadonlyMap<string, readonly GraphEdge[]>,
    far: (edge: GraphEdge) => string,
  ): Map<string, GraphEdge> => {
    const reachedBy = new Map<string, GraphEdge>();
    const heap = new EdgeHeap();
    const enter = (id: string, cost: number): void => {
      for (const edge of edgesAt.get(id) ?? []) heap.push({ cost: cost + costOf(edge), edge });
    };
    enter(root, 0);
    for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
      const id = far(next.edge);
      if (id === root || reachedBy.has(id)) continue;
      reachedBy.set(id, next.edge);
      enter(id, next.cost);
    }
    return reachedBy;
  };
  return {
    fromStart: grow(START, graph.outOf, ({ to }) => to),
    toEnd: grow(END, graph.into, ({ from }) => from),
  };
}
