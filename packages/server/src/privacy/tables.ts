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

/** What is read of requests by name; the rest of the table is read and written in SQL (`requests/`). */
export interface PrivacyRequestsTable {
  workspace: string;
  id: string;
}

/** The tables of the privacy room. */
export interface PrivacyTables {
  erasures: ErasuresTable;
  privacy_requests: PrivacyRequestsTable;
}
