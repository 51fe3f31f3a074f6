import { z } from 'zod';
import { CsvSplitter } from './csv-splitter.ts';
import { NdjsonSplitter } from './ndjson-splitter.ts';
import type { RowSplitter, SourceRow } from './source-row.ts';
import { decodeText, ENCODINGS } from './text-encoding.ts';
import { XesSplitter } from './xes-splitter.ts';

export const FORMATS = ['csv', 'ndjson', 'xes'] as const;

/** How a file is written. */
export const layoutSchema = z.object({
  format: z.enum(FORMATS),
  encoding: z.enum(ENCODINGS),
  /** CSV: one character, or `spaces` for columns aligned by blanks. */
  delimiter: z.string().refine((text) => text.length === 1 || text === 'spaces', 'expected one character or "spaces"'),
  /** CSV: one character, or '' when nothing is quoted. */
  quote: z.string().max(1),
  /** CSV: whether the first row names the columns. */
  header: z.boolean(),
  /** Lines end with a carriage return alone. */
  loneReturns: z.boolean(),
});

export type Layout = z.infer<typeof layoutSchema>;
/** What of it is known beforehand. */
export type GivenLayout = { readonly [Part in keyof Layout]?: Layout[Part] | undefined };

function splitterOf(layout: Layout): RowSplitter {
  if (layout.format === 'ndjson') return new NdjsonSplitter();
  return layout.format === 'xes' ? new XesSplitter() : new CsvSplitter(layout);
}

/**
 * The records of a file, some at a time, in order; the first row of a table with a header included.
 * Holds no more than a piece of the file (and one trace of XES) at a time.
 * @throws ImportProblem where the file as a whole cannot be read
 */
export async function* readRows(bytes: AsyncIterable<Uint8Array>, layout: Layout): AsyncGenerator<SourceRow[]> {
  const splitter = splitterOf(layout);
  let rows: SourceRow[] = [];
  const emit = (row: SourceRow): void => {
    rows.push(row);
  };
  for await (const text of decodeText(bytes, layout.encoding, layout.loneReturns)) {
    splitter.push(text, emit);
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
  splitter.end(emit);
  if (rows.length > 0) yield rows;
}

/** Names of a table's columns from its first row: empty ones are numbered, repeated ones told apart. */
export function columnNames(first: readonly string[], header: boolean): string[] {
  const taken = new Set<string>();
  return first.map((cell, i) => {
    const wanted = (header ? cell.trim() : '') || `column_${i + 1}`;
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
    taken.add(name);
    return name;
  });
}
