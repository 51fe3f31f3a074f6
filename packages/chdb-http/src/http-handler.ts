import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { ChdbResult, Session } from 'chdb';
import { authenticate, type Credentials } from './authentication.ts';
import type { Connections, Lane } from './connections.ts';
import { ClickHouseException, stateError } from './exception.ts';
import { contentTypeOf, isStreamable } from './formats.ts';
import { bindParameters, quote } from './parameters.ts';
import { killStatement, markWithQueryId, translateKill } from './query-id.ts';
import { decodedBody, readStatementText, withRowsFile } from './request-body.ts';
import { settingsOf, withSettings } from './settings.ts';
import { type Insert, type Query, readStatement } from './statement.ts';

export interface HandlerOptions {
  readonly connections: Connections;
  readonly credentials: Credentials;
  /** Where the rows of inserts stand while they are read. */
  readonly rowsFolder: string;
  /** What chDB calls itself. */
  readonly version: string;
}

/** One request on its way: what was asked, and how it is answered. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly parameters: URLSearchParams;
  readonly queryId: string;
}

/** Makes the listener of the HTTP interface: `/ping`, `/replicas_status`, and statements at `/`. */
export function makeHandler(options: HandlerOptions): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const queryId = url.searchParams.get('query_id') || randomUUID();
    const exchange: Exchange = { request, response, parameters: url.searchParams, queryId };
    answer(options, exchange, url.pathname).catch((error: unknown) => refuse(options, exchange, error));
  };
}

async function answer(options: HandlerOptions, exchange: Exchange, path: string): Promise<void> {
  const { request, response, parameters } = exchange;
  if (path === '/ping' || path === '/replicas_status') {
    // The engine itself is asked: a process that listens but no longer answers must not look healthy.
    await options.connections.with('control', (session) => session.queryAsync('SELECT 1'));
    response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' }).end('Ok.\n');
    return;
  }
  if (path !== '/') {
    response.writeHead(404).end(`There is no handle ${path}\n`);
    return;
  }
  authenticate(options.credentials, request.headers, parameters);
  const unsupported = ['decompress', 'compress'].find((name) => parameters.get(name) === '1');
  if (unsupported)
    throw new ClickHouseException(
      48,
      'NOT_IMPLEMENTED',
      `${unsupported}=1 (the native block format) is not supported; use HTTP compression`,
    );
  const body = decodedBody(request);
  const inUrl = parameters.get('query');
  const statement = inUrl === null ? undefined : readStatement(inUrl);
  if (statement?.kind === 'insert') {
    await runInsert(options, exchange, statement, body, (inUrl ?? '').slice(statement.dataStart));
    return;
  }
  const bytes = await readStatementText(body);
  const text =
    inUrl === null ? bytes.toString('utf8') : bytes.length === 0 ? inUrl : `${inUrl}\n${bytes.toString('utf8')}`;
  if (text.trim() === '') throw new ClickHouseException(62, 'SYNTAX_ERROR', 'Empty query');
  const whole = statement !== undefined && bytes.length === 0 ? statement : readStatement(text);
  if (whole.kind === 'insert') {
    // The rows behind the statement keep their bytes: text that is not UTF-8 passes through unchanged.
    const head = Buffer.byteLength(text.slice(0, whole.dataStart));
    const rows = inUrl === null ? bytes.subarray(head) : Buffer.from(text.slice(whole.dataStart));
    await runInsert(options, exchange, whole, single(rows), '');
    return;
  }
  await runQuery(options, exchange, whole);
}

function single(bytes: Buffer): Readable {
  const stream = new PassThrough();
  stream.end(bytes);
  return stream;
}

/** Leases a connection with the request's settings in force, and ends the statement when the client goes away. */
async function withConnection<Result>(
  options: HandlerOptions,
  exchange: Exchange,
  lane: Lane,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const { parameters, response, queryId } = exchange;
  const settings = settingsOf(parameters);
  const database = parameters.get('database');
  const abandoned = () => {
    if (response.writableFinished) return;
    options.connections.with('control', (session) => session.queryAsync(killStatement(queryId))).catch(() => undefined);
  };
  const run = (session: Session) =>
    withSettings(session, settings, async () => {
      if (response.destroyed)
        throw new ClickHouseException(394, 'QUERY_WAS_CANCELLED', 'The client went away before the query began');
      if (database !== null) await session.queryAsync(`USE \`${database.replaceAll('`', '\\`')}\``);
      response.on('close', abandoned);
      try {
        return await work(session);
      } finally {
        response.off('close', abandoned);
        if (database !== null) await session.queryAsync('USE default');
      }
    });
  const sessionId = parameters.get('session_id');
  if (sessionId === null) return options.connections.with(lane, run);
  return options.connections.withNamed(sessionId, Number(parameters.get('session_timeout') ?? 60), run);
}

async function runInsert(
  options: HandlerOptions,
  exchange: Exchange,
  insert: Insert,
  body: Readable,
  inline: string,
): Promise<void> {
  const rows = inline === '' ? body : concatenated(inline, body);
  const { rowsRead, bytesRead } = await withRowsFile(rows, options.rowsFolder, (file) =>
    withConnection(options, exchange, 'insert', async (session) => {
      const statement = `${insert.target} FROM INFILE ${quote(file)} ${insert.settings} FORMAT ${insert.format}`;
      return session.queryAsync(markWithQueryId(bindParameters(statement, parametersOf(exchange)), exchange.queryId));
    }),
  );
  const written = JSON.stringify({
    read_rows: `${rowsRead}`,
    read_bytes: `${bytesRead}`,
    written_rows: `${rowsRead}`,
    written_bytes: `${bytesRead}`,
  });
  exchange.response
    .writeHead(200, {
      ...commonHeaders(exchange),
      'x-clickhouse-summary': written,
      'content-type': 'text/plain; charset=UTF-8',
    })
    .end();
}

function concatenated(head: string, body: Readable): Readable {
  const stream = new PassThrough();
  stream.write(head);
  body.on('error', (error) => stream.destroy(error));
  return body.pipe(stream);
}

function parametersOf({ parameters }: Exchange): Map<string, string> {
  return new Map(
    [...parameters]
      .filter(([name]) => name.startsWith('param_'))
      .map(([name, value]) => [name.slice('param_'.length), value]),
  );
}

async function runQuery(options: HandlerOptions, exchange: Exchange, query: Query): Promise<void> {
  const { parameters, queryId } = exchange;
  const format = query.format ?? parameters.get('default_format') ?? 'TabSeparated';
  const bound = bindParameters(query.sql, parametersOf(exchange));
  if (query.kind === 'kill') {
    const result = await options.connections.with('control', (session) =>
      session.queryAsync(translateKill(bound), { format }),
    );
    return respondWhole(exchange, format, result);
  }
  const sql = markWithQueryId(bound, queryId);
  const names = settingsOf(parameters).map(([name]) => name);
  return withConnection(options, exchange, 'query', async (session) => {
    if (query.kind === 'select' && isStreamable(format, names))
      return respondStreaming(options, exchange, session, sql, format);
    return respondWhole(exchange, format, await session.queryAsync(sql, { format }));
  });
}

function commonHeaders({ queryId }: Exchange): Record<string, string> {
  return {
    'x-clickhouse-query-id': queryId,
    'x-clickhouse-timezone': 'UTC',
    'x-clickhouse-server-display-name': 'chdb',
  };
}

/** Where a result is written: the response itself, or a compressor in front of it where the client asked for one. */
function bodyOf(exchange: Exchange, headers: Record<string, string>): NodeJS.WritableStream {
  const { request, response, parameters } = exchange;
  const wanted =
    parameters.get('enable_http_compression') === '1' &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!wanted) {
    response.writeHead(200, headers);
    return response;
  }
  response.writeHead(200, { ...headers, 'content-encoding': 'gzip' });
  const gzip = createGzip({ level: 1 });
  pipeline(gzip, response).catch(() => response.destroy());
  return gzip;
}

function respondWhole(exchange: Exchange, format: string, result: ChdbResult): void {
  const summary = JSON.stringify({ read_rows: `${result.rowsRead}`, read_bytes: `${result.bytesRead}` });
  const headers = {
    ...commonHeaders(exchange),
    'x-clickhouse-summary': summary,
    'x-clickhouse-format': format,
    'content-type': contentTypeOf(format),
  };
  const body = bodyOf(exchange, headers);
  body.end(result.bytes());
}

async function respondStreaming(
  options: HandlerOptions,
  exchange: Exchange,
  session: Session,
  sql: string,
  format: string,
): Promise<void> {
  const stream = session.queryStream(sql, { format });
  const chunks = stream[Symbol.asyncIterator]();
  // Errors before the first rows are answered with a status; only later ones need the tag in the body.
  let next = await chunks.next();
  const tag = randomUUID().replaceAll('-', '').slice(0, 16);
  const headers = {
    ...commonHeaders(exchange),
    'x-clickhouse-format': format,
    'content-type': contentTypeOf(format),
    'x-clickhouse-exception-tag': tag,
  };
  const body = bodyOf(exchange, headers);
  try {
    while (next.done !== true) {
      if (exchange.response.destroyed) break;
      const bytes = next.value.raw();
      if (!body.write(bytes)) await drained(exchange.response, body);
      next = await chunks.next();
    }
    body.end();
  } catch (error) {
    const { text } = stateError(error, options.version);
    body.end(`\r\n__exception__\r\n${tag}\r\n${text}${Buffer.byteLength(text)} ${tag}\r\n__exception__\r\n`);
  } finally {
    // A stream left early would hold its connection until the engine has computed the rest: end the statement first.
    if (next.done !== true) {
      await options.connections
        .with('control', (control) => control.queryAsync(killStatement(exchange.queryId)))
        .catch(() => undefined);
      stream.cancel();
    }
  }
}

function drained(response: ServerResponse, body: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      body.off('drain', done);
      response.off('close', done);
      resolve();
    };
    body.once('drain', done);
    response.once('close', done);
  });
}

function refuse(options: HandlerOptions, exchange: Exchange, error: unknown): void {
  const { request, response } = exchange;
  const { status, code, text } = stateError(error, options.version);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    ...commonHeaders(exchange),
    'content-type': 'text/plain; charset=UTF-8',
    'x-clickhouse-exception-code': `${code}`,
  });
  response.end(text);
  request.resume();
}
