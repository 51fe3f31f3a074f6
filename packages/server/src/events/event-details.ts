import type { ServerContext } from '../context.ts';
import { identityText, relatedIdentities } from '../people/index.ts';
import { type PropertyFigures, propertyFigures } from './property-figures.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** How many of the newest events properties are read of: enough to see what is usual, bounded whatever there is. */
export const SAMPLE = 1_000;
/** Days the course of a name is shown for. */
export const COURSE_DAYS = 90;
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

interface SampledRow {
  readonly identity: string;
  readonly stated: string;
  readonly message: string;
  readonly happened: string;
  readonly channel: string;
  readonly properties: Record<string, unknown>;
}

/** Properties of the newest events of a name, and the last of them with their people. */
export async function newestEvents(ctx: Context, workspace: string, name: string): Promise<NewestEvents> {
  // Without FINAL, which would read the properties of every event: repeats among the newest are taken out here.
  const rows = await ctx.store.events.query<SampledRow>(
    `SELECT toString(identity) AS identity, toString(toUnixTimestamp64Milli(stated_at)) AS stated, message_id AS message,
       toString(toUnixTimestamp64Milli(happened_at)) AS happened, channel, properties
     FROM events WHERE workspace = {workspace:UUID} AND name = {name:String}
     ORDER BY received_at DESC, happened_at DESC, ordinal DESC LIMIT {sample:UInt32}
     SETTINGS output_format_json_quote_64bit_integers = 0`,
    { params: { workspace, name, sample: SAMPLE } },
  );
  const once = [...new Map(rows.map((row) => [`${row.identity} ${row.stated} ${row.message}`, row])).values()];
  const newest = once.toSorted((one, other) => Number(other.happened) - Number(one.happened)).slice(0, LATEST);
  const related = await relatedIdentities(
    ctx,
    workspace,
    newest.map(({ identity }) => BigInt(identity)),
  );
  const personOf = new Map(related.map(({ identity, person }) => [identity, person]));
  return {
    sampled: once.length,
    properties: propertyFigures(once.map(({ properties }) => properties)),
    latest: newest.map(({ identity, happened, channel }) => ({
      person: identityText(personOf.get(BigInt(identity)) ?? BigInt(identity)),
      happenedAt: new Date(Number(happened)).toISOString(),
      channel,
    })),
  };
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
