import type { ColumnType, Generated } from 'kysely';

export interface UploadsTable {
  workspace: string;
  id: string;
  file: string;
  path: string;
  /** 64-bit integers arrive as text. */
  bytes: ColumnType<string, number, number>;
  created_at: Date;
}

export interface ImportsTable {
  workspace: string;
  id: string;
  job: string;
  file: string;
  path: string;
  uploaded: boolean;
  bytes: ColumnType<string, number, number>;
  mapping: ColumnType<unknown, string, string>;
  idempotency_key: string | null;
  rows_done: ColumnType<string, number | undefined, number>;
  stored: ColumnType<string, number | undefined, number>;
  rejected: ColumnType<string, number | undefined, number>;
  created_at: Date;
}

export interface ImportRejectsTable {
  workspace: string;
  import: string;
  id: Generated<string>;
  line: ColumnType<string, number, number>;
  field: string;
  code: string;
  reason: string;
  raw: string;
}

/** The tables of the imports room. */
export interface ImportTables {
  uploads: UploadsTable;
  imports: ImportsTable;
  import_rejects: ImportRejectsTable;
}
