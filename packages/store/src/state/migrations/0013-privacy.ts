import type { Migration } from './migration.ts';

/**
 * Forgetting people: what is being erased, whose events are refused ever after (keyed hashes, no identifiers), and the
 * log of who did what. The log is added to alone: neither role of the server may change or delete its entries.
 */
export const privacy: Migration = {
  id: '0013-privacy',
  sql: `
create table erasures (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  begun_at timestamptz not null,
  actor text not null,
  reason text not null,
  identities bigint[] not null,
  -- Gone for every reader; the bytes go with the next sweep.
  done_at timestamptz,
  swept_at timestamptz,
  primary key (workspace, id)
);
create index erasures_open on erasures (begun_at) where done_at is null or swept_at is null;

create table suppressions (
  workspace uuid not null references workspaces (id) on delete cascade,
  identity bigint not null,
  n bigint generated always as identity,
  erasure uuid not null,
  at timestamptz not null,
  primary key (workspace, identity)
);
create unique index suppressions_n on suppressions (workspace, n);

create table audit_entries (
  workspace uuid not null references workspaces (id) on delete cascade,
  n bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  -- Keyed hash of whom or the id of what it was done to; '' when it was done to the workspace.
  subject text not null,
  -- JSON text, hashed as it stands.
  details text not null,
  previous bytea not null,
  hash bytea not null,
  primary key (workspace, n)
);

select waymark_protect('erasures');
select waymark_protect('suppressions');
select waymark_protect('audit_entries');
revoke update, delete on audit_entries from waymark_app, waymark_across;
`,
};
