import { drainPending, Session } from 'chdb';
import { ClickHouseException } from './exception.ts';
import { type Lane, MOST_NAMED, SIZE } from './lanes.ts';

/** One connection to the engine, with the database its statements speak of. */
export interface Connection {
  readonly session: Session;
  database: string;
}

interface LaneState {
  opened: number;
  readonly idle: Connection[];
  readonly waiting: ((connection: Connection) => void)[];
}

interface Named {
  readonly connection: Connection;
  queue: Promise<unknown>;
  users: number;
  timer?: NodeJS.Timeout;
}

/**
 * Connections to one chDB data folder.
 *
 * A connection of a lane is leased for one statement, which must leave no trace on it; a statement that would (`SET`)
 * gets one of its own (opening takes 1.3 ms). Connections named by a client's `session_id` keep settings and temporary
 * tables and are closed when unused for as long as the client asked.
 */
export class Connections {
  readonly #path: string;
  readonly #arguments: readonly string[];
  readonly #lanes: Record<Lane, LaneState> = {
    insert: { opened: 0, idle: [], waiting: [] },
    query: { opened: 0, idle: [], waiting: [] },
    control: { opened: 0, idle: [], waiting: [] },
  };
  readonly #named = new Map<string, Named>();

  constructor(path: string, connectionArguments: readonly string[] = []) {
    this.#path = path;
    this.#arguments = connectionArguments;
  }

  #open(): Connection {
    return { session: new Session(this.#path, { connectionArgs: this.#arguments }), database: 'default' };
  }

  async #lease(lane: Lane): Promise<Connection> {
    const state = this.#lanes[lane];
    const idle = state.idle.pop();
    if (idle !== undefined) return idle;
    if (state.opened < SIZE[lane]) {
      const connection = this.#open();
      state.opened += 1;
      return connection;
    }
    return new Promise((resolve) => state.waiting.push(resolve));
  }

  #release(lane: Lane, connection: Connection): void {
    const state = this.#lanes[lane];
    const next = state.waiting.shift();
    if (next === undefined) state.idle.push(connection);
    else next(connection);
  }

  /** Runs `work` with a connection of the lane to itself. */
  async with<Result>(lane: Lane, work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const connection = await this.#lease(lane);
    try {
      return await work(connection);
    } finally {
      this.#release(lane, connection);
    }
  }

  /** Runs `work` in the query lane's turn, but with a connection that is closed afterwards. */
  async withOwn<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return this.with('query', async () => {
      const connection = this.#open();
      try {
        return await work(connection);
      } finally {
        connection.session.close();
      }
    });
  }

  /** Runs `work` with the connection of a client's session, one statement after another. */
  async withNamed<Result>(
    id: string,
    idleSeconds: number,
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    const named = this.#named.get(id) ?? this.#openNamed(id);
    clearTimeout(named.timer);
    named.users += 1;
    const turn = named.queue.then(() => work(named.connection));
    named.queue = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      named.users -= 1;
      if (named.users === 0) {
        named.timer = setTimeout(() => {
          this.#named.delete(id);
          named.connection.session.close();
        }, idleSeconds * 1000).unref();
      }
    }
  }

  #openNamed(id: string): Named {
    if (this.#named.size >= MOST_NAMED)
      throw new ClickHouseException(
        202,
        'TOO_MANY_SIMULTANEOUS_QUERIES',
        `At most ${MOST_NAMED} sessions at a time; wait for one to time out or ask for a shorter session_timeout`,
      );
    const named: Named = { connection: this.#open(), queue: Promise.resolve(), users: 0 };
    this.#named.set(id, named);
    return named;
  }

  /** Ends what still runs, then closes every connection. */
  async close(): Promise<void> {
    await this.with('control', ({ session }) =>
      session.queryAsync(`KILL QUERY WHERE NOT startsWith(query, 'KILL') ASYNC`),
    ).catch(() => undefined);
    await drainPending();
    for (const state of Object.values(this.#lanes)) for (const { session } of state.idle.splice(0)) session.close();
    for (const { connection, timer } of this.#named.values()) {
      clearTimeout(timer);
      connection.session.close();
    }
    this.#named.clear();
    await drainPending();
  }
}
