import { extractErrorAtTheEndOfChunk } from '@clickhouse/client';

/** An exception that ClickHouse writes behind rows it has already sent is at most 16 KB long, its frame included. */
const LONGEST_EXCEPTION_BYTES = 32 * 1024;

function endsInException(tail: Buffer, tag: string): boolean {
  return tail.subarray(-64).includes('__exception__\r\n') && tail.includes(`__exception__\r\n${tag}\r\n`);
}

/**
 * The chunks of a result as they are, except for an exception at its end, which is thrown: once the first rows are on
 * their way, ClickHouse can say that it failed only inside the body, marked by the tag it named in the response's header.
 *
 * The last 32 KB are held back until more follows; chunks are passed on whole and are not copied.
 */
export async function* throwingExceptions(
  chunks: AsyncIterable<Uint8Array>,
  tag: string | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (tag === undefined) {
    yield* chunks;
    return;
  }
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  let broken: unknown;
  try {
    for await (const chunk of chunks) {
      held.push(chunk);
      heldBytes += chunk.length;
      for (let first = held[0]; first && heldBytes - first.length >= LONGEST_EXCEPTION_BYTES; first = held[0]) {
        held.shift();
        heldBytes -= first.length;
        yield first;
      }
    }
  } catch (error) {
    // A server may break off the body behind its exception, which says more than the broken connection does.
    broken = error;
  }
  const tail = Buffer.concat(held);
  if (endsInException(tail.subarray(-LONGEST_EXCEPTION_BYTES), tag)) throw extractErrorAtTheEndOfChunk(tail, tag);
  if (broken !== undefined) throw broken;
  if (tail.length > 0) yield tail;
}
