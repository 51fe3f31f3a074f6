import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection, Connections } from './connections.ts';
import { ClickHouseException } from './exception.ts';
import type { Lane } from './lanes.ts';
import { quoteName } from './parameters.ts';
import { killStatement } from './query-id.ts';
import type { ResultPipes } from './result-pipe.ts';
import { settingsOf } from './settings.ts';

/** How often a statement whose client has gone is told to end: the first time it may not have begun yet. */
const KILL_EVERY_MS = 200;

/** What answers requests: the engine, and the folders it works in. */
export interface Engine {
  readonly connections: Connections;
  readonly pipes: ResultPipes;
  /** Where the rows of inserts stand while they are read, and results that are sent only when complete. */
  readonly filesFolder: string;
  /** What chDB calls itself. */
  readonly version: string;
  /** The names of all formats, in lower case. */
  readonly formats: ReadonlySet<string>;
  /** The most decompressed bytes of one request's rows. */
  readonly mostRowBytes: number;
}

/** One request on its way: what was asked, and how it is answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly parameters: URLSearchParams;
  readonly queryId: string;
}

/** The values of `{name:Type}` placeholders. */
export function placeholderValues({ parameters }: Exchange): Map<string, string> {
  return new Map(
    [...parameters]
      .filter(([name]) => name.startsWith('param_'))
      .map(([name, value]) => [name.slice('param_'.length), value]),
  );
}

export function commonHeaders({ queryId }: Exchange): Record<string, string> {
  return {
    // An id may hold anything; a header may not.
    'x-clickhouse-query-id': queryId.replace(/[^\x20-\x7e]/g, '?'),
    'x-clickhouse-timezone': 'UTC',
    'x-clickhouse-server-display-name': 'chdb',
  };
}

async function speakOf(connection: Connection, database: string): Promise<void> {
  if (connection.database === database) return;
  await connection.session.queryAsync(`USE ${quoteName(database)}`);
  connection.database = database;
}

/**
 * Runs `work` with a connection that speaks of the request's database: its session's, or one of the lane, or ('own') one
 * that is closed afterwards.
 */
export async function withConnection<Result>(
  { connections }: Engine,
  { parameters, response }: Exchange,
  lane: Lane | 'own',
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const database = parameters.get('database');
  const sessionId = parameters.get('session_id');
  const run = async (connection: Connection) => {
    if (response.destroyed)
      throw new ClickHouseException(394, 'QUERY_WAS_CANCELLED', 'The client went away before the query began');
    // A session keeps the database it chose by USE until a request names one.
    if (database !== null || sessionId === null) await speakOf(connection, database ?? 'default');
    return work(connection);
  };
  if (sessionId !== null) {
    const idleSeconds = Math.min(Number(parameters.get('session_timeout') ?? 60) || 60, 3600);
    return connections.withNamed(sessionId, idleSeconds, run);
  }
  return lane === 'own' ? connections.withOwn(run) : connections.with(lane, run);
}

/** Runs `work` and ends the marked statement when the client goes away meanwhile. */
export async function endedWithClient<Result>(
  { connections }: Engine,
  { response, queryId }: Exchange,
  work: () => Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const kill = () => {
    connections.with('control', ({ session }) => session.queryAsync(killStatement(queryId))).catch(() => undefined);
  };
  const gone = () => {
    if (response.writableFinished) return;
    kill();
    timer = setInterval(kill, KILL_EVERY_MS);
  };
  response.on('close', gone);
  try {
    return await work();
  } finally {
    response.off('close', gone);
    clearInterval(timer);
  }
}

/** The request's settings; asked for once, as odd names are refused here. */
export const requestSettings = ({ parameters }: Exchange) => settingsOf(parameters);
