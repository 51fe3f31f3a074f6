import type { Part } from './part.ts';
import { quantileRank } from './quantile.ts';
import { isDead } from './segment.ts';
import { nodeTable, type Selection } from './selection.ts';

/** Places are told in thousandths of a person's way. */
const WAY_END = 1_000;
const PLACES = WAY_END + 1;

/** Where a node usually stands on people's ways. */
export interface OrderedNode {
  readonly node: number;
  readonly people: number;
  /** People who had it more than once. */
  readonly repeatedBy: number;
  /** People with at least one other node: only they say where it stands. */
  readonly placedBy: number;
  /**
   * Where people first meet it among the different nodes they meet, in order of first meeting: 0 the first, 1000 the last,
   * rounded down. Exact median, element ⌊n / 2⌋, and mean; null where nobody says.
   */
  readonly medianPlace: number | null;
  readonly meanPlace: number | null;
}

/** What one share of people adds up to; all lengths by node. */
export interface OrderCounts {
  readonly people: Uint32Array;
  readonly repeatedBy: Uint32Array;
  /** Length nodes × 1001: people by node and place. */
  readonly places: Uint32Array;
}

/**
 * One pass over a share of the people. Repeats do not count: the second visit to a step says nothing of where it belongs.
 * Memory is 4 kB a node, so a selection should hold hundreds of nodes at most.
 */
export function countOrder(parts: readonly Part[], selection: Selection): OrderCounts {
  const table = nodeTable(
    selection,
    parts.map(({ segment }) => segment.code),
  );
  const counts: OrderCounts = {
    people: new Uint32Array(selection.nodes),
    repeatedBy: new Uint32Array(selection.nodes),
    places: new Uint32Array(selection.nodes * PLACES),
  };
  const times = new Uint32Array(selection.nodes);
  const met = new Uint32Array(selection.nodes);
  for (const { segment, fromPerson, toPerson } of parts) {
    const { offsets, second, code, dead } = segment;
    for (let person = fromPerson; person < toPerson; person += 1) {
      if (isDead(dead, person)) continue;
      let different = 0;
      const end = offsets[person + 1] as number;
      for (let row = offsets[person] as number; row < end; row += 1) {
        const node = table.nodes[code[row] as number] as number;
        if (node < 0) continue;
        const at = second[row] as number;
        if (table.isLimited && (at < table.fromSecond || at >= table.toSecond)) continue;
        if (times[node] === 0) {
          met[different] = node;
          different += 1;
        }
        times[node] = (times[node] as number) + 1;
      }
      addPerson(counts, times, met, different);
    }
  }
  return counts;
}

function addPerson(
  { people, repeatedBy, places }: OrderCounts,
  times: Uint32Array,
  met: Uint32Array,
  different: number,
): void {
  for (let rank = 0; rank < different; rank += 1) {
    const node = met[rank] as number;
    people[node] = (people[node] as number) + 1;
    if ((times[node] as number) > 1) repeatedBy[node] = (repeatedBy[node] as number) + 1;
    times[node] = 0;
    if (different === 1) continue;
    const place = node * PLACES + Math.floor((WAY_END * rank) / (different - 1));
    places[place] = (places[place] as number) + 1;
  }
}

/** Puts the shares together: nodes somebody has, by number. */
export function gatherOrder(counts: readonly OrderCounts[], nodes: number): OrderedNode[] {
  const sum = (pick: (one: OrderCounts) => Uint32Array, place: number): number =>
    counts.reduce((all, one) => all + (pick(one)[place] as number), 0);
  return Array.from({ length: nodes }, (_, node) => {
    const places = Array.from({ length: PLACES }, (_, place) => sum((one) => one.places, node * PLACES + place));
    const placedBy = places.reduce((all, people) => all + people, 0);
    const weighed = places.reduce((all, people, place) => all + people * place, 0);
    return {
      node,
      people: sum((one) => one.people, node),
      repeatedBy: sum((one) => one.repeatedBy, node),
      placedBy,
      medianPlace: placedBy === 0 ? null : placeOfRank(places, quantileRank(0.5, placedBy)),
      meanPlace: placedBy === 0 ? null : weighed / placedBy,
    };
  }).filter(({ people }) => people > 0);
}

function placeOfRank(places: readonly number[], rank: number): number {
  let before = 0;
  return places.findIndex((people) => {
    before += people;
    return before > rank;
  });
}
