import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { ClickHouseException } from './exception.ts';

/** Statements longer than this are refused; the rows of an insert may be longer. */
const LONGEST_STATEMENT_BYTES = 64 * 1024 * 1024;

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
} as const;

function isEncoding(encoding: string): encoding is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, encoding);
}

/** The request's body, decompressed. Errors of the decoder, and a client that goes away, surface on the stream. */
export function decodedBody(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity') return request;
  if (!isEncoding(encoding))
    throw new ClickHouseException(36, 'BAD_ARGUMENTS', `Unknown compression method: ${encoding}`);
  const decoder = DECODERS[encoding]();
  request.on('error', (error) => decoder.destroy(error));
  request.on('aborted', () => decoder.destroy(new Error('The client went away')));
  return request.pipe(decoder);
}

/** Passes the body's bytes on. @throws ClickHouseException 307 beyond the limit, 354 when they cannot be decompressed */
export async function* limited(body: Readable, mostBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const chunk of body) {
      const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      size += bytes.length;
      if (size > mostBytes) throw new ClickHouseException(307, 'TOO_MANY_BYTES', `Body longer than ${mostBytes} bytes`);
      yield bytes;
    }
  } catch (error) {
    if (error instanceof ClickHouseException) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ClickHouseException(354, 'ZLIB_INFLATE_FAILED', `The body cannot be read: ${reason}`);
  }
}

/** The whole body: a statement. */
export async function readStatementBody(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of limited(body, LONGEST_STATEMENT_BYTES)) chunks.push(chunk);
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

let files = 0;

/** Runs `work` with the path of a file nobody else uses, and removes it afterwards. */
export async function withFile<Result>(folder: string, work: (file: string) => Promise<Result>): Promise<Result> {
  files += 1;
  const file = join(folder, `rows-${process.pid}-${files}`);
  try {
    return await work(file);
  } finally {
    await rm(file, { force: true });
  }
}

/** Writes chunks into a file, whole or not at all as far as the caller is concerned; returns the number of bytes. */
export async function writeChunks(file: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  const stream = createWriteStream(file, { mode: 0o600, highWaterMark: 1024 * 1024 });
  await pipeline(Readable.from(chunks), stream);
  return stream.bytesWritten;
}
