import { isConnectionLoss } from '@waymark/store';
import { sql, type Transaction } from 'kysely';
import {
  behindGate,
  type IdentifierGroup,
  identityArray,
  identityHash,
  insertIdentities,
  learn,
  linkIdentifiers,
  mergeTraits,
  mirrorMappings,
  type NewTraits,
  type PeopleTables,
  type Resolution,
} from '../people/index.ts';
import { EventRows } from './event-rows.ts';
import { guardEvents } from './guard-event.ts';
import { heedConsent } from './heed-consent.ts';
import { insertEvents } from './insert-events.ts';
import { type CollectContext, type CollectMemory, memoryOf, type Remembered } from './memory.ts';
import type { NewEvent } from './new-event.ts';
import { markStored } from './settle.ts';
import type { CollectTables } from './tables.ts';

/** Most events of one batch. */
export const BATCH_EVENTS = 10_000;

export interface StoredEvents {
  readonly stored: number;
  readonly rejects: { readonly event: NewEvent; readonly reason: string }[];
}

const ATTEMPTS = 6;
/** SQLSTATE of what another attempt may mend: serialisation failure, deadlock. */
const AGAIN = new Set(['40001', '40P01']);

/** Runs a transaction again while the connection is lost, or another transaction was in the way. It must bear being done twice. */
async function insistently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (attempt >= ATTEMPTS || !(isConnectionLoss(error) || AGAIN.has(code))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
    }
  }
}

/** Two identifiers seen together, the stronger first. */
interface Pair {
  readonly stronger: Remembered;
  readonly weaker: Remembered;
  readonly explicit: boolean;
}

/** What a batch means for people, found without asking PostgreSQL. */
interface Plan {
  /** The identifiers of each event. */
  readonly hashed: Remembered[][];
  readonly unknown: Map<bigint, Remembered>;
  readonly groups: IdentifierGroup[];
  /** The pairs of `groups`. */
  readonly pairs: Pair[];
  readonly traits: Map<bigint, NewTraits>;
  readonly timeless: Map<bigint, NewEvent[]>;
}

function plan(memory: CollectMemory, events: readonly NewEvent[]): Plan {
  const made: Plan = {
    hashed: new Array(events.length),
    unknown: new Map(),
    groups: [],
    pairs: [],
    traits: new Map(),
    timeless: new Map(),
  };
  const planned = new Set<string>();
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as NewEvent;
    const identifiers = event.identifiers.map((identifier) => memory.remember(identifier));
    made.hashed[i] = identifiers;
    for (const one of identifiers) if (!one.known) made.unknown.set(one.identity, one);
    if (identifiers.length > 1) planLink(made, planned, identifiers, event.links === 'alias');
    const strongest = identifiers[0] as Remembered;
    if (event.traits !== undefined)
      learn(made.traits, strongest.identity, event.traits, event.happenedAt, event.source);
    if (event.timeless) {
      const message = identityHash(memory.secret, 'message', event.messageId);
      const same = made.timeless.get(message);
      if (same === undefined) made.timeless.set(message, [event]);
      else same.push(event);
    }
  }
  return made;
}

/** An explicit decision also settles what would be linked without being told to. */
function isDecided(stronger: Remembered, weaker: Remembered, explicit: boolean): boolean {
  const decided = stronger.decided?.get(weaker);
  return decided !== undefined && (decided || !explicit);
}

function planLink(made: Plan, planned: Set<string>, identifiers: readonly Remembered[], explicit: boolean): void {
  const [stronger, ...others] = identifiers as [Remembered, ...Remembered[]];
  if (others.every((weaker) => isDecided(stronger, weaker, explicit))) return;
  const group = `${explicit ? '=' : '~'}${identifiers.map((one) => one.identity).join(' ')}`;
  if (planned.has(group)) return;
  planned.add(group);
  made.groups.push({ identifiers, explicit });
  for (const weaker of others) made.pairs.push({ stronger, weaker, explicit });
}

function rememberDecision({ stronger, weaker, explicit }: Pair): void {
  stronger.decided ??= new Map();
  stronger.decided.set(weaker, explicit || stronger.decided.get(weaker) === true);
}

/** Gives messages without a time the time of their first delivery, so that repeats of them have the same key. */
async function settleTimes(
  db: Transaction<CollectTables>,
  workspace: string,
  timeless: Plan['timeless'],
): Promise<void> {
  const sorted = [...timeless].sort(([one], [other]) => (one < other ? -1 : 1));
  const { rows } = await sql<{ message: string; at: string }>`
    insert into timeless_messages (workspace, message, stated_at)
    select ${workspace}::uuid, m, to_timestamp(t / 1000.0)
    from unnest(${identityArray(sorted.map(([message]) => message))}::bigint[],
      ${`{${sorted.map(([, events]) => events[0]?.statedAt ?? 0).join(',')}}`}::bigint[]) as u (m, t)
    on conflict (workspace, message) do update set stated_at = timeless_messages.stated_at
    returning message, round(extract(epoch from stated_at) * 1000)::text as at
  `.execute(db);
  for (const { message, at } of rows) {
    for (const event of timeless.get(BigInt.asUintN(64, BigInt(message))) ?? []) {
      event.statedAt = Number(at);
      event.happenedAt = Number(at);
    }
  }
}

interface Begun {
  readonly id: string;
  readonly resolution: Resolution;
}

/**
 * The first transaction of a batch: people, traits, times, and the row that says it was begun.
 * @param version the newest suppression the plan knows of
 * @returns undefined when somebody was erased since
 */
async function begin(
  ctx: CollectContext,
  workspace: string,
  made: Plan,
  events: number,
  version: bigint,
): Promise<Begun | undefined> {
  const at = new Date(ctx.clock());
  const begun = await insistently(() =>
    behindGate<CollectTables & PeopleTables, Begun>(ctx, workspace, version, async (db) => {
      const people = db as unknown as Transaction<PeopleTables>;
      let resolution: Resolution = { moved: [], touched: [] };
      if (made.groups.length > 0) {
        // All new identifiers under the same lock, alone or linked: two transactions never wait for each other's rows.
        const alone = [...made.unknown.values()].map((one) => ({ identifiers: [one], explicit: false }));
        resolution = await linkIdentifiers(people, workspace, [...made.groups, ...alone], at);
      } else {
        await insertIdentities(people, workspace, [...made.unknown.values()]);
      }
      await mergeTraits(people, workspace, made.traits, at);
      if (made.timeless.size > 0)
        await settleTimes(db as unknown as Transaction<CollectTables>, workspace, made.timeless);
      const touched = new Set<bigint>(resolution.touched);
      for (const identifiers of made.hashed) touched.add((identifiers[0] as Remembered).identity);
      const { rows } = await sql<{ id: string }>`
        insert into batches (workspace, writer, state, identities, events)
        values (${workspace}::uuid, ${ctx.store.state.writer.id}, 'pending', ${identityArray(touched)}::bigint[], ${events})
        returning id
      `.execute(db);
      return { id: rows[0]?.id ?? '', resolution };
    }),
  );
  return begun?.result;
}

/** Events without those of erased people; what was sent for them is dropped without a trace. */
function withoutSuppressed(memory: CollectMemory, events: readonly NewEvent[]): readonly NewEvent[] {
  if (memory.suppressions.size === 0) return events;
  return events.filter(({ identifiers }) =>
    identifiers.every((identifier) => !memory.suppressions.has(memory.remember(identifier).identity)),
  );
}

/** Plans and begins a batch; `events` are those of it that may be kept. */
async function planAndBegin(ctx: CollectContext, workspace: string, memory: CollectMemory, all: readonly NewEvent[]) {
  for (;;) {
    const { version } = memory.suppressions;
    const events = withoutSuppressed(memory, all);
    if (events.length === 0) return undefined;
    const made = plan(memory, events);
    const begun = await begin(ctx, workspace, made, events.length, version);
    if (begun !== undefined) return { made, events, version, ...begun };
    await memory.suppressions.refresh();
  }
}

async function storeBatch(ctx: CollectContext, workspace: string, given: readonly NewEvent[]): Promise<StoredEvents> {
  const memory = await memoryOf(ctx, workspace);
  const wanted = withoutSuppressed(memory, given);
  guardEvents(memory, wanted);
  const all = await heedConsent(ctx, workspace, memory, wanted);
  const begun = await planAndBegin(ctx, workspace, memory, all);
  if (begun === undefined) return { stored: 0, rejects: [] };
  const { id, made, resolution, events, version } = begun;
  memory.inFlight.add(id);
  try {
    for (const one of made.unknown.values()) one.known = true;
    for (const pair of made.pairs) rememberDecision(pair);
    const rows = new EventRows(workspace, id, events.length);
    for (let i = 0; i < events.length; i++) rows.add(events[i] as NewEvent, made.hashed[i] as Remembered[]);
    // Both are there before the feed shows the batch.
    const [refused] = await Promise.all([
      insertEvents(ctx.store, rows),
      mirrorMappings(ctx, workspace, resolution.moved),
    ]);
    await insistently(() => markStored(ctx, workspace, [id], version));
    return {
      stored: events.length - refused.length,
      rejects: refused.map(({ row, reason }) => ({ event: events[row] as NewEvent, reason })),
    };
  } finally {
    // What failed on the way stays pending and is settled by the sweep.
    memory.inFlight.delete(id);
  }
}

/**
 * Makes one durable batch of events (or several of at most `most`, one after another): resolves when both stores have them
 * and the feed shows them. Events ClickHouse refuses come back as rejects; everything else that fails rejects the promise,
 * and the events may or may not be there: sending them again is always right.
 */
export async function storeEvents(
  ctx: CollectContext,
  workspace: string,
  events: readonly NewEvent[],
  /** Most events of one batch; imports take more, so that events of many months make fewer parts. */
  most: number = BATCH_EVENTS,
): Promise<StoredEvents> {
  if (events.length <= most) {
    return events.length === 0 ? { stored: 0, rejects: [] } : storeBatch(ctx, workspace, events);
  }
  let stored = 0;
  const rejects: StoredEvents['rejects'] = [];
  for (let from = 0; from < events.length; from += most) {
    const part = await storeBatch(ctx, workspace, events.slice(from, from + most));
    stored += part.stored;
    rejects.push(...part.rejects);
  }
  return { stored, rejects };
}
