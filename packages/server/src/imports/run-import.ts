import { sql } from 'kysely';
import {
  type CollectContext,
  ItemRefused,
  memoryOf,
  type NewEvent,
  namesSuppressed,
  type StoredEvents,
  storeEvents,
} from '../collect/index.ts';
import type { JobProgress } from '../jobs/index.ts';
import { behindGate } from '../people/index.ts';
import { openBytes } from './formats/open-bytes.ts';
import { columnNames, layoutSchema, readRows } from './formats/read-rows.ts';
import type { SourceRow } from './formats/source-row.ts';
import { ImportProblem } from './import-problem.ts';
import { type ResolvedMapping, RowReader } from './row-to-event.ts';
import type { ImportTables } from './tables.ts';

/** Rows that become durable together. */
const PIECE_ROWS = 20_000;
/** Longest piece of text that waits to be stored; large rows make smaller pieces. */
const PIECE_CHARACTERS = 32 * 1024 * 1024;
/** Pieces being stored while the next is read. */
const IN_FLIGHT = 3;
/** When that many rows have been refused and none accepted, the mapping is wrong: it stops. */
const GIVE_UP_AFTER = 20_000;
const MAX_RAW = 10_000;

export interface ImportState {
  readonly id: string;
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly mapping: ResolvedMapping;
  readonly rowsDone: number;
  readonly stored: number;
  readonly rejected: number;
  /** When the import was begun; its events carry it as the time of receipt, also when another process goes on. */
  readonly createdAt: number;
}

export interface ImportResult {
  readonly rows: number;
  readonly stored: number;
  readonly rejected: number;
  /** Local times that do not exist (spring), and that exist twice (autumn). */
  readonly gaps: number;
  readonly overlaps: number;
}

interface Refused {
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly reason: string;
  readonly raw: string;
}

/** Rows that are made durable and noted as done together. */
interface Piece {
  readonly events: NewEvent[];
  /** Line and text of each event's row, for what the store refuses. */
  readonly lines: number[];
  readonly raws: string[];
  readonly refused: Refused[];
  characters: number;
  /** Number of rows of the file up to the end of this piece. */
  upTo: number;
  bytes: number;
}

const emptyPiece = (): Piece => ({ events: [], lines: [], raws: [], refused: [], characters: 0, upTo: 0, bytes: 0 });

/** PostgreSQL holds no NUL in text. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

async function noteDone(
  ctx: CollectContext,
  workspace: string,
  id: string,
  piece: Piece,
  stored: number,
  refused: readonly Refused[],
): Promise<void> {
  const memory = await memoryOf(ctx, workspace);
  const { version } = memory.suppressions;
  // Somebody who was erased comes back in no form.
  const raws = refused.map(({ raw }) => (namesSuppressed(memory, raw) ? '' : storable(raw.slice(0, MAX_RAW))));
  const noted = await behindGate<ImportTables, void>(ctx, workspace, version, async (db) => {
    if (refused.length > 0) {
      await sql`
        insert into import_rejects (workspace, import, line, field, code, reason, raw)
        select ${workspace}::uuid, ${id}::uuid, l, f, c, r, w
        from unnest(${refused.map((one) => one.line)}::bigint[], ${refused.map((one) => storable(one.field))}::text[],
          ${refused.map((one) => one.code)}::text[], ${refused.map((one) => storable(one.reason))}::text[],
          ${raws}::text[]) as u (l, f, c, r, w)
      `.execute(db);
    }
    await sql`
      update imports set rows_done = ${piece.upTo}, stored = stored + ${stored}, rejected = rejected + ${refused.length}
      where id = ${id}::uuid
    `.execute(db);
  });
  if (noted !== undefined) return;
  await memory.suppressions.refresh();
  return noteDone(ctx, workspace, id, piece, stored, refused);
}

/**
 * Reads a file into the stores, piece by piece, from where an earlier process left off. Rows are noted as done in the same
 * transaction as their rejects, after their events are durable: killed at any moment and gone on with, every event is there
 * once (ids come from the rows) and every reject is kept once.
 * @param report is called after each piece; true stops the import
 * @throws ImportProblem when the file as a whole cannot be read on; what was read before stays
 */
export async function runImport(
  ctx: CollectContext,
  workspace: string,
  state: ImportState,
  report: (progress: JobProgress, totals: { stored: number; rejected: number }) => Promise<boolean>,
  signal: AbortSignal,
): Promise<{ readonly result: ImportResult; readonly cancelled: boolean }> {
  const layout = layoutSchema.parse(state.mapping.layout);
  const open = await openBytes(state.path, state.file);
  const began = performance.now();
  let { stored, rejected } = state;
  let cancelled = false;
  let number = 0;
  let reader: RowReader | undefined;
  let piece = emptyPiece();
  const flying: { piece: Piece; done: Promise<StoredEvents> }[] = [];

  const land = async (): Promise<void> => {
    const first = flying.shift();
    if (first === undefined) return;
    const { stored: some, rejects } = await first.done;
    const late = rejects.map(({ event, reason }): Refused => {
      const place = first.piece.events.indexOf(event);
      return {
        line: first.piece.lines[place] ?? 0,
        field: '',
        code: 'refused_by_store',
        reason,
        raw: first.piece.raws[place] ?? '',
      };
    });
    const refused = [...first.piece.refused, ...late];
    await noteDone(ctx, workspace, state.id, first.piece, some, refused);
    stored += some;
    rejected += refused.length;
    const seconds = (performance.now() - began) / 1000;
    const rowsPerSecond = Math.round((first.piece.upTo - state.rowsDone) / Math.max(0.001, seconds));
    const share = Math.min(1, first.piece.bytes / Math.max(1, state.bytes));
    const remainingSeconds = share > 0 ? Math.round((seconds / share) * (1 - share)) : null;
    const progress = {
      share,
      rows: first.piece.upTo,
      bytes: first.piece.bytes,
      totalBytes: state.bytes,
      rowsPerSecond,
      remainingSeconds,
    };
    if (await report(progress, { stored, rejected })) cancelled = true;
    if (stored === 0 && rejected >= GIVE_UP_AFTER)
      throw new ImportProblem(
        'every_row_refused',
        `The first ${rejected} rows were all refused; the mapping does not fit. The first reason: ${first.piece.refused[0]?.reason ?? ''}`,
      );
  };

  const launch = async (): Promise<void> => {
    if (piece.upTo <= state.rowsDone) return;
    piece.bytes = open.bytesRead();
    const done = storeEvents(ctx, workspace, piece.events, PIECE_ROWS);
    // Awaited when its turn comes; until then a failure is nobody's.
    done.catch(() => {});
    flying.push({ piece, done });
    piece = emptyPiece();
    while (flying.length >= IN_FLIGHT) await land();
    signal.throwIfAborted();
  };

  const take = (row: SourceRow): void => {
    if (reader === undefined) {
      const columns = layout.format === 'csv' ? columnNames(row.cells, layout.header) : undefined;
      reader = new RowReader(state.mapping, columns, state.createdAt);
      if (layout.format === 'csv' && layout.header) return;
    }
    const id = reader.identify(row);
    number += 1;
    if (number <= state.rowsDone) return;
    piece.upTo = number;
    piece.characters += row.raw.length;
    try {
      piece.events.push(reader.event(row, id, number));
      piece.lines.push(row.line);
      piece.raws.push(row.raw);
    } catch (error) {
      if (!(error instanceof ItemRefused)) throw error;
      piece.refused.push({ line: row.line, field: error.field, code: error.code, reason: error.message, raw: row.raw });
    }
  };

  try {
    let failure: unknown;
    try {
      for await (const rows of readRows(open.bytes, layout)) {
        for (const row of rows) {
          take(row);
          if (piece.events.length + piece.refused.length >= PIECE_ROWS || piece.characters >= PIECE_CHARACTERS)
            await launch();
        }
        if (cancelled) break;
      }
    } catch (error) {
      if (!(error instanceof ImportProblem)) throw error;
      // What stands before the damage is good: it is stored before the failure is told.
      failure = error;
    }
    if (!cancelled) await launch();
    while (flying.length > 0) await land();
    if (failure !== undefined) throw failure;
  } catch (error) {
    await Promise.allSettled(flying.map(({ done }) => done));
    throw error;
  } finally {
    open.close();
  }
  const { gaps = 0, overlaps = 0 } = reader?.clock ?? {};
  return { cancelled, result: { rows: Math.max(number, state.rowsDone), stored, rejected, gaps, overlaps } };
}
