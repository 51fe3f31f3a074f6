import { sql, type Transaction } from 'kysely';
import { identityArray, unsignedIdentity } from '../people/index.ts';
import { type Decision, isDecision, isWay, type Way } from './decision.ts';
import type { ConsentTables } from './tables.ts';

/** A decision to be written down. */
export interface NewEntry {
  readonly identity: bigint;
  readonly purpose: string;
  readonly decision: Decision;
  /** When it was decided; UTC milliseconds. */
  readonly at: number;
  readonly way: Way;
  readonly place: string;
  /** What the person was shown; '' when it is not known. */
  readonly textVersion: string;
  readonly doubleOptIn?: boolean;
  /** The number of the request it confirms. */
  readonly confirms?: bigint;
}

/** A line of the ledger. */
export interface LedgerEntry {
  readonly n: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly identity: bigint;
  readonly purpose: string;
  readonly decision: Decision;
  readonly way: Way;
  readonly place: string;
  readonly textVersion: string;
  readonly doubleOptIn: boolean;
  readonly confirms: string | null;
}

interface Row {
  n: string;
  at: Date;
  recorded_at: Date;
  identity: string;
  purpose: string;
  decision: string;
  way: string;
  place: string;
  text_version: string;
  double_opt_in: boolean;
  confirms: string | null;
}

function entryOf(row: Row): LedgerEntry {
  return {
    n: String(row.n),
    at: row.at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    identity: unsignedIdentity(row.identity),
    purpose: row.purpose,
    decision: isDecision(row.decision) ? row.decision : 'refused',
    way: isWay(row.way) ? row.way : 'api',
    place: row.place,
    textVersion: row.text_version,
    doubleOptIn: row.double_opt_in,
    confirms: row.confirms === null ? null : String(row.confirms),
  };
}

/** One writer of a workspace at a time, so that nothing is written twice by two who look at the same moment. Until the transaction ends. */
export async function lockLedger<Tables>(db: Transaction<Tables>, workspace: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`waymark consent ${workspace}`}, 0))`.execute(db);
}

/** Adds entries, in order. @returns their numbers */
export async function append(
  db: Transaction<ConsentTables>,
  workspace: string,
  entries: readonly NewEntry[],
): Promise<bigint[]> {
  if (entries.length === 0) return [];
  const { rows } = await sql<{ n: string }>`
    insert into consent_entries
      (workspace, at, identity, purpose, decision, way, place, text_version, double_opt_in, confirms)
    select ${workspace}::uuid, to_timestamp(t / 1000.0), i, p, d, w, l, v, o, nullif(c, 0)
    from unnest(${entries.map(({ at }) => at)}::float8[], ${identityArray(entries.map(({ identity }) => identity))}::bigint[],
      ${entries.map(({ purpose }) => purpose)}::text[], ${entries.map(({ decision }) => decision)}::text[],
      ${entries.map(({ way }) => way)}::text[], ${entries.map(({ place }) => place)}::text[],
      ${entries.map(({ textVersion }) => textVersion)}::text[],
      ${entries.map(({ doubleOptIn }) => doubleOptIn ?? false)}::boolean[],
      ${entries.map(({ confirms }) => String(confirms ?? 0n))}::bigint[])
      with ordinality as u (t, i, p, d, w, l, v, o, c, ord)
    order by ord
    returning n`.execute(db);
  return rows.map(({ n }) => BigInt(n));
}

/** Lines of some identities, the newest first. */
export async function entriesOf(
  db: Transaction<ConsentTables>,
  identities: readonly bigint[],
  limit: number,
): Promise<LedgerEntry[]> {
  const { rows } = await sql<Row>`
    select n, at, recorded_at, identity, purpose, decision, way, place, text_version, double_opt_in, confirms
    from consent_entries where identity = any (${identityArray(identities)}::bigint[])
    order by at desc, n desc limit ${limit}`.execute(db);
  return rows.map(entryOf);
}
