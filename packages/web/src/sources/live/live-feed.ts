import type { components } from '../../api/schema.ts';

/** Something that came: stored as an event, or refused with its reason. Times are UTC milliseconds. */
export type Entry =
  | { readonly outcome: 'stored'; readonly key: string; readonly atMs: number; readonly arrival: Arrival }
  | { readonly outcome: 'refused'; readonly key: string; readonly atMs: number; readonly refusal: Refusal };

export type Arrival = components['schemas']['Arrival'];
export type Refusal = Pick<
  components['schemas']['Reject'],
  'receivedAt' | 'source' | 'item' | 'field' | 'reason' | 'code' | 'raw'
>;

/** What is shown, newest first; never more than 200 entries. */
export interface Feed {
  readonly entries: readonly Entry[];
  /** What came too fast to be told, since the page was opened. */
  readonly leftOut: number;
}

export const EMPTY_FEED: Feed = { entries: [], leftOut: 0 };
const MOST_ENTRIES = 200;

export function storedEntry(arrival: Arrival): Entry {
  const key = `${arrival.id} ${arrival.person} ${arrival.receivedAt}`;
  return { outcome: 'stored', key, atMs: Date.parse(arrival.receivedAt), arrival };
}

export function refusedEntry(refusal: Refusal): Entry {
  const { receivedAt, source, item, field, raw } = refusal;
  return {
    outcome: 'refused',
    key: `${receivedAt} ${source} ${item} ${field} ${raw}`,
    atMs: Date.parse(receivedAt),
    refusal,
  };
}

/** The feed with further entries; what it has already is not added again. */
export function withEntries(feed: Feed, further: readonly Entry[], leftOut = 0): Feed {
  const known = new Set(feed.entries.map(({ key }) => key));
  const fresh = further.filter(({ key }) => !known.has(key));
  if (fresh.length === 0 && leftOut === 0) return feed;
  return {
    // Stable: of the same moment, what was told first stays first.
    entries: [...fresh, ...feed.entries].sort((one, other) => other.atMs - one.atMs).slice(0, MOST_ENTRIES),
    leftOut: feed.leftOut + leftOut,
  };
}

/** What a refused item calls itself, where it can be read at all. */
export function nameOfRefused({ raw }: Refusal): string | null {
  for (const field of ['event', 'name', 'type']) {
    // The text may have been cut short, so it is searched and not parsed.
    const found = new RegExp(`"${field}":("(?:[^"\\\\]|\\\\.)*")`).exec(raw)?.[1];
    if (found === undefined) continue;
    const name: unknown = JSON.parse(found);
    if (typeof name === 'string' && name !== '') return name;
  }
  return null;
}

/** What of the feed is shown. */
export interface FeedFilter {
  readonly outcome: Entry['outcome'] | null;
  /** Part of the name, whatever the case. */
  readonly search: string;
  readonly source: string | null;
}

export function nameOf(entry: Entry): string {
  return entry.outcome === 'stored' ? entry.arrival.name : (nameOfRefused(entry.refusal) ?? '');
}

export function sourceOf(entry: Entry): string {
  return entry.outcome === 'stored' ? entry.arrival.source : entry.refusal.source;
}

export function filterFeed(entries: readonly Entry[], { outcome, search, source }: FeedFilter): Entry[] {
  const words = search.trim().toLowerCase();
  return entries.filter(
    (entry) =>
      (outcome === null || entry.outcome === outcome) &&
      (source === null || sourceOf(entry) === source) &&
      nameOf(entry).toLowerCase().includes(words),
  );
}
