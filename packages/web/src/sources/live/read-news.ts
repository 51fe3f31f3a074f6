import { type Arrival, type Entry, type Refusal, refusedEntry, storedEntry } from './live-feed.ts';

/** News of what arrived, as entries. */
export interface News {
  readonly entries: readonly Entry[];
  readonly leftOut: number;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function hasTexts<Key extends string>(
  value: Readonly<Record<string, unknown>>,
  ...keys: readonly Key[]
): value is Readonly<Record<Key, string>> {
  return keys.every((key) => typeof value[key] === 'string');
}

function arrivalFrom(value: unknown): Arrival | null {
  if (!isRecord(value) || !hasTexts(value, 'id', 'receivedAt', 'source', 'kind', 'name', 'person')) return null;
  const { delayMs, event } = value as Readonly<Record<string, unknown>>;
  return typeof delayMs === 'number' && isRecord(event) ? { ...value, delayMs, event } : null;
}

function refusalFrom(value: unknown): Refusal | null {
  if (!isRecord(value) || !hasTexts(value, 'receivedAt', 'source', 'field', 'reason', 'code', 'raw')) return null;
  const { item } = value as Readonly<Record<string, unknown>>;
  return typeof item === 'number' ? { ...value, item } : null;
}

function newsFrom<Item>(payload: unknown, read: (value: unknown) => Item | null, make: (item: Item) => Entry): News {
  if (!isRecord(payload) || !Array.isArray(payload.items)) return { entries: [], leftOut: 0 };
  const items = payload.items.map(read).filter((item) => item !== null);
  return { entries: items.map(make), leftOut: typeof payload.leftOut === 'number' ? payload.leftOut : 0 };
}

/** What the socket says of stored events; nothing where it cannot be read. */
export function readArrivals(payload: unknown): News {
  return newsFrom(payload, arrivalFrom, storedEntry);
}

/** What the socket says of refused items; nothing where it cannot be read. */
export function readRefusals(payload: unknown): News {
  return newsFrom(payload, refusalFrom, refusedEntry);
}
