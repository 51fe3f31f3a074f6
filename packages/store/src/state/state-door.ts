import type { Kysely, Transaction } from 'kysely';
import type { Rewritten } from './rewrite-tables.ts';

/** A state database whose tables the asking room declares itself (`state.tables<CollectTables>()`). */
export interface StateDoor {
  /**
   * Runs `work` in one transaction bound to one workspace: row-level security shows and accepts that workspace's rows alone.
   * The only way rooms read and write rows of a workspace.
   */
  inWorkspace<Tables, Result>(workspace: string, work: (db: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /** Queries across workspaces (start-up, sign-in, sweeps): the few places that need it say why. */
  acrossWorkspaces<Tables>(): Kysely<Tables>;
  /**
   * Calls `onMessage` for each NOTIFY on `channel`, and once (with an empty payload) after each reconnection,
   * so that a listener that catches up on every call misses nothing. Returns the way to stop.
   */
  listen(channel: string, onMessage: (payload: string) => void): Promise<() => Promise<void>>;
  /** Rewrites tables so that deleted rows are nowhere in the files any more (see `rewriteTables`). */
  rewrite(tables: readonly string[]): Promise<Rewritten>;
  /**
   * A number this process holds (session advisory lock) for as long as it lives; `isAlive` of another process's number
   * says whether that process still holds it. Lets pending work of dead processes be settled and that of live ones be left.
   */
  readonly writer: { readonly id: string; isAlive(writerId: string): Promise<boolean> };
}
