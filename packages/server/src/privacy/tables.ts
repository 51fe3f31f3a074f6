import type { ColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

export interface ErasuresTable {
  workspace: string;
  id: string;
  begun_at: Instant;
  actor: string;
  reason: string;
  /** As a PostgreSQL array literal when written. */
  identities: ColumnType<string[], string, string>;
  done_at: Instant | null;
  swept_at: Instant | null;
}

export interface AuditEntriesTable {
  workspace: string;
  n: string;
  at: Instant;
  actor: string;
  action: string;
  subject: string;
  details: string;
  previous: Buffer;
  hash: Buffer;
}

/** The tables of the privacy room. */
export interface PrivacyTables {
  erasures: ErasuresTable;
  audit_entries: AuditEntriesTable;
}
