import type { Store } from '@waymark/store';
import { identityText, relatedIdentities } from '../people/index.ts';
import type { CollectTables } from './tables.ts';

/** An event that was stored, as those see it who watch what arrives. */
export interface Arrival {
  /** The message's id. */
  readonly id: string;
  readonly receivedAt: string;
  /** The source's id, or what else stored it. */
  readonly source: string;
  readonly kind: string;
  readonly name: string;
  readonly person: string;
  /** From the time its sender wrote to the time it came. */
  readonly delayMs: number;
  /** As it is stored. */
  readonly event: Record<string, unknown>;
}

/** An event with what an arrival is made of; times are UTC milliseconds. */
export interface ArrivedEvent {
  readonly identity: bigint;
  readonly messageId: string;
  readonly kind: string;
  readonly name: string;
  readonly channel: string;
  readonly statedAt: number;
  readonly happenedAt: number;
  readonly receivedAt: number;
  readonly value: string | null;
  readonly currency: string;
  readonly urlPath: string;
  readonly campaign: string;
  readonly properties: Record<string, unknown>;
  readonly context: Record<string, unknown>;
  readonly source: string;
  readonly consent: readonly string[];
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** The same events with the people they belong to now. */
export async function arrivalsOf(
  ctx: { readonly store: Store },
  workspace: string,
  events: readonly ArrivedEvent[],
): Promise<Arrival[]> {
  const related = await relatedIdentities(
    ctx,
    workspace,
    events.map(({ identity }) => identity),
  );
  const personOf = new Map(related.map(({ identity, person }) => [identity, person]));
  return events.map(({ identity, messageId, statedAt, happenedAt, receivedAt, ...event }) => ({
    id: messageId,
    receivedAt: iso(receivedAt),
    source: event.source,
    kind: event.kind,
    name: event.name,
    person: identityText(personOf.get(identity) ?? identity),
    delayMs: receivedAt - statedAt,
    event: {
      messageId,
      statedAt: iso(statedAt),
      happenedAt: iso(happenedAt),
      receivedAt: iso(receivedAt),
      ...event,
    },
  }));
}

/** The newest stored batches that hold at least so many events together. */
async function newestBatches(ctx: { readonly store: Store }, workspace: string, events: number): Promise<bigint[]> {
  const rows = await ctx.store.state.inWorkspace<CollectTables, { id: string; events: number }[]>(workspace, (db) =>
    db
      .selectFrom('batches')
      .select(['id', 'events'])
      .where('state', '=', 'stored')
      .where('position', 'is not', null)
      .where('own', '=', false)
      .orderBy('position', 'desc')
      .limit(events)
      .execute(),
  );
  const batches: bigint[] = [];
  let found = 0;
  for (const row of rows) {
    if (found >= events) break;
    batches.push(BigInt(row.id));
    found += row.events;
  }
  return batches;
}

type Row = Omit<ArrivedEvent, 'identity' | 'statedAt' | 'happenedAt' | 'receivedAt'> & {
  readonly identity: string;
  readonly stated: string;
  readonly happened: string;
  readonly received: string;
};

/** The events that were stored last, newest first. */
export async function newestArrivals(
  ctx: { readonly store: Store },
  workspace: string,
  limit: number,
): Promise<Arrival[]> {
  const batches = await newestBatches(ctx, workspace, limit);
  if (batches.length === 0) return [];
  const rows = await ctx.store.events.query<Row>(
    `SELECT toString(identity) AS identity, message_id AS messageId, kind, name, channel,
       toString(toUnixTimestamp64Milli(stated_at)) AS stated, toString(toUnixTimestamp64Milli(happened_at)) AS happened,
       toString(toUnixTimestamp64Milli(received_at)) AS received, toString(value) AS value, currency, url_path AS urlPath,
       campaign, properties, context, source, consent
     FROM events WHERE workspace = {workspace:UUID} AND batch IN {batches:Array(UInt64)}
     ORDER BY received_at DESC, batch DESC, ordinal DESC LIMIT {limit:UInt32}
     SETTINGS output_format_json_quote_64bit_integers = 0`,
    { params: { workspace, batches, limit } },
  );
  const events = rows.map(({ identity, stated, happened, received, ...row }) => ({
    ...row,
    identity: BigInt(identity),
    statedAt: Number(stated),
    happenedAt: Number(happened),
    receivedAt: Number(received),
  }));
  return arrivalsOf(ctx, workspace, events);
}
