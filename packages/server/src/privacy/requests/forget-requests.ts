import { sql, type Transaction } from 'kysely';
import { identityArray } from '../../people/index.ts';
import type { PrivacyTables } from '../tables.ts';

/** The table of this room whose rows hold sealed words about people; the sweep rewrites it. */
export const REQUESTS_TABLE = 'privacy_requests';

/** Of requests of somebody who is erased keyed hashes, days and states are left: notes and answers go. */
export async function forgetRequests(db: Transaction<PrivacyTables>, identities: readonly bigint[]): Promise<void> {
  await sql`
    update privacy_requests set notes = null, answer = null, answer_expires_at = null, forgotten_at = now()
    where identities && ${identityArray(identities)}::bigint[]`.execute(db);
}
