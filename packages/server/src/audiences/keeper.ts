import { setTimeout as pause } from 'node:timers/promises';
import type { Rule } from '@waymark/model';
import { sql } from 'kysely';
import { type Follower, followBatches, lastPosition, type StoredBatch } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import { indexedPosition } from '../insight/index.ts';
import { relatedIdentities } from '../people/index.ts';
import { bindingsOf } from '../rules/index.ts';
import { Announcer } from './announcer.ts';
import { askEverybody } from './ask-everybody.ts';
import { duePeople, evaluatePeople, knowPeople } from './evaluate-people.ts';
import { inOrder, type LiveAudience, makeLive, standsOnMaps } from './live-audiences.ts';
import type { AudienceKind, AudienceTables } from './tables.ts';

const LOOK_EVERY_MS = 500;
/** So many people are asked about in one transaction, between two turns of the feed: a slice. */
const PEOPLE_AT_ONCE = 2_000;
/** Slices asked about side by side: while one store answers for one, the other writes another. */
const SLICES_AT_ONCE = 2;
/**
 * Where rules look at maps, which the index knows, whoever the index is late for is asked again when it has caught up; and
 * after so long in any case, should this process die before.
 */
const INDEX_LATE_MS = 10_000;

interface Row {
  id: string;
  kind: AudienceKind;
  rule: Rule;
  version: string;
}

/** People about whom the index did not know all at some position of the feed. */
interface Early {
  readonly position: bigint;
  readonly people: readonly bigint[];
}

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
  /** Whether there is any audience, of whatever kind. */
  #isNeeded = false;
  #follower: Follower | undefined;
  #announcer: Announcer | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  /** Everybody who was asked since a question about everybody began. */
  #askedMeanwhile: Set<bigint> | undefined;
  #early: Early[] = [];

  constructor(ctx: ServerContext, workspace: string) {
    this.#ctx = ctx;
    this.#workspace = workspace;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#closing.abort();
    await this.#running;
    await this.#follower?.stop();
    await this.#announcer?.stop();
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    const everySoOften = async (work: () => Promise<void>): Promise<void> => {
      while (!signal.aborted) {
        try {
          if (await this.#isOurs()) await work();
        } catch (error) {
          if (!signal.aborted)
            this.#ctx.log.warn({ err: error, workspace: this.#workspace }, 'Audiences could not be kept; trying again');
        }
        await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      }
    };
    // Questions about everybody take long: who is due does not wait for their answers.
    await Promise.all([everySoOften(() => this.#askAboutNew()), everySoOften(() => this.#askWhoIsDue())]);
  }

  /** The feed and the clock take turns: two who write about the same people would undo each other. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #taking: Promise<boolean> | undefined;

  /** Whether this process keeps the workspace; takes it over from one that has died. */
  #isOurs(): Promise<boolean> {
    if (this.#follower !== undefined) return Promise.resolve(true);
    this.#taking ??= this.#take().finally(() => {
      this.#taking = undefined;
    });
    return this.#taking;
  }

  async #take(): Promise<boolean> {
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
    this.#announcer = new Announcer(this.#ctx, this.#workspace);
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
    // Of what the server itself wrote no rule says anything: an answer to that would be answered for ever.
    const touched = new Set(batches.flatMap(({ own, identities }) => (own ? [] : identities)));
    if (touched.size > 0 && this.#isNeeded) {
      const related = await relatedIdentities(this.#ctx, this.#workspace, touched);
      // Of a merge both sides: who is no person any more leaves.
      const people = [...new Set([...touched, ...related.map(({ person }) => person)])];
      const isEarly =
        this.#audiences.some(({ rule }) => standsOnMaps(rule)) &&
        (await indexedPosition(this.#ctx, this.#workspace)) < last.position;
      if (isEarly) this.#early.push({ position: last.position, people });
      await this.#ask(people, isEarly ? { againMs: this.#ctx.clock() + INDEX_LATE_MS } : {});
    }
    await this.#ctx.store.state.inWorkspace<AudienceTables, unknown>(this.#workspace, (db) =>
      db.updateTable('audience_keepers').set({ position: last.position.toString() }).execute(),
    );
  }

  /** Everybody, for audiences that are new or changed. */
  async #askAboutNew(): Promise<void> {
    const stale = await this.#stale();
    if (stale.size === 0) return;
    const audiences = await this.#inTurn(async () => {
      await this.#readAudiences();
      return this.#audiences;
    });
    for (const audience of audiences) {
      const evaluated = stale.get(audience.id);
      if (evaluated === undefined || evaluated >= audience.version) continue;
      try {
        await this.#askAbout(audience, audiences);
      } catch (error) {
        // The others do not wait for one that cannot be asked about.
        if (this.#closing.signal.aborted) throw error;
        this.#ctx.log.warn(
          { err: error, workspace: this.#workspace, audience: audience.id },
          'Asking everybody failed',
        );
      }
    }
  }

  async #askAbout(audience: LiveAudience, audiences: readonly LiveAudience[]): Promise<void> {
    const askedMeanwhile = await this.#inTurn(async () => {
      this.#askedMeanwhile = new Set();
      return this.#askedMeanwhile;
    });
    await askEverybody(
      {
        ctx: this.#ctx,
        workspace: this.#workspace,
        audiences,
        inTurn: (work) => this.#inTurn(work),
        askedMeanwhile,
        signal: this.#closing.signal,
      },
      audience,
    );
    this.#askedMeanwhile = undefined;
    await this.#markEvaluated(audience);
  }

  /** Whoever the index was late for, and whoever is due; a slice at a time, so that the feed comes between. */
  async #askWhoIsDue(): Promise<void> {
    if (this.#early.length > 0) {
      const indexed = await indexedPosition(this.#ctx, this.#workspace);
      const late = this.#early.filter(({ position }) => position <= indexed);
      this.#early = this.#early.filter(({ position }) => position > indexed);
      const people = [...new Set(late.flatMap((one) => one.people))];
      for (let from = 0; from < people.length; from += PEOPLE_AT_ONCE)
        await this.#inTurn(() => this.#ask(people.slice(from, from + PEOPLE_AT_ONCE)));
    }
    for (;;) {
      if (this.#closing.signal.aborted) return;
      const asked = await this.#inTurn(async () => {
        await this.#readAudiences();
        if (!this.#isNeeded) return 0;
        const due = await duePeople(this.#ctx, this.#workspace, PEOPLE_AT_ONCE);
        await this.#ask(due);
        return due.length;
      });
      if (asked < PEOPLE_AT_ONCE) return;
    }
  }

  /** Slices are asked about side by side, so that one store works for one while the other writes another. */
  async #ask(people: readonly bigint[], options: { readonly againMs?: number } = {}): Promise<void> {
    let from = 0;
    const askSlices = async (): Promise<void> => {
      while (from < people.length) {
        if (this.#closing.signal.aborted) throw new Error('The server stops');
        const some = people.slice(from, from + PEOPLE_AT_ONCE);
        from += some.length;
        const known = await knowPeople(this.#ctx, this.#workspace, this.#audiences, some);
        const changes = await evaluatePeople(this.#ctx, this.#workspace, this.#audiences, known, options);
        for (const person of some) this.#askedMeanwhile?.add(person);
        if (changes.length === 0) continue;
        this.#announcer?.wake();
        for (const audience of new Set(changes.map((one) => one.audience)))
          this.#ctx.live.publish(this.#workspace, 'audiences', { audience });
      }
    };
    // All of them end before the turn does, whatever becomes of one.
    const ended = await Promise.allSettled(Array.from({ length: SLICES_AT_ONCE }, askSlices));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }

  /** Live audiences whose members are of an older rule, with the version they are of. */
  async #stale(): Promise<Map<string, bigint>> {
    const rows = await this.#ctx.store.state.inWorkspace<AudienceTables, { id: string; evaluated_version: string }[]>(
      this.#workspace,
      async (db) => {
        const found = await sql<{ id: string; evaluated_version: string }>`
          select id, evaluated_version from audiences
          where kind = 'live' and deleted_at is null and evaluated_version < version`.execute(db);
        return found.rows;
      },
    );
    return new Map(rows.map(({ id, evaluated_version }) => [id, BigInt(evaluated_version)]));
  }

  async #markEvaluated({ id, version }: LiveAudience): Promise<void> {
    const at = new Date(this.#ctx.clock());
    await this.#ctx.store.state.inWorkspace<AudienceTables, unknown>(this.#workspace, (db) =>
      sql`update audiences set evaluated_version = ${version.toString()}::bigint, evaluated_at = ${at}
        where id = ${id}::uuid`.execute(db),
    );
    this.#announcer?.wake();
    this.#ctx.live.publish(this.#workspace, 'audiences', { audience: id });
  }

  /** Reads the audiences anew when one has changed, or what their rules speak of. */
  async #readAudiences(): Promise<void> {
    const all = await this.#ctx.store.state.inWorkspace<AudienceTables, Row[]>(this.#workspace, async (db) => {
      const found = await sql<Row>`
        select id, kind, rule, version from audiences where deleted_at is null order by id`.execute(db);
      return found.rows;
    });
    this.#isNeeded = all.length > 0;
    const rows = all.filter(({ kind }) => kind === 'live');
    const { state, bindingOf } = await bindingsOf(this.#ctx, this.#workspace);
    const now = `${state} ${rows.map(({ id, version }) => `${id} ${version}`).join()}`;
    if (now === this.#state) return;
    const before = new Map(this.#audiences.map((one) => [one.id, one]));
    this.#audiences = inOrder(rows).ordered.map(({ id, rule, version }) =>
      makeLive(id, rule, BigInt(version), bindingOf),
    );
    for (const { id, version, meaning } of this.#audiences) {
      const known = before.get(id);
      if (known?.version === version && known.meaning !== meaning) await this.#mustBeAskedAnew(id);
    }
    this.#state = now;
  }

  /** What the rule means has changed, though not what it says. */
  async #mustBeAskedAnew(audience: string): Promise<void> {
    await this.#ctx.store.state.inWorkspace<AudienceTables, unknown>(this.#workspace, (db) =>
      sql`update audiences set version = version + 1 where id = ${audience}::uuid`.execute(db),
    );
    this.#ctx.live.publish(this.#workspace, 'audiences', { audience });
  }
}
