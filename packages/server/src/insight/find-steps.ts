import type { JourneyEngine } from '@waymark/engine';
import { activitiesOf } from './activities.ts';
import { type ClearEnds, clearEnds, type WayEnd } from './clear-ends.ts';
import type { EventIndex } from './event-index.ts';

/** An event that may be a step; its place is the median among the different events of the people who have several. */
export interface FoundStep extends WayEnd {
  readonly channels: string[];
  /** Of the people who have any of the events looked at. */
  readonly share: number;
  /** People who had it more than once. */
  readonly repeatedBy: number;
}

export interface FoundSteps extends ClearEnds {
  readonly people: number;
  readonly events: number;
  /** How many names were looked at. */
  readonly names: number;
  /** In their typical order. */
  readonly steps: FoundStep[];
  /** The longest of the usual times between two steps: within it, nine of ten go on. */
  readonly longestPauseMs: number;
}

/** What fewer than one in a hundred people have is an exception, not a step. */
const LEAST_SHARE = 0.01;
/** More than this nobody can take in as a first draft. */
const MOST_STEPS = 24;
/** Where everything is rare (pages with names of their own), so many of the most frequent are still steps. */
const FEWEST_STEPS = 4;
/** Pauses are read from transitions that make up at least this share of all. */
const USUAL_TRANSITION = 0.005;

/**
 * The frequent events in their typical order: by median place on people's ways, then by mean place.
 * @param names only these; all when left out
 */
export async function findSteps(
  engine: JourneyEngine,
  { index, codes }: EventIndex,
  names?: ReadonlySet<string>,
): Promise<FoundSteps> {
  const all = activitiesOf(codes, {}, names && (({ name }) => names.has(name)));
  const seen = await engine.processMap(index, all.selection);
  const byPeople = seen.nodes.toSorted((one, other) => other.people - one.people || other.events - one.events);
  const chosen = byPeople
    .filter(({ people }, place) => place < FEWEST_STEPS || people >= seen.people * LEAST_SHARE)
    .slice(0, MOST_STEPS)
    .map(({ node }) => all.names[node] ?? '');
  const kept = new Set(chosen);
  const few = activitiesOf(codes, {}, ({ name }) => kept.has(name));
  const [order, transitions] = await Promise.all([
    engine.typicalOrder(index, few.selection),
    engine.processMap(index, few.selection),
  ]);
  const nodes = new Map(transitions.nodes.map((one) => [one.node, one]));
  const channelsOf = Map.groupBy(codes, ({ name }) => name);
  const steps = order
    .toSorted(
      (one, other) =>
        (one.medianPlace ?? 0) - (other.medianPlace ?? 0) ||
        (one.meanPlace ?? 0) - (other.meanPlace ?? 0) ||
        other.people - one.people,
    )
    .map(({ node, people, repeatedBy, medianPlace }): FoundStep => {
      const event = few.names[node] ?? '';
      const channels = [...new Set((channelsOf.get(event) ?? []).map(({ channel }) => channel))];
      return {
        event,
        channels: channels.filter((channel) => channel !== ''),
        people,
        share: people / transitions.people,
        repeatedBy,
        starts: nodes.get(node)?.starts ?? 0,
        ends: nodes.get(node)?.ends ?? 0,
        place: (medianPlace ?? 0) / 1000,
      };
    });
  const moves = transitions.edges.reduce((sum, { count }) => sum + count, 0);
  const usual = transitions.edges.filter(({ from, to, count }) => from !== to && count >= moves * USUAL_TRANSITION);
  const follows = transitions.edges.map(({ from, to, count }) => ({
    from: few.names[from] ?? '',
    to: few.names[to] ?? '',
    count,
  }));
  return {
    ...clearEnds(steps, follows, transitions.people),
    people: transitions.people,
    events: transitions.events,
    names: seen.nodes.length,
    steps,
    longestPauseMs: Math.max(0, ...usual.map(({ p90Seconds }) => p90Seconds * 1000)),
  };
}
