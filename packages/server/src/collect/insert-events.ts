import type { Store } from '@waymark/store';
import { EVENT_COLUMNS, type EventRows } from './event-rows.ts';

/** Errors of ClickHouse that say: these rows cannot be read. Everything else is the store's trouble, not the rows'. */
const ROWS_REFUSED = new Set([
  '6', // CANNOT_PARSE_TEXT
  '25', // CANNOT_PARSE_ESCAPE_SEQUENCE
  '26', // CANNOT_PARSE_QUOTED_STRING
  '27', // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  '33', // CANNOT_READ_ALL_DATA
  '38', // CANNOT_PARSE_DATE
  '41', // CANNOT_PARSE_DATETIME
  '53', // TYPE_MISMATCH
  '69', // ARGUMENT_OUT_OF_BOUND
  '70', // CANNOT_CONVERT_TYPE
  '72', // CANNOT_PARSE_NUMBER
  '117', // INCORRECT_DATA
  '130', // CANNOT_READ_ARRAY_FROM_TEXT
  '131', // TOO_LARGE_STRING_SIZE
  '306', // TOO_DEEP_RECURSION
  '349', // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
  '407', // DECIMAL_OVERFLOW
]);

function refusesRows(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && ROWS_REFUSED.has(String(error.code));
}

export interface RefusedRow {
  /** Place in the rows. */
  readonly row: number;
  readonly reason: string;
}

/**
 * Inserts rows; resolves when all but the refused ones are durable. When ClickHouse cannot read them, they are halved until
 * only the guilty ones are left out.
 */
export async function insertEvents(store: Store, rows: EventRows, from = 0, to = rows.length): Promise<RefusedRow[]> {
  try {
    await store.events.insert('events', rows.bytes(from, to), { format: 'RowBinary', columns: EVENT_COLUMNS });
    return [];
  } catch (error) {
    if (!refusesRows(error)) throw error;
    if (to - from === 1)
      return [{ row: from, reason: (error.message.split(/: \(at row|\(in file/, 1)[0] ?? '').slice(0, 300) }];
    const middle = (from + to) >> 1;
    const left = await insertEvents(store, rows, from, middle);
    return [...left, ...(await insertEvents(store, rows, middle, to))];
  }
}
