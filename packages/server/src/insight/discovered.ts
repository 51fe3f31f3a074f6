import type { JourneyEngine } from '@waymark/engine';
import type { EventCode } from '@waymark/model';
import { activitiesOf } from './activities.ts';
import type { EventIndex } from './event-index.ts';
import type { Period } from './period.ts';

export interface DiscoveredMap {
  readonly people: number;
  readonly events: number;
  readonly activities: {
    readonly name: string;
    readonly count: number;
    readonly people: number;
    readonly starts: number;
    readonly ends: number;
  }[];
  readonly edges: {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    readonly people: number;
    readonly medianMs: number;
    readonly p90Ms: number;
  }[];
}

export interface DiscoveredVariants {
  readonly people: number;
  readonly total: number;
  readonly items: {
    readonly events: string[];
    readonly people: number;
    readonly share: number;
    readonly medianMs: number;
  }[];
}

/** The process map of all touches in a period, activities by name. */
export async function discoverProcessMap(
  engine: JourneyEngine,
  { index, codes }: EventIndex,
  period: Period,
): Promise<DiscoveredMap> {
  const { names, selection } = activitiesOf(codes, period);
  const map = await engine.processMap(index, selection);
  const nameOf = (node: number) => names[node] ?? '';
  return {
    people: map.people,
    events: map.events,
    activities: map.nodes.map(({ node, events, ...rest }) => ({
      name: nameOf(node),
      count: events,
      people: rest.people,
      starts: rest.starts,
      ends: rest.ends,
    })),
    edges: map.edges.map(({ from, to, count, people, medianSeconds, p90Seconds }) => ({
      from: nameOf(from),
      to: nameOf(to),
      count,
      people,
      medianMs: medianSeconds * 1000,
      p90Ms: p90Seconds * 1000,
    })),
  };
}

/** The most frequent variants of all touches in a period, activities by name. */
export async function discoverVariants(
  engine: JourneyEngine,
  { index, codes }: EventIndex,
  period: Period,
  limit: number,
): Promise<DiscoveredVariants> {
  const { names, selection } = activitiesOf(codes, period);
  const { people, total, variants } = await engine.variants(index, selection, limit);
  return {
    people,
    total,
    items: variants.map(({ sequence, medianSeconds, ...rest }) => ({
      events: Array.from(sequence, (node) => names[node] ?? ''),
      people: rest.people,
      share: rest.share,
      medianMs: medianSeconds * 1000,
    })),
  };
}

/** Names of touches really seen, the most frequent first. */
export async function seenEvents(engine: JourneyEngine, { index, codes }: EventIndex, period: Period) {
  const { names, selection } = activitiesOf(codes, period);
  const { nodes } = await engine.processMap(index, selection);
  const channels = new Map<string, Set<string>>();
  for (const { name, channel } of codes) channels.set(name, (channels.get(name) ?? new Set()).add(channel));
  return nodes
    .map(({ node, events, people }) => ({
      name: names[node] ?? '',
      events,
      people,
      channels: [...(channels.get(names[node] ?? '') ?? [])].filter((one) => one !== ''),
    }))
    .sort((a, b) => b.events - a.events || a.name.localeCompare(b.name));
}

/** How many events and people match now: tried while somebody binds a step. */
export async function countMatches(
  engine: JourneyEngine,
  { index, codes }: EventIndex,
  fits: (code: EventCode, number: number) => boolean,
  period: Period,
) {
  const { selection } = activitiesOf(codes, period, fits);
  const { people, events } = await engine.processMap(index, selection);
  return { people, events };
}
