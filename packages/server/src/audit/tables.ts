import type { ColumnType } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

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

/** The table of the log of deeds. */
export interface AuditTables {
  audit_entries: AuditEntriesTable;
}
