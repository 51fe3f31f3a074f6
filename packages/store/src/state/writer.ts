import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import { retryWhileAway } from '../connection-loss.ts';

/** Keeps the first half of PostgreSQL's two-part advisory locks for writers, apart from all other locks. */
const WRITER_LOCKS = 1_463_900;
/** How long after a restart of the database a living process may take to hold its number again. */
const GRACE_MS = 5_000;
/** How long it may take when only its own connection was lost. */
const SHORT_GRACE_MS = 400;
const LOOK_EVERY_MS = 100;

/**
 * A number this process holds as an advisory lock of a connection of its own: PostgreSQL frees it the moment the process
 * (or its connection) is gone, so nobody needs to believe a timestamp. After a restart of the database the same number is
 * taken again.
 */
export class Writer {
  readonly id = `${randomBytes(4).readInt32BE() & 0x7fffffff}`;
  readonly #url: string;
  readonly #alone: boolean;
  /** Numbers found free: they are not given out again. */
  readonly #dead = new Set<string>();
  #client: Client | undefined;
  #closed = false;

  private constructor(url: string, alone: boolean) {
    this.#url = url;
    this.#alone = alone;
  }

  /** @param alone the database is this process's own: no other writer can live */
  static async open(url: string, alone: boolean): Promise<Writer> {
    const writer = new Writer(url, alone);
    await writer.#hold();
    return writer;
  }

  async #hold(): Promise<void> {
    const client = new Client({ connectionString: this.#url, application_name: 'waymark writer', keepAlive: true });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select pg_advisory_lock($1::int, $2::int)', [WRITER_LOCKS, this.id]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => {
      if (!this.#closed) void this.#holdAgain();
    });
    this.#client = client;
  }

  async #holdAgain(): Promise<void> {
    for (let delayMs = 10; !this.#closed; delayMs = Math.min(delayMs * 2, 1_000)) {
      try {
        return await this.#hold();
      } catch {
        await pause(delayMs);
      }
    }
  }

  /**
   * Whether the process with this number lives and is connected. A number that is free is looked at again: after a restart
   * of the database every living process has lost its lock, and takes it back within moments.
   */
  async isAlive(writerId: string): Promise<boolean> {
    if (writerId === this.id) return true;
    if (this.#dead.has(writerId)) return false;
    const alive = (await this.#isHeld(writerId)) || (!this.#alone && (await this.#comesBack(writerId)));
    if (!alive) this.#dead.add(writerId);
    return alive;
  }

  async #comesBack(writerId: string): Promise<boolean> {
    for (let waitedMs = 0; waitedMs < GRACE_MS; waitedMs += LOOK_EVERY_MS) {
      await pause(LOOK_EVERY_MS);
      if (await this.#isHeld(writerId)) return true;
      if (waitedMs >= SHORT_GRACE_MS && !(await this.#databaseIsYoung())) return false;
    }
    return false;
  }

  #isHeld(writerId: string): Promise<boolean> {
    return this.#ask<{ held: boolean }, boolean>(
      `select exists (
         select from pg_locks
         where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
           and classid::bigint = $1 and objid::bigint = $2 and objsubid = 2 and granted
       ) as held`,
      [WRITER_LOCKS, writerId],
      ([row]) => row?.held === true,
    );
  }

  /** Whether the database started so lately that living processes may not have come back yet. */
  #databaseIsYoung(): Promise<boolean> {
    return this.#ask<{ young: boolean }, boolean>(
      'select now() - pg_postmaster_start_time() < $1::interval as young',
      [`${GRACE_MS} milliseconds`],
      ([row]) => row?.young === true,
    );
  }

  #ask<Row extends QueryResultRow, Result>(
    sql: string,
    values: readonly unknown[],
    read: (rows: Row[]) => Result,
  ): Promise<Result> {
    return retryWhileAway(async () => {
      if (this.#client === undefined) throw new Error('connection terminated');
      return read((await this.#client.query<Row>(sql, [...values])).rows);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
  }
}
