import type { ServerContext } from '../context.ts';
import { identityText, relatedIdentities } from '../people/index.ts';
import { type PropertyFigures, propertyFigures } from './property-figures.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** Properties are read of so many of the newest events at most: enough to see what is usual. */
const SAMPLE = 1_000;
/**
 * Properties stand together with those of other people's events, granule by granule, and a granule is read whole. So many
 * of them are read at most, those that hold the most of the newest events: what a look costs is bounded, whatever there is.
 */
const GRANULES = 16;
const GRANULE_ROWS = 8_192;
/** Days the course of a name is shown for. */
const COURSE_DAYS = 90;
const LATEST = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

/** An event that came lately, and whose it is. */
export interface LatestEvent {
  readonly person: string;
  readonly happenedAt: string;
  readonly channel: string;
}

export interface NewestEvents {
  /** How many events the properties were read of. */
  readonly sampled: number;
  readonly properties: PropertyFigures[];
  readonly latest: LatestEvent[];
}

interface NewestRow {
  readonly identity: string;
  readonly happened: string;
  readonly channel: string;
  readonly granule: string;
}

interface SampledRow {
  readonly key: string;
  readonly properties: Record<string, unknown>;
}

// Without FINAL, which would read every event of the name: repeats among the newest are taken out here.
const NEWEST_SQL = `
SELECT toString(identity) AS identity, toString(toUnixTimestamp64Milli(happened_at)) AS happened, channel,
  concat(_part, ' ', toString(intDiv(_part_offset, ${GRANULE_ROWS}))) AS granule
FROM events WHERE workspace = {workspace:UUID} AND name = {name:String}
ORDER BY received_at DESC, happened_at DESC, ordinal DESC LIMIT {sample:UInt32}`;

const SAMPLE_SQL = `
SELECT concat(toString(identity), ' ', toString(toUnixTimestamp64Milli(stated_at)), ' ', message_id) AS key, properties
FROM events WHERE workspace = {workspace:UUID} AND name = {name:String} AND identity IN {identities:Array(UInt64)}
ORDER BY received_at DESC, happened_at DESC, ordinal DESC LIMIT {sample:UInt32}
SETTINGS output_format_json_quote_64bit_integers = 0`;

/** The people of the fewest granules that hold the most rows. */
function closeTogether(rows: readonly NewestRow[]): bigint[] {
  const granules = [...Map.groupBy(rows, ({ granule }) => granule).values()];
  const fullest = granules.sort((one, other) => other.length - one.length).slice(0, GRANULES);
  return [...new Set(fullest.flat().map(({ identity }) => BigInt(identity)))];
}

async function sampledProperties(ctx: Context, workspace: string, name: string, newest: readonly NewestRow[]) {
  const params = { workspace, name, identities: closeTogether(newest), sample: SAMPLE };
  const rows = await ctx.store.events.query<SampledRow>(SAMPLE_SQL, { params });
  const once = [...new Map(rows.map(({ key, properties }) => [key, properties])).values()];
  return { sampled: once.length, properties: propertyFigures(once) };
}

async function withPeople(ctx: Context, workspace: string, rows: readonly NewestRow[]): Promise<LatestEvent[]> {
  const identities = rows.map(({ identity }) => BigInt(identity));
  const related = await relatedIdentities(ctx, workspace, identities);
  const personOf = new Map(related.map(({ identity, person }) => [identity, person]));
  return rows.map(({ identity, happened, channel }) => ({
    person: identityText(personOf.get(BigInt(identity)) ?? BigInt(identity)),
    happenedAt: new Date(Number(happened)).toISOString(),
    channel,
  }));
}

/** Properties of some of the newest events of a name, and the last of them with their people. */
export async function newestEvents(ctx: Context, workspace: string, name: string): Promise<NewestEvents> {
  const params = { workspace, name, sample: SAMPLE };
  const newest = await ctx.store.events.query<NewestRow>(NEWEST_SQL, { params });
  const once = [...new Map(newest.map((row) => [`${row.identity} ${row.happened}`, row])).values()];
  const last = once.toSorted((one, other) => Number(other.happened) - Number(one.happened)).slice(0, LATEST);
  const [sample, latest] = await Promise.all([
    sampledProperties(ctx, workspace, name, newest),
    withPeople(ctx, workspace, last),
  ]);
  return { ...sample, latest };
}

/** The same for those who may not read about people: which properties there are, but none of their values. */
export function withoutPeople({ sampled, properties }: NewestEvents): NewestEvents {
  return { sampled, properties: properties.map((one) => ({ ...one, examples: [] })), latest: [] };
}

/** Events of a name on each of the last 90 days, oldest first; days are those of the time zone (IANA). */
export async function courseOf(
  ctx: Context,
  workspace: string,
  name: string,
  timeZone: string,
): Promise<{ day: string; events: number }[]> {
  const nowMs = ctx.clock();
  const rows = await ctx.store.events.query<{ day: string; events: string }>(
    `SELECT toString(toDate(happened_at, {zone:String})) AS day, toString(count()) AS events
     FROM events FINAL
     WHERE workspace = {workspace:UUID} AND name = {name:String} AND happened_at >= fromUnixTimestamp64Milli({from:Int64})
     GROUP BY day`,
    { params: { workspace, name, zone: timeZone, from: nowMs - (COURSE_DAYS + 1) * DAY_MS } },
  );
  const counts = new Map(rows.map(({ day, events }) => [day, Number(events)]));
  // Calendar days of the zone, told by their noon, so that no change of clocks skips or repeats one.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(nowMs);
  const noonMs = Date.parse(`${today}T12:00:00Z`);
  return Array.from({ length: COURSE_DAYS }, (_, place) => {
    const day = new Date(noonMs - (COURSE_DAYS - 1 - place) * DAY_MS).toISOString().slice(0, 10);
    return { day, events: counts.get(day) ?? 0 };
  });
}
