import { Session } from 'chdb';

/** What a connection is wanted for. Lanes do not share connections, so an insert never waits behind a heavy query. */
export type Lane = 'insert' | 'query' | 'control';

/** How many connections a lane may open; each runs one statement at a time, all share the engine's threads. */
const SIZE: Readonly<Record<Lane, number>> = { insert: 4, query: 8, control: 1 };

interface LaneState {
  opened: number;
  readonly idle: Session[];
  readonly waiting: ((session: Session) => void)[];
}

/**
 * Connections to one chDB data folder.
 *
 * A connection is leased for one statement. Connections named by a client's `session_id` keep its settings and temporary
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
  readonly #named = new Map<
    string,
    { session: Session; queue: Promise<unknown>; users: number; timer?: NodeJS.Timeout }
  >();

  constructor(path: string, connectionArguments: readonly string[] = []) {
    this.#path = path;
    this.#arguments = connectionArguments;
  }

  #open(): Session {
    return new Session(this.#path, { connectionArgs: this.#arguments });
  }

  async #lease(lane: Lane): Promise<Session> {
    const state = this.#lanes[lane];
    const idle = state.idle.pop();
    if (idle !== undefined) return idle;
    if (state.opened < SIZE[lane]) {
      state.opened += 1;
      return this.#open();
    }
    return new Promise((resolve) => state.waiting.push(resolve));
  }

  #release(lane: Lane, session: Session): void {
    const state = this.#lanes[lane];
    const next = state.waiting.shift();
    if (next === undefined) state.idle.push(session);
    else next(session);
  }

  /** Runs `work` with a connection of the lane to itself. */
  async with<Result>(lane: Lane, work: (session: Session) => Promise<Result>): Promise<Result> {
    const session = await this.#lease(lane);
    try {
      return await work(session);
    } finally {
      this.#release(lane, session);
    }
  }

  /** Runs `work` with the connection of a client's session, one statement after another. */
  async withNamed<Result>(
    id: string,
    idleSeconds: number,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    let named = this.#named.get(id);
    if (named === undefined) {
      named = { session: this.#open(), queue: Promise.resolve(), users: 0 };
      this.#named.set(id, named);
    }
    const mine = named;
    clearTimeout(mine.timer);
    mine.users += 1;
    const turn = mine.queue.then(() => work(mine.session));
    mine.queue = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      mine.users -= 1;
      if (mine.users === 0) {
        mine.timer = setTimeout(() => {
          this.#named.delete(id);
          mine.session.close();
        }, idleSeconds * 1000).unref();
      }
    }
  }

  /** Closes every connection; statements still running end first. */
  close(): void {
    for (const state of Object.values(this.#lanes)) for (const session of state.idle.splice(0)) session.close();
    for (const { session, timer } of this.#named.values()) {
      clearTimeout(timer);
      session.close();
    }
    this.#named.clear();
  }
}
