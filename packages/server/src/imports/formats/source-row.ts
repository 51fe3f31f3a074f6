/** One record of a file, before anything is made of it. */
export interface SourceRow {
  /** Line of the file its first character stands on, from 1. */
  readonly line: number;
  /** The cells of a table's row; empty for records that have fields of their own. */
  readonly cells: readonly string[];
  /** The fields of an NDJSON object or an XES event; undefined for a table's row. */
  readonly fields: Readonly<Record<string, unknown>> | undefined;
  /** The record as it stands in the file. */
  readonly raw: string;
  /** Why the record could not be read; it is refused whatever the mapping. */
  readonly unreadable?: string;
}

/** Longest record; a longer one is refused by itself. */
export const MAX_RECORD_CHARACTERS = 1024 * 1024;

/** Takes text in pieces of any length and calls back for each record. */
export interface RowSplitter {
  push(text: string, emit: (row: SourceRow) => void): void;
  /** The text has ended. */
  end(emit: (row: SourceRow) => void): void;
}
