import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandFailure } from './failure.ts';

/**
 * Writes an answer as it comes to a file, or (undefined, or `-`) to standard output.
 * @returns how many bytes were written to the file; undefined where they went to standard output
 */
export async function saveAnswer({ body }: Response, file: string | undefined): Promise<number | undefined> {
  if (body === null) throw new CommandFailure('The server answered nothing');
  let bytes = 0;
  const counted = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      bytes += chunk.length;
      yield chunk;
    }
  };
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  if (file === undefined || file === '-') {
    await pipeline(source, process.stdout, { end: false });
    return undefined;
  }
  // Under another name until it is whole: a file with its name is never half an export.
  const partial = `${file}.part`;
  try {
    await pipeline(source, counted, createWriteStream(partial));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw new CommandFailure(`The export broke off: ${error instanceof Error ? error.message : error}`);
  }
  return bytes;
}
