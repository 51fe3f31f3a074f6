import type { Rule } from '@waymark/model';
import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

export const AUDIENCE_KINDS = ['live', 'snapshot'] as const;
export type AudienceKind = (typeof AUDIENCE_KINDS)[number];

export interface AudiencesTable {
  workspace: string;
  id: string;
  name: string;
  description: string;
  kind: AudienceKind;
  rule: ColumnType<Rule, string, string>;
  version: string | number;
  evaluated_version: string | number;
  evaluated_at: Instant | null;
  created_at: Instant;
  updated_at: Instant;
  deleted_at: Instant | null;
}

export interface AudienceMembersTable {
  workspace: string;
  audience: string;
  person: string;
  since: Instant;
}

export interface AudienceWatchesTable {
  workspace: string;
  person: string;
  due_at: Instant;
}

export interface AudienceChangesTable {
  workspace: string;
  n: Generated<string>;
  audience: string;
  person: string;
  entered: boolean;
  at: Instant;
}

export interface AudienceKeepersTable {
  workspace: string;
  writer: string;
  position: string;
}

/** The tables of the audiences room. */
export interface AudienceTables {
  audiences: AudiencesTable;
  audience_members: AudienceMembersTable;
  audience_watches: AudienceWatchesTable;
  audience_changes: AudienceChangesTable;
  audience_keepers: AudienceKeepersTable;
}
