import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Follower, followBatches, lastPosition, type StoredBatch } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import { everybody, relatedIdentities } from '../people/index.ts';
import { bindingsOf } from '../rules/index.ts';
import { type AudienceChange, duePeople, evaluatePeople } from './evaluate-people.ts';
import { inOrder, type LiveAudience, makeLive } from './live-audiences.ts';
import type { AudienceTables } from './tables.ts';

const LOOK_EVERY_MS = 500;
/** So many people are asked about in one transaction. */
const PEOPLE_AT_ONCE = 1_000;

/**
 * Keeps the live audiences of one workspace: whoever an event, a trait, a decision or a merge touches is asked again, and
 * whoever must be because time passes. One process of all does so; when it dies another takes over where it was, and asks
 * about nobody too few.
 */
export class AudienceKeeper {
  readonly #ctx: ServerContext;
  readonly #workspace: string;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #audiences: readonly LiveAudience[] = [];
  #state = '';
  #follower: Follower | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(ctx: ServerContext, workspace: string) {
    this.#ctx = ctx;
    this.#workspace = workspace;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#closing.abort();
    await this.#running;
    await this.#follower?.stop();
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        if (await this.#isOurs()) await this.#inTurn(() => this.#look());
      } catch (error) {
        this.#ctx.log.warn({ err: error, workspace: this.#workspace }, 'Audiences could not be kept; trying again');
      }
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** The feed and the clock take turns: two who write about the same people would undo each other. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Whether this process keeps the workspace; takes it over from one that has died. */
  async #isOurs(): Promise<boolean> {
    if (this.#follower !== undefined) return true;
    const { state } = this.#ctx.store;
    const position = await lastPosition(this.#ctx, this.#workspace);
    const kept = await state.inWorkspace<AudienceTables, { writer: string; position: string } | undefined>(
      this.#workspace,
      async (db) => {
        const { rows } = await sql<{ writer: string; position: string }>`
          insert into audience_keepers (workspace, writer, position)
          values (${this.#workspace}::uuid, ${state.writer.id}, ${position.toString()}::bigint)
          on conflict (workspace) do update set writer = audience_keepers.writer
          returning writer, position`.execute(db);
        return rows[0];
      },
    );
    if (kept === undefined) return false;
    if (kept.writer !== state.writer.id) {
      if (await state.writer.isAlive(kept.writer)) return false;
      const taken = await state.inWorkspace<AudienceTables, boolean>(this.#workspace, async (db) => {
        const result = await db
          .updateTable('audience_keepers')
          .set({ writer: state.writer.id })
          .where('writer', '=', kept.writer)
          .executeTakeFirst();
        return result.numUpdatedRows > 0n;
      });
      if (!taken) return false;
    }
    this.#follower = followBatches(
      this.#ctx,
      this.#workspace,
      BigInt(kept.position),
      (batches) => this.#inTurn(() => this.#follow(batches)),
      (error) => this.#ctx.log.warn({ err: error, workspace: this.#workspace }, 'Audiences could not follow the feed'),
    );
    return true;
  }

  async #follow(batches: readonly StoredBatch[]): Promise<void> {
    const last = batches.at(-1);
    if (last === undefined) return;
    await this.#readAudiences();
    if (this.#audiences.length > 0) {
      const touched = new Set(batches.flatMap(({ identities }) => identities));
      const related = await relatedIdentities(this.#ctx, this.#workspace, touched);
      // Of a merge both sides: who is no person any more leaves.
      await this.#ask([...new Set([...touched, ...related.map(({ person }) => person)])]);
    }
    await this.#ctx.store.state.inWorkspace<AudienceTables, unknown>(this.#workspace, (db) =>
      db.updateTable('audience_keepers').set({ position: last.position.toString() }).execute(),
    );
  }

  /** Everybody for audiences that are new or changed; else whoever is due. */
  async #look(): Promise<void> {
    await this.#readAudiences();
    if (this.#audiences.length === 0) return;
    const fresh = await this.#unevaluated();
    if (fresh.length > 0) {
      await this.#ask([...(await everybody(this.#ctx, this.#workspace))]);
      await this.#markEvaluated(fresh);
      return;
    }
    for (;;) {
      const due = await duePeople(this.#ctx, this.#workspace, PEOPLE_AT_ONCE);
      await this.#ask(due);
      if (due.length < PEOPLE_AT_ONCE || this.#closing.signal.aborted) return;
    }
  }

  async #ask(people: readonly bigint[]): Promise<void> {
    for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE) {
      if (this.#closing.signal.aborted) throw new Error('The server stops');
      this.#tell(
        await evaluatePeople(this.#ctx, this.#workspace, this.#audiences, people.slice(from, from + PEOPLE_AT_ONCE)),
      );
    }
  }

  #tell(changes: readonly AudienceChange[]): void {
    for (const audience of new Set(changes.map((one) => one.audience)))
      this.#ctx.live.publish(this.#workspace, 'audiences', { audience });
  }

  async #unevaluated(): Promise<{ id: string; version: string }[]> {
    return this.#ctx.store.state.inWorkspace<AudienceTables, { id: string; version: string }[]>(
      this.#workspace,
      async (db) => {
        const { rows } = await sql<{ id: string; version: string }>`
          select id, version from audiences
          where kind = 'live' and deleted_at is null and evaluated_version < version`.execute(db);
        return rows;
      },
    );
  }

  async #markEvaluated(audiences: readonly { id: string; version: string }[]): Promise<void> {
    const at = new Date(this.#ctx.clock());
    await this.#ctx.store.state.inWorkspace<AudienceTables, void>(this.#workspace, async (db) => {
      for (const { id, version } of audiences)
        await sql`
          update audiences set evaluated_version = ${version}::bigint, evaluated_at = ${at}
          where id = ${id}::uuid`.execute(db);
    });
    for (const { id } of audiences) this.#ctx.live.publish(this.#workspace, 'audiences', { audience: id });
  }

  /** Reads the audiences anew when one has changed, or what their rules speak of. */
  async #readAudiences(): Promise<void> {
    const rows = await this.#ctx.store.state.inWorkspace<
      AudienceTables,
      { id: string; rule: LiveAudience['rule']; version: string }[]
    >(this.#workspace, async (db) => {
      const found = await sql<{ id: string; rule: LiveAudience['rule']; version: string }>`
        select id, rule, version from audiences where kind = 'live' and deleted_at is null order by id`.execute(db);
      return found.rows;
    });
    const { state, bindingOf } = await bindingsOf(this.#ctx, this.#workspace);
    const now = `${state} ${rows.map(({ id, version }) => `${id} ${version}`).join()}`;
    if (now === this.#state) return;
    this.#audiences = inOrder(rows).ordered.map(({ id, rule, version }) =>
      makeLive(id, rule, BigInt(version), bindingOf),
    );
    this.#state = now;
  }
}
