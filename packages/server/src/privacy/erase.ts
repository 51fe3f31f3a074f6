import { sql, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { AudienceTables } from '../audiences/index.ts';
import { record } from '../audit/index.ts';
import { type CollectTables, forgetEvents, touchIdentities } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import type { ImportTables } from '../imports/index.ts';
import {
  closeGate,
  identityArray,
  identityText,
  type PeopleTables,
  suppress,
  suppressionsOf,
  unsignedIdentity,
  whomToForget,
} from '../people/index.ts';
import { ProblemError } from '../problem.ts';
import { forgetInState } from './personal-data.ts';
import type { PrivacyTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock' | 'configuration' | 'log'>;
type Tables = PrivacyTables & PeopleTables & CollectTables & ImportTables & AudienceTables;

export interface Erasure {
  readonly id: string;
  readonly identities: readonly bigint[];
}

export interface ErasureWish {
  /** Identities (or people) to be forgotten; with each goes everything his person is known by. */
  readonly identities: readonly bigint[];
  readonly actor: string;
  /** Why, for the log; must not name the person. */
  readonly reason: string;
}

/**
 * Erases people. When it resolves they are gone for every reader: identifiers, traits, events, refused items, the log of their
 * merges; whatever is sent for them later is dropped. The bytes go with the next sweep (`sweep.ts`).
 *
 * First, in one transaction behind the gate that everybody who writes holds open: suppressed, deleted from the state, and
 * noted as begun. Then the events go; a crash in between is made good by `finishErasures`.
 * @throws ProblemError not_found when nobody is known by any of the identities
 */
export async function erase(ctx: Context, workspace: string, wish: ErasureWish): Promise<Erasure> {
  const id = uuidv7();
  const at = new Date(ctx.clock());
  const identities = await ctx.store.state.inWorkspace<Tables, readonly bigint[]>(workspace, async (db) => {
    const people = db as unknown as Transaction<PeopleTables>;
    await closeGate(db, workspace);
    const whom = await whomToForget(people, wish.identities);
    if (whom.identities.length === 0) throw new ProblemError('not_found');
    await suppress(people, workspace, id, whom.identities, at);
    await forgetInState(db, workspace, whom);
    await sql`
      insert into erasures (workspace, id, begun_at, actor, reason, identities)
      values (${workspace}::uuid, ${id}::uuid, ${at}, ${wish.actor}, ${wish.reason},
        ${identityArray(whom.identities)}::bigint[])
    `.execute(db);
    for (const person of wish.identities) {
      await record(ctx, db, workspace, {
        actor: wish.actor,
        action: 'privacy.erase',
        subject: identityText(person),
        details: { erasure: id, reason: wish.reason },
      });
    }
    return whom.identities;
  });
  await finish(ctx, workspace, { id, identities });
  return { id, identities };
}

/** Deletes the events and tells whoever holds something in memory. Doing it twice does no harm. */
async function finish(ctx: Context, workspace: string, { id, identities }: Erasure): Promise<void> {
  await (await suppressionsOf(ctx, workspace)).refresh();
  await inOneGo(ctx, workspace, identities);
  await touchIdentities(ctx, workspace, identities);
  await ctx.store.state.inWorkspace<PrivacyTables, void>(workspace, async (db) => {
    await db
      .updateTable('erasures')
      .set({ done_at: new Date(ctx.clock()) })
      .where('id', '=', id)
      .execute();
  });
}

interface Waiting {
  readonly identities: bigint[];
  readonly done: Promise<void>;
}

/** Deletions of events that wait for the one under way, by workspace: a statement costs the same for one person as for many. */
const waiting = new Map<string, Waiting>();
const running = new Map<string, Promise<unknown>>();

/** Deletes events together with all who come while a deletion is under way. */
function inOneGo(ctx: Context, workspace: string, identities: readonly bigint[]): Promise<void> {
  const joined = waiting.get(workspace);
  if (joined !== undefined) {
    joined.identities.push(...identities);
    return joined.done;
  }
  const together = [...identities];
  const before = running.get(workspace) ?? Promise.resolve();
  const done = before
    .catch(() => undefined)
    .then(() => {
      waiting.delete(workspace);
      return forgetEvents(ctx, workspace, together);
    });
  waiting.set(workspace, { identities: together, done });
  running.set(workspace, done);
  return done;
}

interface Begun {
  workspace: string;
  id: string;
  identities: string[];
}

/** Goes on with erasures that were begun longer ago than a minute and not ended: their process died. Across workspaces, as a sweep. */
export async function finishErasures(ctx: Context): Promise<number> {
  const rows: Begun[] = await ctx.store.state
    .acrossWorkspaces<PrivacyTables>()
    .selectFrom('erasures')
    .select(['workspace', 'id', 'identities'])
    .where('done_at', 'is', null)
    .where('begun_at', '<', new Date(ctx.clock() - 60_000))
    .execute();
  for (const { workspace, id, identities } of rows) {
    await finish(ctx, workspace, { id, identities: identities.map(unsignedIdentity) });
  }
  return rows.length;
}

/** An erasure as it stands. */
export interface ErasureAnswer {
  readonly id: string;
  readonly begunAt: string;
  readonly actor: string;
  readonly reason: string;
  readonly identities: number;
  /** Gone for every reader. */
  readonly doneAt: string | null;
  /** Gone from the files. */
  readonly sweptAt: string | null;
}

/** Erasures, the newest first. @param before the id of the last one seen */
export async function listErasures(
  ctx: Pick<Context, 'store'>,
  workspace: string,
  options: { readonly before?: string | undefined; readonly limit: number },
): Promise<{ items: ErasureAnswer[]; nextCursor: string | null }> {
  const rows = await ctx.store.state.inWorkspace<PrivacyTables, ErasureRow[]>(workspace, (db) => {
    let query = db
      .selectFrom('erasures')
      .select([
        'id',
        'begun_at',
        'actor',
        'reason',
        'done_at',
        'swept_at',
        sql<number>`cardinality(identities)`.as('identities'),
      ]);
    if (options.before !== undefined) query = query.where('id', '<', options.before);
    return query
      .orderBy('id', 'desc')
      .limit(options.limit + 1)
      .execute();
  });
  const items = rows.slice(0, options.limit).map(({ begun_at, done_at, swept_at, ...row }) => ({
    ...row,
    begunAt: begun_at.toISOString(),
    doneAt: done_at?.toISOString() ?? null,
    sweptAt: swept_at?.toISOString() ?? null,
  }));
  return { items, nextCursor: rows.length > options.limit ? (items.at(-1)?.id ?? null) : null };
}

interface ErasureRow {
  id: string;
  begun_at: Date;
  actor: string;
  reason: string;
  done_at: Date | null;
  swept_at: Date | null;
  identities: number;
}
