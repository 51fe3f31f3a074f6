import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { authenticate, type Credentials } from './authentication.ts';
import { ClickHouseException, stateError } from './exception.ts';
import { commonHeaders, type Engine, type Exchange } from './exchange.ts';
import { readMultipart } from './multipart.ts';
import { decodedBody, readStatementBody } from './request-body.ts';
import { runInsert } from './run-insert.ts';
import { runQuery } from './run-query.ts';
import { readStatement } from './statement.ts';

/** Makes the listener of the HTTP interface: `/ping`, `/replicas_status`, and statements at `/`. */
export function makeHandler(
  engine: Engine,
  credentials: Credentials,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const queryId = url.searchParams.get('query_id') || randomUUID();
    const exchange: Exchange = { request, response, parameters: url.searchParams, queryId };
    answer(engine, credentials, exchange, url.pathname).catch((error: unknown) => refuse(engine, exchange, error));
  };
}

async function answer(engine: Engine, credentials: Credentials, exchange: Exchange, path: string): Promise<void> {
  const { request, response, parameters } = exchange;
  if (path === '/ping' || path === '/replicas_status') {
    // The engine itself is asked: a process that listens but no longer answers must not look healthy.
    await engine.connections.with('control', ({ session }) => session.queryAsync('SELECT 1'));
    response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' }).end('Ok.\n');
    return;
  }
  if (path !== '/') {
    response.writeHead(404).end(`There is no handle ${path}\n`);
    return;
  }
  authenticate(credentials, request.headers, parameters);
  refuseForeignPages(request, credentials);
  for (const name of ['decompress', 'compress'])
    if (parameters.get(name) === '1')
      throw new ClickHouseException(
        48,
        'NOT_IMPLEMENTED',
        `${name}=1 (the native block format) is not supported; use HTTP compression`,
      );
  await runStatement(engine, exchange);
}

/** A page somebody opens in a browser must not reach a database without a password on the same machine. */
function refuseForeignPages({ headers }: IncomingMessage, { password }: Credentials): void {
  if (password === '' && headers.origin !== undefined)
    throw new ClickHouseException(497, 'ACCESS_DENIED', 'Requests of web pages need a server with a password');
}

async function runStatement(engine: Engine, exchange: Exchange): Promise<void> {
  const { request, parameters } = exchange;
  const body = decodedBody(request);
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) {
    for (const [name, value] of readMultipart(contentType, await readStatementBody(body)))
      parameters.append(name, value);
    return runText(engine, exchange, Buffer.from(parameters.get('query') ?? ''));
  }
  const inUrl = parameters.get('query') ?? '';
  if (inUrl !== '') {
    const statement = readStatement(inUrl);
    // Rows in the body are never held in memory.
    if (statement.kind === 'insert') {
      refuseWriting(exchange);
      return runInsert(engine, exchange, statement, body, inUrl.slice(statement.dataStart));
    }
  }
  const bytes = await readStatementBody(body);
  return runText(
    engine,
    exchange,
    inUrl === '' ? bytes : Buffer.concat([Buffer.from(inUrl), Buffer.from('\n'), bytes]),
  );
}

async function runText(engine: Engine, exchange: Exchange, bytes: Buffer): Promise<void> {
  const text = bytes.toString('utf8').trimEnd();
  if (text === '') throw new ClickHouseException(62, 'SYNTAX_ERROR', 'Empty query');
  const statement = readStatement(text);
  if (statement.kind !== 'result') refuseWriting(exchange);
  if (statement.kind !== 'insert') return runQuery(engine, exchange, statement);
  // The rows behind the statement keep their bytes: text that is not UTF-8 passes through unchanged.
  const rows = bytes.subarray(Buffer.byteLength(text.slice(0, statement.dataStart)));
  return runInsert(engine, exchange, statement, Readable.from([rows], { objectMode: false }), '');
}

/** As with ClickHouse: what is only asked for with GET changes nothing. */
function refuseWriting({ request }: Exchange): void {
  if (request.method !== 'POST')
    throw new ClickHouseException(
      164,
      'READONLY',
      `Cannot execute query in readonly mode: use POST, not ${request.method}`,
    );
}

function refuse({ version }: Engine, exchange: Exchange, error: unknown): void {
  const { request, response } = exchange;
  const { status, code, text } = stateError(error, version);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  // What is left of a body that was refused is not waited for.
  const unread = !request.complete && request.method === 'POST';
  response.writeHead(status, {
    ...commonHeaders(exchange),
    'content-type': 'text/plain; charset=UTF-8',
    'x-clickhouse-exception-code': `${code}`,
    ...(unread ? { connection: 'close' } : {}),
  });
  response.end(text);
  request.resume();
}
