import { sql, type Transaction } from 'kysely';
import type { CollectTables } from './tables.ts';

/** The table of this room that may hold what names somebody; the sweep rewrites it. */
export const REJECTS_TABLE = 'rejects';

/** Deletes refused items that mention one of these identifiers as a word of its own. */
export async function forgetRejects(db: Transaction<CollectTables>, values: readonly string[]): Promise<void> {
  await sql`delete from rejects where ${mentions(sql.ref('raw'), values)}`.execute(db);
}

/**
 * Whether a text names one of these: not as a part of a longer word or number, whatever the case, and also as JSON writes
 * it.
 */
export function mentions(text: ReturnType<typeof sql.ref>, values: readonly string[]) {
  const spelled = [...new Set(values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]))];
  const pattern = spelled.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return spelled.length === 0 ? sql`false` : sql`${text} ~* ${`(^|[^[:alnum:]_])(${pattern})([^[:alnum:]_]|$)`}`;
}
