import type { Migration } from './migration.ts';

/**
 * Consent: what data are used for (purposes, with the wording people were shown), and who agreed to what. People stand in the
 * ledger as keyed hashes alone. Ledger and wordings are added to alone: neither role of the server may change or delete.
 */
export const consent: Migration = {
  id: '0012-consent',
  sql: `
create table consent_settings (
  workspace uuid primary key references workspaces (id) on delete cascade,
  -- What becomes of events of people whose analytics are not allowed.
  collect_without_analytics text not null default 'keep'
    check (collect_without_analytics in ('keep', 'pseudonymise', 'drop'))
);

create table consent_purposes (
  workspace uuid not null references workspaces (id) on delete cascade,
  key text not null,
  place integer not null,
  legal_basis text not null check (legal_basis in ('a', 'b', 'c', 'd', 'e', 'f')),
  double_opt_in boolean not null,
  -- Whether Global Privacy Control counts as a no.
  refused_by_gpc boolean not null,
  -- Names of categories in the consent object of the tracking protocol, in lower case.
  categories text[] not null,
  active boolean not null,
  primary key (workspace, key)
);

create table consent_texts (
  workspace uuid not null,
  purpose text not null,
  version integer not null,
  published_at timestamptz not null,
  name_de text not null,
  name_en text not null,
  text_de text not null,
  text_en text not null,
  primary key (workspace, purpose, version),
  foreign key (workspace, purpose) references consent_purposes (workspace, key) on delete cascade
);

create table consent_entries (
  workspace uuid not null references workspaces (id) on delete cascade,
  n bigint generated always as identity,
  -- When it was decided, and when that was written here.
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  identity bigint not null,
  purpose text not null,
  decision text not null check (decision in ('granted', 'refused', 'requested')),
  way text not null,
  -- Where: the id of a source, an import or a session; '' on the page of preferences.
  place text not null,
  text_version text not null,
  double_opt_in boolean not null,
  -- The request a confirmation answers.
  confirms bigint,
  primary key (workspace, n)
);
create index consent_entries_newest on consent_entries (workspace, identity, purpose, at desc, n desc);

-- Keys of the pseudonyms of a day; an old one is deleted, and nobody can tell any more who was meant.
create table consent_salts (
  workspace uuid not null references workspaces (id) on delete cascade,
  day date not null,
  salt bytea not null,
  primary key (workspace, day)
);

select waymark_protect('consent_settings');
select waymark_protect('consent_purposes');
select waymark_protect('consent_texts');
select waymark_protect('consent_entries');
select waymark_protect('consent_salts');
revoke update, delete on consent_entries, consent_texts from waymark_app, waymark_across;
`,
};
