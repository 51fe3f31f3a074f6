import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createDeflate, createGzip, createZstdCompress } from 'node:zlib';
import type { ChdbResult } from 'chdb';
import { stateError } from './exception.ts';
import { commonHeaders, type Exchange } from './exchange.ts';
import { contentTypeOf } from './formats.ts';

const CUT_AFTER_MS = 1_000;

/** Quick rather than small: the other end is mostly on the same machine. */
const ENCODERS: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGzip({ level: 1 }),
  zstd: () => createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  deflate: () => createDeflate({ level: 1 }),
};

function encodingOf({ request, parameters }: Exchange): string | undefined {
  if (parameters.get('enable_http_compression') !== '1') return undefined;
  return String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((one) => one.split(';')[0]?.trim().toLowerCase() ?? '')
    .find((one) => Object.hasOwn(ENCODERS, one));
}

function summaryOf({ rowsRead, bytesRead, elapsed }: ChdbResult): string {
  return JSON.stringify({
    read_rows: `${rowsRead}`,
    read_bytes: `${bytesRead}`,
    written_rows: '0',
    written_bytes: '0',
    total_rows_to_read: '0',
    result_rows: '0',
    result_bytes: '0',
    elapsed_ns: `${Math.round(elapsed * 1e9)}`,
  });
}

export interface Answer {
  readonly format: string;
  /** The first bytes of the result, or all of it. */
  readonly head: Buffer;
  /** What follows, while the engine still works on it. */
  readonly rest?: AsyncIterable<Buffer>;
  /** What the engine says about the statement, where it has ended. */
  readonly result?: ChdbResult;
  readonly version: string;
}

/**
 * Sends a result. When `rest` fails, the client has had its 200 already: the exception follows in the body behind the tag
 * of the header, and the connection is cut without the body's proper end, so that no reader takes the result for whole.
 */
export async function respond(exchange: Exchange, answer: Answer): Promise<void> {
  const { response } = exchange;
  const { format, head, rest, result } = answer;
  const encoding = encodingOf(exchange);
  const tag = randomUUID().replaceAll('-', '').slice(0, 16);
  response.writeHead(200, {
    ...commonHeaders(exchange),
    'x-clickhouse-format': format,
    'content-type': contentTypeOf(format),
    ...(result === undefined ? {} : { 'x-clickhouse-summary': summaryOf(result) }),
    ...(rest === undefined ? {} : { 'x-clickhouse-exception-tag': tag }),
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    ...(rest === undefined && encoding === undefined ? { 'content-length': head.length } : {}),
  });
  if (encoding === undefined && rest === undefined) {
    response.end(head);
    return;
  }
  let broken = false;
  async function* body() {
    yield head;
    if (rest === undefined) return;
    try {
      yield* rest;
    } catch (error) {
      broken = true;
      const { text } = stateError(error, answer.version);
      yield Buffer.from(`\r\n__exception__\r\n${tag}\r\n${text}${Buffer.byteLength(text)} ${tag}\r\n__exception__\r\n`);
    }
  }
  const encoder = encoding === undefined ? undefined : ENCODERS[encoding]?.();
  const source = Readable.from(body());
  // Cut by hand: the response must not end properly when the result is broken.
  const written = new Promise<void>((resolve) => response.once('close', resolve));
  const pumped =
    encoder === undefined
      ? pipeline(source, response, { end: false })
      : pipeline(source, encoder, response, { end: false });
  await Promise.race([pumped, written]);
  if (broken) cut(response);
  else response.end();
}

/**
 * Ends the connection behind what was written, but not the body. A little later, for a reader that sees the end throws away
 * what it has not looked at, the exception too.
 */
function cut(response: ServerResponse): void {
  const timer = setTimeout(() => response.socket?.end(), CUT_AFTER_MS).unref();
  response.once('close', () => clearTimeout(timer));
}
