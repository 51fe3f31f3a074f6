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
  /** Whose it is; then the permissions are those of the member's role, and the column of them is empty. */
  member: string | null;
  /** Begun by a one-time link, and no password set since: then one is set without the old one. */
  by_link: Generated<boolean>;
}

export interface SignInCodesTable extends Credential {
  expires_at: Instant;
  /** Whom the link signs in; the permissions are then those of the role. */
  member: string | null;
}

export interface MembersTable {
  workspace: string;
  id: string;
  /** As entered; compared without regard to case, and one member's only among all workspaces. */
  email: string;
  name: string;
  role: string;
  /** argon2id, PHC string format. */
  password: string;
  /** What the person chose to see; null = as the device says. */
  language: string | null;
  theme: string | null;
  time_zone: string | null;
  tour_seen_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Instant;
}

export interface InvitationsTable {
  workspace: string;
  id: string;
  hash: Buffer;
  role: string;
  /** For whom, as the one who invites noted it. */
  note: string;
  invited_by: string | null;
  created_at: Instant;
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
  members: MembersTable;
  invitations: InvitationsTable;
  sources: SourcesTable;
  workspaces: WorkspacesTable;
}
