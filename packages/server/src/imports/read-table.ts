import { columnNames, readRows } from './formats/read-rows.ts';
import type { SourceRow } from './formats/source-row.ts';
import { guessLayout } from './guess-mapping.ts';

/** So much of a table tells how it is written. */
const HEAD_BYTES = 64 * 1024;

/** A table as it comes; `rows` can be read once. */
export interface Table {
  readonly columns: readonly string[];
  /** The cells of the first row, be they names or not. */
  readonly first: readonly string[];
  /** Some at a time, without the names of columns. */
  readonly rows: AsyncIterable<readonly SourceRow[]>;
}

/**
 * Opens a table (CSV in its kinds, or one value a line) that is read as it comes; delimiter, quotes and encoding are guessed.
 * @param isHeader whether the first row names the columns, asked with its cells
 * @throws ImportProblem where it is no table
 */
export async function openTable(
  bytes: AsyncIterable<Uint8Array>,
  isHeader: (first: readonly string[]) => boolean,
): Promise<Table> {
  const chunks = bytes[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await chunks.next();
    if (next.done === true) break;
    head.push(next.value);
    length += next.value.length;
  }
  const whole = async function* () {
    yield* head;
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return;
      yield next.value;
    }
  };
  const guessed = guessLayout(Buffer.concat(head), { format: 'csv' });
  // Blanks and colons stand inside values more often than between them.
  const isCut = guessed.delimiter !== 'spaces' && guessed.delimiter !== ':';
  const pieces = readRows(whole(), isCut ? guessed : { ...guessed, delimiter: ',' })[Symbol.asyncIterator]();
  const begun = await pieces.next();
  const start = begun.done === true ? [] : begun.value;
  const first = start[0]?.cells ?? [];
  const header = isHeader(first);
  return {
    columns: columnNames(first, header),
    first,
    rows: (async function* () {
      yield header ? start.slice(1) : start;
      for (;;) {
        const next = await pieces.next();
        if (next.done === true) return;
        yield next.value;
      }
    })(),
  };
}
