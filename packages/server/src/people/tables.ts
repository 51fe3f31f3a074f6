import type { ColumnType, Generated } from 'kysely';

/** Who an identifier belongs to; the only place where raw identifiers are kept. 64-bit integers arrive as text. */
export interface IdentitiesTable {
  workspace: string;
  identity: string;
  kind: string;
  value: string;
  person: string;
  /** Grows with every change of `person`; 0 while the identity is its own person. */
  version: string;
  created_at: Generated<Date>;
}

export interface IdentityMergesTable {
  workspace: string;
  id: Generated<string>;
  at: Date;
  cause: string;
  survivor: string;
  absorbed: string;
  moved: ColumnType<string[], string, never>;
  /** The two identities that tied the people together; null in merges from before that was noted. */
  one: string | null;
  other: string | null;
}

export interface TraitsTable {
  workspace: string;
  identity: string;
  traits: ColumnType<Record<string, unknown>, string, string>;
  /** Key → [milliseconds since 1970, source]. */
  learned: ColumnType<Record<string, [number, string]>, string, string>;
  updated_at: Date;
}

/** The tables of the people room. */
export interface PeopleTables {
  identities: IdentitiesTable;
  identity_merges: IdentityMergesTable;
  traits: TraitsTable;
}
