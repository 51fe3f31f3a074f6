import { sql } from 'kysely';
import { withheldEvents } from '../consent/index.ts';
import { behindGate, identityArray, unsignedIdentity } from '../people/index.ts';
import { storableText } from './canonical-json.ts';
import { EventRows, type OwnKind } from './event-rows.ts';
import { insertEvents } from './insert-events.ts';
import { type CollectContext, memoryOf } from './memory.ts';
import { markStored } from './settle.ts';
import type { CollectTables } from './tables.ts';

/** An event the server makes about somebody it knows by identity alone. Times are UTC milliseconds. */
export interface OwnEvent {
  readonly identity: bigint;
  /** The same whenever the same event is made again: then it is stored once. */
  readonly messageId: string;
  readonly kind: OwnKind;
  readonly name: string;
  readonly happenedAt: number;
  /** Breaks ties of time; the same whenever the same event is made again. */
  readonly ordinal: number;
  /** Keys in sorted order, without dots. */
  readonly properties: Readonly<Record<string, string>>;
  /** Which part of the server made it. */
  readonly source: string;
}

/** Those of whom something may be written: known, and their analytics not withheld. */
async function permitted(
  ctx: CollectContext,
  workspace: string,
  events: readonly OwnEvent[],
): Promise<readonly OwnEvent[]> {
  const withheld = await withheldEvents(
    ctx,
    workspace,
    events.map(({ identity }) => ({ identities: [identity], categories: undefined })),
  );
  return withheld === undefined ? events : events.filter((_, place) => !withheld.places.has(place));
}

/**
 * Stores events the server makes itself, as one batch: durable in both stores when it resolves. Nobody gets an identifier, a
 * trait or a link by them; of people who were erased, or whose analytics are withheld, nothing is written. Doing it twice
 * stores them once.
 * @returns how many were stored
 */
export async function storeOwnEvents(
  ctx: CollectContext,
  workspace: string,
  given: readonly OwnEvent[],
): Promise<number> {
  const memory = await memoryOf(ctx, workspace);
  const allowed = await permitted(ctx, workspace, given);
  for (;;) {
    const { version } = memory.suppressions;
    const wanted = allowed.filter(({ identity }) => !memory.suppressions.has(identity));
    if (wanted.length === 0) return 0;
    const begun = await behindGate<CollectTables, { id: string; events: OwnEvent[] }>(
      ctx,
      workspace,
      version,
      async (db) => {
        const identities = identityArray(new Set(wanted.map(({ identity }) => identity)));
        const known = await sql<{ identity: string }>`
          select identity from identities where identity = any (${identities}::bigint[])`.execute(db);
        const there = new Set(known.rows.map(({ identity }) => unsignedIdentity(identity)));
        const events = wanted.filter(({ identity }) => there.has(identity));
        if (events.length === 0) return { id: '', events };
        const { rows } = await sql<{ id: string }>`
          insert into batches (workspace, writer, state, identities, events, own)
          values (${workspace}::uuid, ${ctx.store.state.writer.id}, 'pending', ${identityArray(there)}::bigint[],
            ${events.length}, true)
          returning id`.execute(db);
        return { id: rows[0]?.id ?? '', events };
      },
    );
    if (begun === undefined) {
      await memory.suppressions.refresh();
      continue;
    }
    const { id, events } = begun.result;
    if (events.length === 0) return 0;
    memory.inFlight.add(id);
    try {
      const rows = new EventRows(workspace, id, events.length);
      const receivedAt = ctx.clock();
      for (const { identity, properties, happenedAt, ...event } of events)
        rows.add(
          {
            ...event,
            statedAt: happenedAt,
            happenedAt,
            receivedAt,
            channel: '',
            value: null,
            currency: '',
            urlPath: '',
            campaign: '',
            properties: JSON.stringify(properties, (_, value: unknown) =>
              typeof value === 'string' ? storableText(value) : value,
            ),
            context: '{}',
            consent: [],
          },
          [{ identity }],
        );
      const refused = await insertEvents(ctx.store, rows);
      await markStored(ctx, workspace, [id], version);
      return events.length - refused.length;
    } finally {
      memory.inFlight.delete(id);
    }
  }
}
