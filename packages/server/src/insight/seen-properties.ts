import type { Store } from '@waymark/store';

/** A property of events of one name, with the values it was seen with. */
export interface SeenProperty {
  /** Dotted path. */
  readonly property: string;
  /** The most frequent first. */
  readonly values: { readonly value: string | number | boolean; readonly events: number }[];
}

/** So many of the latest events are looked at: enough to choose from, and quick however many there are. */
const SAMPLE = 2_000;
const MOST_PROPERTIES = 40;
const MOST_VALUES = 30;
const LONGEST_VALUE = 200;

/** Dotted paths of plain values; lists are none. */
function* plainValues(value: unknown, path = ''): Generator<readonly [string, string | number | boolean]> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) yield* plainValues(inner, path === '' ? key : `${path}.${key}`);
  } else if (typeof value === 'number' || typeof value === 'boolean') yield [path, value];
  else if (typeof value === 'string' && value.length <= LONGEST_VALUE) yield [path, value];
}

/** Properties and values seen in the latest events of a name; those that nearly always differ (ids, times) are left out. */
export async function seenProperties(store: Store, workspace: string, event: string): Promise<SeenProperty[]> {
  const rows = await store.events.query<{ properties: string }>(
    `SELECT toString(properties) AS properties FROM events
     WHERE workspace = {workspace:UUID} AND name = {event:String} ORDER BY happened_at DESC LIMIT {sample:UInt32}
     SETTINGS output_format_json_quote_64bit_integers = 0`,
    { params: { workspace, event, sample: SAMPLE } },
  );
  const found = new Map<string, Map<string | number | boolean, number>>();
  for (const { properties } of rows) {
    for (const [path, value] of plainValues(JSON.parse(properties))) {
      const values = found.get(path) ?? new Map<string | number | boolean, number>();
      found.set(path, values.set(value, (values.get(value) ?? 0) + 1));
    }
  }
  return [...found]
    .map(([property, values]) => {
      const seen = [...values].sort(([, a], [, b]) => b - a);
      return { property, events: seen.reduce((sum, [, n]) => sum + n, 0), seen };
    })
    .filter(({ events, seen }) => seen.length <= MOST_VALUES || seen.length < events / 4)
    .sort((a, b) => b.events - a.events || (a.property < b.property ? -1 : 1))
    .slice(0, MOST_PROPERTIES)
    .map(({ property, seen }) => ({
      property,
      values: seen.slice(0, MOST_VALUES).map(([value, events]) => ({ value, events })),
    }));
}
