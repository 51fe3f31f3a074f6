import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

/** One row a batch of events; the feed. 64-bit integers arrive as text. */
export interface BatchesTable {
  workspace: string;
  id: Generated<string>;
  writer: string;
  state: 'pending' | 'stored' | 'void';
  position: string | null;
  /** As a PostgreSQL array literal when written. */
  identities: ColumnType<string[], string, string>;
  events: number;
  /** Events the server itself made: no rule and no analysis looks at them. */
  own: Generated<boolean>;
  created_at: Generated<Date>;
  stored_at: Date | null;
}

export interface RejectsTable {
  workspace: string;
  id: Generated<string>;
  received_at: Instant;
  source: string;
  item: number;
  field: string;
  reason: string;
  code: string;
  raw: string;
}

/** First delivery times of messages whose sender gives an id but no time. */
export interface TimelessMessagesTable {
  workspace: string;
  message: string;
  stated_at: Instant;
}

export interface SourcePrivacyTable {
  workspace: string;
  source: string;
  rules: ColumnType<unknown, string, string>;
  updated_at: Instant;
}

export interface PersonalFindingsTable {
  workspace: string;
  source: string;
  event: string;
  path: string;
  kind: string;
  events: string | number;
  first_at: Instant;
  last_at: Instant;
}

/** The tables of the collect room. */
export interface CollectTables {
  batches: BatchesTable;
  rejects: RejectsTable;
  timeless_messages: TimelessMessagesTable;
  source_privacy: SourcePrivacyTable;
  personal_findings: PersonalFindingsTable;
}
