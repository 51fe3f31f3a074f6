import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { retryWhileAway } from '../connection-loss.ts';

/** Keeps the first half of PostgreSQL's two-part advisory locks for writers, apart from all other locks. */
const WRITER_LOCKS = 1_463_900;

/**
 * A number this process holds as an advisory lock of a connection of its own: PostgreSQL frees it the moment the process
 * (or its connection) is gone, so nobody needs to believe a timestamp. After a restart of the database the same number is
 * taken again.
 */
export class Writer {
  readonly id = `${randomBytes(4).readInt32BE() & 0x7fffffff}`;
  readonly #url: string;
  #client: Client | undefined;
  #closed = false;

  private constructor(url: string) {
    this.#url = url;
  }

  static async open(url: string): Promise<Writer> {
    const writer = new Writer(url);
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

  /** Whether the process with this number lives and is connected. */
  async isAlive(writerId: string): Promise<boolean> {
    if (writerId === this.id) return true;
    return retryWhileAway(async () => {
      const client = this.#client;
      if (client === undefined) throw new Error('connection terminated');
      const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1::int, $2::int) as free', [
        WRITER_LOCKS,
        writerId,
      ]);
      const free = rows[0]?.free === true;
      if (free) await client.query('select pg_advisory_unlock($1::int, $2::int)', [WRITER_LOCKS, writerId]);
      return !free;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
  }
}
