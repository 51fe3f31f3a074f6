import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type OwnEvent, storeOwnEvents } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import { unsignedIdentity } from '../people/index.ts';
import type { AudienceTables } from './tables.ts';

const CHANGES_AT_ONCE = 1_000;
/** What happens in such a time becomes one batch: a batch of one event costs as much as one of hundreds. */
const GATHER_MS = 250;
/** Changes of other processes (lists, snapshots) are found after so long at the latest. */
const LOOK_EVERY_MS = 1_000;

export const ENTERED = 'Audience Entered';
export const LEFT = 'Audience Left';

interface Change {
  n: string;
  audience: string;
  name: string;
  person: string;
  entered: boolean;
  at: Date;
}

/** The event of a change: made again it is the same, so that it is stored once. */
function eventOf({ n, audience, name, person, entered, at }: Change): OwnEvent {
  return {
    identity: unsignedIdentity(person),
    messageId: `audience ${audience} ${n}`,
    kind: 'audience',
    name: entered ? ENTERED : LEFT,
    happenedAt: at.getTime(),
    ordinal: Number(BigInt.asUintN(32, BigInt(n))),
    properties: { audience, name },
    source: 'audiences',
  };
}

/**
 * Makes events of who comes into audiences and leaves them. The table of changes is the outbox: they are sent in the order of
 * their numbers, and the number that was reached is noted after they are stored. What is sent twice because a process died in
 * between has the same ids and is stored once. Only the keeper of the workspace has one.
 */
export class Announcer {
  readonly #ctx: ServerContext;
  readonly #workspace: string;
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  #news = Promise.withResolvers<void>();

  constructor(ctx: ServerContext, workspace: string) {
    this.#ctx = ctx;
    this.#workspace = workspace;
    this.#running = this.#run();
  }

  /** There are changes. */
  wake(): void {
    this.#news.resolve();
  }

  async stop(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        while (!signal.aborted && (await this.#send()) === CHANGES_AT_ONCE);
      } catch (error) {
        this.#ctx.log.warn({ err: error, workspace: this.#workspace }, 'Changes of audiences could not be told of yet');
      }
      const rest = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined);
      await Promise.race([this.#news.promise, rest(LOOK_EVERY_MS)]);
      this.#news = Promise.withResolvers<void>();
      await rest(GATHER_MS);
    }
  }

  /** @returns how many changes were read */
  async #send(): Promise<number> {
    const changes = await this.#ctx.store.state.inWorkspace<AudienceTables, Change[]>(this.#workspace, async (db) => {
      const { rows } = await sql<Change>`
        select c.n, c.audience, a.name, c.person, c.entered, c.at
        from audience_changes c join audiences a on a.id = c.audience
        where c.announce and c.n > (select announced from audience_keepers) order by c.n limit ${CHANGES_AT_ONCE}`.execute(
        db,
      );
      return rows;
    });
    const last = changes.at(-1);
    if (last === undefined) return 0;
    await storeOwnEvents(this.#ctx, this.#workspace, changes.map(eventOf));
    await this.#ctx.store.state.inWorkspace<AudienceTables, unknown>(this.#workspace, (db) =>
      sql`update audience_keepers set announced = greatest(announced, ${last.n}::bigint)`.execute(db),
    );
    return changes.length;
  }
}
