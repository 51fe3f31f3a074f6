import type { Rule } from '@waymark/model';
import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

export const AUDIENCE_KINDS = ['live', 'snapshot', 'list'] as const;
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
  /** Whether events are made of who comes and leaves. */
  announce: Generated<boolean>;
  /** How many are in it. */
  people: Generated<string>;
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
  /** False: to be asked when nobody is due. */
  asked: Generated<boolean>;
}

export interface AudienceChangesTable {
  workspace: string;
  n: Generated<string>;
  audience: string;
  person: string;
  entered: boolean;
  at: Instant;
  announce: Generated<boolean>;
}

export interface AudienceKeepersTable {
  workspace: string;
  writer: string;
  position: string;
  /** The last change an event was made of. */
  announced: Generated<string>;
}

/** The tables of the audiences room. */
export interface AudienceTables {
  audiences: AudiencesTable;
  audience_members: AudienceMembersTable;
  audience_watches: AudienceWatchesTable;
  audience_changes: AudienceChangesTable;
  audience_keepers: AudienceKeepersTable;
}
