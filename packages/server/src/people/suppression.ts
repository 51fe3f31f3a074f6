import type { Store } from '@waymark/store';
import { sql, type Transaction } from 'kysely';
import { identityArray, unsignedIdentity } from './identity-hash.ts';
import type { PeopleTables } from './tables.ts';

/** Announces that a workspace's suppressions changed; the payload is the workspace. */
const CHANNEL = 'waymark_suppressions';

type Context = { readonly store: Store };

interface Row {
  readonly identity: string;
  readonly n: string;
}

/**
 * The erased identities of a workspace as this process knows them: whatever comes for one of them is dropped.
 *
 * It may lag behind by a moment. Who writes compares `version` with `suppressionVersion` inside his transaction, behind the
 * gate: then nothing of an erased person gets in.
 */
export class Suppressions {
  readonly #ctx: Context;
  readonly #workspace: string;
  #identities = new Set<bigint>();
  #version = 0n;
  #reading: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(fresh: readonly bigint[]) => unknown>();

  private constructor(ctx: Context, workspace: string) {
    this.#ctx = ctx;
    this.#workspace = workspace;
  }

  static async open(ctx: Context, workspace: string): Promise<Suppressions> {
    const opened = new Suppressions(ctx, workspace);
    await ctx.store.state.listen(CHANNEL, (payload) => {
      // What fails here is found stale by whoever writes next.
      if (payload === '' || payload === workspace) opened.refresh().catch(() => undefined);
    });
    await opened.refresh();
    return opened;
  }

  get size(): number {
    return this.#identities.size;
  }

  /** The number of the newest suppression that is in; 0 while there was none. */
  get version(): bigint {
    return this.#version;
  }

  has(identity: bigint): boolean {
    return this.#identities.has(identity);
  }

  /** Hands the identities that have become suppressed to `listener` (none when some were let in again), as it happens. */
  onChange(listener: (fresh: readonly bigint[]) => unknown): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads what is new, and resolves when every listener has dealt with it. */
  refresh(): Promise<void> {
    this.#reading = this.#reading.then(
      () => this.#read(),
      () => this.#read(),
    );
    return this.#reading;
  }

  async #read(): Promise<void> {
    const since = this.#version;
    const known = this.#identities.size;
    const { rows, total } = await this.#ctx.store.state.inWorkspace<PeopleTables, { rows: Row[]; total: number }>(
      this.#workspace,
      async (db) => {
        const fresh =
          await sql<Row>`select identity, n from suppressions where n > ${since.toString()}::bigint`.execute(db);
        const counted = await sql<{ total: string }>`select count(*) as total from suppressions`.execute(db);
        return { rows: fresh.rows, total: Number(counted.rows[0]?.total ?? 0) };
      },
    );
    // Fewer than were known and came anew: some were let in again, so all are read.
    const all =
      total === known + rows.length
        ? undefined
        : await this.#ctx.store.state.inWorkspace<PeopleTables, Row[]>(
            this.#workspace,
            async (db) => (await sql<Row>`select identity, n from suppressions`.execute(db)).rows,
          );
    if (all !== undefined) {
      this.#identities = new Set(all.map(({ identity }) => unsignedIdentity(identity)));
      this.#version = newest(0n, all);
    } else {
      if (rows.length === 0) return;
      for (const { identity } of rows) this.#identities.add(unsignedIdentity(identity));
      this.#version = newest(since, rows);
    }
    const fresh = rows.map(({ identity }) => unsignedIdentity(identity));
    await Promise.all([...this.#listeners].map((listener) => listener(fresh)));
  }
}

function newest(least: bigint, rows: readonly Row[]): bigint {
  return rows.reduce((most, { n }) => (BigInt(n) > most ? BigInt(n) : most), least);
}

/** One of each store's workspaces; they live as long as the store does. */
const known = new WeakMap<Store, Map<string, Promise<Suppressions>>>();

export function suppressionsOf(ctx: Context, workspace: string): Promise<Suppressions> {
  let ofStore = known.get(ctx.store);
  if (ofStore === undefined) {
    ofStore = new Map();
    known.set(ctx.store, ofStore);
  }
  const there = ofStore.get(workspace);
  if (there !== undefined) return there;
  const opening = Suppressions.open(ctx, workspace);
  ofStore.set(workspace, opening);
  const table = ofStore;
  // A failure is not remembered.
  opening.catch(() => table.delete(workspace));
  return opening;
}

const gateOf = (workspace: string) => `waymark erasure ${workspace}`;

/** Waits for everybody behind the gate to come out, and lets nobody in until the transaction ends. */
export async function closeGate<Tables>(db: Transaction<Tables>, workspace: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${gateOf(workspace)}, 0))`.execute(db);
}

/**
 * A transaction that writes what may name people, while no erasure begins. It must know every suppression there is.
 * @param version of the suppressions the caller has regarded
 * @returns undefined, and nothing done, when there are newer ones: `refresh` and try again
 */
export function behindGate<Tables, Result>(
  ctx: Context,
  workspace: string,
  version: bigint,
  work: (db: Transaction<Tables>) => Promise<Result>,
): Promise<{ readonly result: Result } | undefined> {
  return ctx.store.state.inWorkspace<Tables, { readonly result: Result } | undefined>(workspace, async (db) => {
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(${gateOf(workspace)}, 0))`.execute(db);
    const { rows } = await sql<{ n: string }>`select coalesce(max(n), 0) as n from suppressions`.execute(db);
    return BigInt(rows[0]?.n ?? 0) === version ? { result: await work(db) } : undefined;
  });
}

/** Refuses whatever comes for these identities from now on. Call it behind the closed gate. */
export async function suppress(
  db: Transaction<PeopleTables>,
  workspace: string,
  erasure: string,
  identities: readonly bigint[],
  at: Date,
): Promise<void> {
  await sql`
    insert into suppressions (workspace, identity, erasure, at)
    select ${workspace}::uuid, i, ${erasure}::uuid, ${at} from unnest(${identityArray(identities)}::bigint[]) as u (i)
    on conflict (workspace, identity) do nothing
  `.execute(db);
  await sql`select pg_notify(${CHANNEL}, ${workspace})`.execute(db);
}

/** Lets identities in again: whoever asked to be forgotten may come back by his own will. */
export async function letIn(db: Transaction<PeopleTables>, workspace: string, identities: readonly bigint[]) {
  await sql`delete from suppressions where identity = any (${identityArray(identities)}::bigint[])`.execute(db);
  await sql`select pg_notify(${CHANNEL}, ${workspace})`.execute(db);
}

/** Those of some batches' identities that were suppressed after number `since`. */
export async function suppressedIn<Tables>(
  db: Transaction<Tables>,
  batches: readonly string[],
  since: bigint,
): Promise<bigint[]> {
  const { rows } = await sql<{ identity: string }>`
    select identity from suppressions where n > ${since.toString()}::bigint and identity in
      (select unnest(identities) from batches where id = any (${`{${batches.join(',')}}`}::bigint[]))
  `.execute(db);
  return rows.map(({ identity }) => unsignedIdentity(identity));
}
