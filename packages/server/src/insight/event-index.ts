import { setTimeout as pause } from 'node:timers/promises';
import { SegmentBuilder, SequenceIndex } from '@waymark/engine';
import { followBatches, lastPosition, type StoredBatch } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import { relatedIdentities, type Suppressions, suppressionsOf } from '../people/index.ts';
import { EventCodes, type IndexedCode } from './event-codes.ts';
import { MOST_PROPERTY_TESTS, type PropertyTest } from './property-test.ts';
import { readTouches } from './read-touches.ts';

/** A batch that touches more identities than this, and a good part of all people, is followed by loading everything anew. */
const RELOAD_ABOVE_IDENTITIES = 50_000;
const RELOAD_ABOVE_SHARE = 0.2;
/**
 * After following for a while the index rests this many times as long (at most so many ms), so that under load it takes a
 * quarter of the stores' time at most, and reads people who came back once for many batches.
 */
const REST_FACTOR = 3;
const LONGEST_REST_MS = 5_000;
/** Pages are told of news at most this often. */
const NEWS_EVERY_MS = 250;

type Context = Pick<ServerContext, 'store' | 'clock' | 'live' | 'log'>;

/** A workspace's touches as this process holds them, at one moment. */
export interface EventIndex {
  readonly index: SequenceIndex;
  /** What each code means; codes only ever get more. */
  readonly codes: readonly IndexedCode[];
  /** The property tests that the codes' flags tell of, by bit. */
  readonly tests: readonly PropertyTest[];
  /** Position in the feed of batches up to which everything is in. */
  readonly position: bigint;
  /** When that was, UTC milliseconds. */
  readonly asOfMs: number;
}

/**
 * The index of one workspace in this process: loaded from the event store, then kept up with the feed of batches.
 *
 * It is a function of the store. For each stored batch the people it touched are read again whole and replace what the index
 * had, so late events, repeats and merges need no special case, and handling a batch twice does no harm. Loading notes the
 * feed's position first and follows from there: what was stored meanwhile is read twice, nothing is missed.
 */
export class WorkspaceIndex {
  readonly #ctx: Context;
  readonly #workspace: string;
  #tests: readonly PropertyTest[] = [];
  #loaded: { index: SequenceIndex; codes: EventCodes; tests: readonly PropertyTest[] } | undefined;
  #position = 0n;
  #asOfMs = 0;
  #suppressions: Suppressions | undefined;
  #unwatch: () => void = () => {};
  #follower: { stop(): Promise<void> } | undefined;
  #work: Promise<unknown> = Promise.resolve();
  #newsTimer: NodeJS.Timeout | undefined;
  readonly #closing = new AbortController();

  private constructor(ctx: Context, workspace: string) {
    this.#ctx = ctx;
    this.#workspace = workspace;
  }

  /** Loads the workspace and begins to follow its feed. */
  static async open(ctx: Context, workspace: string): Promise<WorkspaceIndex> {
    const opened = new WorkspaceIndex(ctx, workspace);
    opened.#suppressions = await suppressionsOf(ctx, workspace);
    await opened.#load();
    // Who is erased is gone for every question from now on, whatever else the index is at.
    opened.#unwatch = opened.#suppressions.onChange((fresh) => opened.#inTurn(async () => opened.#drop(fresh)));
    opened.#follower = followBatches(
      ctx,
      workspace,
      opened.#position,
      async (batches) => {
        const began = performance.now();
        await opened.#inTurn(() => opened.#follow(batches));
        await opened.#rest(performance.now() - began);
      },
      (error) => ctx.log.warn({ err: error, workspace }, 'The index could not follow the feed; it tries again'),
    );
    return opened;
  }

  /** The index as it stands; with `tests`, its codes tell which events pass them (loads anew when one is new). */
  async events(tests: readonly PropertyTest[] = []): Promise<EventIndex> {
    // What is loaded counts, not what is being loaded for somebody else: a question in between would take "no" for an answer.
    const missing = () => tests.filter(({ key }) => !this.#loaded?.tests.some((test) => test.key === key));
    if (missing().length > 0) {
      await this.#inTurn(async () => {
        const still = missing();
        if (still.length === 0) return;
        const others = this.#tests.filter(({ key }) => !still.some((test) => test.key === key));
        // Tests nobody asks for any more make room first.
        const kept =
          others.length + still.length > MOST_PROPERTY_TESTS
            ? others.filter(({ key }) => tests.some((test) => test.key === key))
            : others;
        this.#tests = [...kept, ...still];
        await this.#load();
      });
    }
    const loaded = this.#loaded;
    if (loaded === undefined) throw new Error('The index is not loaded');
    return {
      index: loaded.index,
      codes: loaded.codes.list,
      tests: loaded.tests,
      position: this.#position,
      asOfMs: this.#asOfMs,
    };
  }

  async close(): Promise<void> {
    clearTimeout(this.#newsTimer);
    this.#unwatch();
    this.#closing.abort();
    await this.#follower?.stop();
    await this.#work.catch(() => undefined);
  }

  async #rest(workedMs: number): Promise<void> {
    const restMs = Math.min(workedMs * REST_FACTOR, LONGEST_REST_MS);
    await pause(restMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }

  /** Loading and following change the same index: one after the other. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#work.then(work, work);
    this.#work = turn.catch(() => undefined);
    return turn;
  }

  async #load(): Promise<void> {
    const workspace = this.#workspace;
    const { store, clock } = this.#ctx;
    const position = await lastPosition(this.#ctx, workspace);
    const startedAt = clock();
    const codes = new EventCodes();
    const rows = await store.events.query<{ identity: string; person: string }>(
      'SELECT toString(identity) AS identity, toString(person) AS person FROM identity_person FINAL WHERE workspace = {workspace:UUID} AND identity != person',
      { params: { workspace } },
    );
    const personOf = new Map(rows.map(({ identity, person }) => [BigInt(identity), BigInt(person)]));
    const [count] = await store.events.query<{ events: string }>(
      'SELECT toString(count()) AS events FROM events WHERE workspace = {workspace:UUID}',
      { params: { workspace } },
    );
    const tests = this.#tests;
    const segment = await readTouches(store, {
      workspace,
      codes,
      tests,
      nowMs: startedAt,
      personOf,
      expectedEvents: Number(count?.events ?? 0),
    });
    this.#loaded = { index: new SequenceIndex(segment), codes, tests };
    this.#position = position;
    this.#asOfMs = startedAt;
  }

  #drop(identities: readonly bigint[]): void {
    if (identities.length === 0) return;
    const nobody = new SegmentBuilder({ personOf: new Map(), expectedEvents: 0 }).finish();
    this.#loaded?.index.replace(identities, nobody);
    this.#tellPages();
  }

  async #follow(batches: readonly StoredBatch[]): Promise<void> {
    const last = batches.at(-1);
    const loaded = this.#loaded;
    if (last === undefined || loaded === undefined || last.position <= this.#position) return;
    // What the server itself wrote is no touch.
    const touched = new Set(batches.flatMap(({ own, identities }) => (own ? [] : identities)));
    const startedAt = this.#ctx.clock();
    if (touched.size > RELOAD_ABOVE_IDENTITIES && touched.size > loaded.index.people * RELOAD_ABOVE_SHARE)
      await this.#load();
    else {
      const related = await relatedIdentities(this.#ctx, this.#workspace, touched);
      const personOf = new Map(
        related.filter(({ identity, person }) => identity !== person).map(({ identity, person }) => [identity, person]),
      );
      // Identities without a row (none yet, or erased) still lose what the index has of them.
      const identities = [...new Set([...touched, ...related.map(({ identity }) => identity)])].sort((a, b) =>
        a < b ? -1 : 1,
      );
      const fresh = await readTouches(this.#ctx.store, {
        workspace: this.#workspace,
        codes: loaded.codes,
        tests: loaded.tests,
        nowMs: startedAt,
        personOf,
        identities: identities.filter((identity) => !this.#suppressions?.has(identity)),
      });
      loaded.index.replace(identities, fresh);
      this.#position = last.position;
      this.#asOfMs = startedAt;
    }
    this.#tellPages();
  }

  #tellPages(): void {
    this.#newsTimer ??= setTimeout(() => {
      this.#newsTimer = undefined;
      this.#ctx.live.publish(this.#workspace, 'index', {
        position: this.#position.toString(),
        asOf: new Date(this.#asOfMs).toISOString(),
      });
    }, NEWS_EVERY_MS);
  }
}
