import type { Migration } from './migration.ts';

/**
 * What each source may bring in: properties that are left out, hashed or alone let through, and what is masked in texts; and
 * where personal data were found in properties (never the values).
 */
export const sourcePrivacy: Migration = {
  id: '0020-source-privacy',
  sql: `
create table source_privacy (
  workspace uuid not null references workspaces (id) on delete cascade,
  source text not null,
  rules jsonb not null,
  updated_at timestamptz not null,
  primary key (workspace, source)
);

create table personal_findings (
  workspace uuid not null references workspaces (id) on delete cascade,
  source text not null,
  event text not null,
  path text not null,
  kind text not null check (kind in ('email', 'phone', 'card', 'iban')),
  events bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (workspace, source, event, path, kind)
);

select waymark_protect('source_privacy');
select waymark_protect('personal_findings');
`,
};
