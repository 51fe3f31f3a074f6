import type { Transaction } from 'kysely';
import { type AudienceTables, forgetMembers } from '../audiences/index.ts';
import { type CollectTables, forgetRejects, REJECTS_TABLE } from '../collect/index.ts';
import { forgetImportRejects, forgetUploads, IMPORT_REJECTS_TABLE, type ImportTables } from '../imports/index.ts';
import { type Forgotten, forgetPeople, PERSONAL_TABLES, type PeopleTables } from '../people/index.ts';
import { forgetRequests, REQUESTS_TABLE } from './requests/forget-requests.ts';
import type { PrivacyTables } from './tables.ts';

type AllTables = PrivacyTables & PeopleTables & CollectTables & ImportTables & AudienceTables;

/** Every table of the state that may hold what names a person; a room that adds one adds it here and below. */
export const SWEPT_TABLES: readonly string[] = [
  ...PERSONAL_TABLES,
  REJECTS_TABLE,
  IMPORT_REJECTS_TABLE,
  'uploads',
  REQUESTS_TABLE,
];

/** Deletes somebody everywhere in the state. What stays names nobody: keyed hashes of suppressions, log and consent. */
export async function forgetInState(
  transaction: Transaction<AllTables>,
  workspace: string,
  whom: Forgotten,
): Promise<void> {
  await forgetPeople(transaction as unknown as Transaction<PeopleTables>, whom);
  await forgetMembers(transaction as unknown as Transaction<AudienceTables>, workspace, whom.identities);
  await forgetRejects(transaction as unknown as Transaction<CollectTables>, whom.values);
  await forgetImportRejects(transaction as unknown as Transaction<ImportTables>, whom.values);
  await forgetUploads(transaction as unknown as Transaction<ImportTables>, whom.values);
  await forgetRequests(transaction as unknown as Transaction<PrivacyTables>, whom.identities);
}
