import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<Date, Date, Date>;

export interface ConsentSettingsTable {
  workspace: string;
  collect_without_analytics: string;
}

export interface ConsentPurposesTable {
  workspace: string;
  key: string;
  place: number;
  legal_basis: string;
  double_opt_in: boolean;
  refused_by_gpc: boolean;
  categories: string[];
  active: boolean;
}

export interface ConsentTextsTable {
  workspace: string;
  purpose: string;
  version: number;
  published_at: Instant;
  name_de: string;
  name_en: string;
  text_de: string;
  text_en: string;
}

/** The ledger; rows are added and never changed. 64-bit integers arrive as text. */
export interface ConsentEntriesTable {
  workspace: string;
  n: Generated<string>;
  at: Instant;
  recorded_at: Generated<Date>;
  identity: string;
  purpose: string;
  decision: string;
  way: string;
  place: string;
  text_version: string;
  double_opt_in: boolean;
  confirms: string | null;
}

/** The tables of the consent room. */
export interface ConsentTables {
  consent_settings: ConsentSettingsTable;
  consent_purposes: ConsentPurposesTable;
  consent_texts: ConsentTextsTable;
  consent_entries: ConsentEntriesTable;
}
