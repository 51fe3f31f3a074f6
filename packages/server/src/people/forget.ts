import { sql, type Transaction } from 'kysely';
import { identityArray, unsignedIdentity } from './identity-hash.ts';
import type { PeopleTables } from './tables.ts';

/** Somebody who is to be forgotten: every identity of his, and the identifiers behind them as they were sent. */
export interface Forgotten {
  readonly identities: readonly bigint[];
  readonly values: readonly string[];
}

/** Tables of this room that hold what names somebody; the sweep rewrites them. */
export const PERSONAL_TABLES = ['identities', 'traits'] as const;

/** All there is to forget of the people these identities belong to. */
export async function whomToForget(db: Transaction<PeopleTables>, identities: readonly bigint[]): Promise<Forgotten> {
  const { rows } = await sql<{ identity: string; value: string }>`
    select identity, value from identities
    where person in (select person from identities where identity = any (${identityArray(identities)}::bigint[]))
  `.execute(db);
  return {
    identities: rows.map(({ identity }) => unsignedIdentity(identity)),
    values: [...new Set(rows.map(({ value }) => value))],
  };
}

/** Deletes who somebody is: identifiers, traits, and the log of merges that made him one. */
export async function forgetPeople(db: Transaction<PeopleTables>, { identities }: Forgotten): Promise<void> {
  const array = identityArray(identities);
  await sql`delete from traits where identity = any (${array}::bigint[])`.execute(db);
  await sql`delete from identity_merges
    where survivor = any (${array}::bigint[]) or absorbed = any (${array}::bigint[]) or moved && ${array}::bigint[]`.execute(
    db,
  );
  await sql`delete from identity_apart where one = any (${array}::bigint[]) or other = any (${array}::bigint[])`.execute(
    db,
  );
  await sql`delete from identities where identity = any (${array}::bigint[])`.execute(db);
}
