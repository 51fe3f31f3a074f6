import type { Migration } from './migration.ts';

/**
 * Taking merges back: which two identities each merge tied together, and pairs that are never to be one person again.
 * Merges from before have no pair; their two people stand for it.
 */
export const identity: Migration = {
  id: '0011-identity',
  sql: `
alter table identity_merges add column one bigint, add column other bigint;
create index identity_merges_tie on identity_merges (workspace, coalesce(one, survivor));

create table identity_apart (
  workspace uuid not null references workspaces (id) on delete cascade,
  one bigint not null,
  other bigint not null,
  at timestamptz not null,
  primary key (workspace, one, other)
);
create index identity_apart_other on identity_apart (workspace, other);
select waymark_protect('identity_apart');
`,
};
