import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

interface Credential {
  workspace: string;
  id: string;
  /** SHA-256 of the secret; the secret itself is never stored. */
  hash: Buffer;
  permissions: string[];
  created_at: Instant;
}

export interface TokensTable extends Credential {
  name: string;
  revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SessionsTable extends Credential {
  expires_at: Instant;
  /** To within some minutes. */
  last_used_at: ColumnType<Date | null, Date | null | undefined, Date>;
}

export interface SignInCodesTable extends Credential {
  expires_at: Instant;
}

export interface SourcesTable {
  workspace: string;
  id: string;
  /** The write key senders name; public by nature. */
  key: string;
  name: string;
  created_at: Instant;
}

export interface WorkspacesTable {
  id: string;
  name: string;
  time_zone: Generated<string>;
  /** Key of the hashes of identifiers. */
  secret: Buffer;
  created_at: ColumnType<Date, Date | undefined, never>;
}

/** The tables of the access room. */
export interface AccessTables {
  tokens: TokensTable;
  sessions: SessionsTable;
  sign_in_codes: SignInCodesTable;
  sources: SourcesTable;
  workspaces: WorkspacesTable;
}
