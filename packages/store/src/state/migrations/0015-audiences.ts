import type { Migration } from './migration.ts';

/**
 * Audiences: people a rule holds for, kept current (`live`), or as they were at one moment (`snapshot`). People stand here by
 * their keyed hash alone. One process of all keeps the audiences of a workspace.
 */
export const audiences: Migration = {
  id: '0015-audiences',
  sql: `
create table audiences (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null,
  description text not null,
  kind text not null check (kind in ('live', 'snapshot')),
  rule jsonb not null,
  version bigint not null,
  -- The version its members are of; behind while everybody is being asked.
  evaluated_version bigint not null,
  evaluated_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace, id)
);

create table audience_members (
  workspace uuid not null references workspaces (id) on delete cascade,
  audience uuid not null,
  person bigint not null,
  since timestamptz not null,
  primary key (workspace, audience, person)
);
create index audience_members_person on audience_members (workspace, person);

-- When a person must be looked at again though nothing happens.
create table audience_watches (
  workspace uuid not null references workspaces (id) on delete cascade,
  person bigint not null,
  due_at timestamptz not null,
  primary key (workspace, person)
);
create index audience_watches_due on audience_watches (workspace, due_at);

create table audience_changes (
  workspace uuid not null references workspaces (id) on delete cascade,
  n bigint generated always as identity,
  audience uuid not null,
  person bigint not null,
  entered boolean not null,
  at timestamptz not null,
  primary key (workspace, n)
);
create index audience_changes_audience on audience_changes (workspace, audience, at);
create index audience_changes_person on audience_changes (workspace, person);

create table audience_keepers (
  workspace uuid primary key references workspaces (id) on delete cascade,
  writer text not null,
  position bigint not null
);

select waymark_protect('audiences');
select waymark_protect('audience_members');
select waymark_protect('audience_watches');
select waymark_protect('audience_changes');
select waymark_protect('audience_keepers');
`,
};
