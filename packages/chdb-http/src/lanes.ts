/** What a connection is wanted for. Lanes do not share connections, so an insert never waits behind a heavy query. */
export type Lane = 'insert' | 'query' | 'control';

/** How many connections a lane may open; each runs one statement at a time, all share the engine's threads. */
export const SIZE: Readonly<Record<Lane, number>> = { insert: 4, query: 8, control: 2 };

/** How many connections may be kept for clients' sessions. */
export const MOST_NAMED = 16;

/**
 * Threads the process needs (UV_THREADPOOL_SIZE): each running statement blocks one, and files and compression need some.
 * With Node's four a cancel waited 32 s behind four heavy statements.
 */
export const THREADS = SIZE.insert + SIZE.query + SIZE.control + MOST_NAMED + 6;
