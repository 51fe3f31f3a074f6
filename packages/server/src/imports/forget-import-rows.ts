import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { sql, type Transaction } from 'kysely';
import { mentions } from '../collect/index.ts';
import type { ImportTables } from './tables.ts';

/** The table of this room that may hold what names somebody; the sweep rewrites it. */
export const IMPORT_REJECTS_TABLE = 'import_rejects';

/** Deletes refused rows that mention one of these identifiers. */
export async function forgetImportRejects(db: Transaction<ImportTables>, values: readonly string[]): Promise<void> {
  await sql`delete from import_rejects where ${mentions(sql.ref('raw'), values)}`.execute(db);
}

/** Whether one of these texts stands in a file, byte for byte. */
async function fileMentions(path: string, values: readonly string[]): Promise<boolean> {
  const wanted = values.map((value) => Buffer.from(value)).filter(({ length }) => length > 0);
  const longest = Math.max(0, ...wanted.map(({ length }) => length));
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path)) {
      const piece = Buffer.concat([rest, chunk]);
      if (wanted.some((value) => piece.includes(value))) return true;
      rest = piece.subarray(Math.max(0, piece.length - longest + 1));
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  return false;
}

/**
 * Deletes files somebody uploaded and has not begun to import that mention one of these identifiers; they must be uploaded
 * again. The file of an import goes when it is over, at the latest after a day.
 */
export async function forgetUploads(db: Transaction<ImportTables>, values: readonly string[]): Promise<void> {
  for (const { id, path } of await db.selectFrom('uploads').select(['id', 'path']).execute()) {
    if (!(await fileMentions(path, values))) continue;
    await db.deleteFrom('uploads').where('id', '=', id).execute();
    await rm(path, { force: true });
  }
}
