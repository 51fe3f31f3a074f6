import type { Migration } from './migration.ts';

/** Batches (the feed of events), who identifiers belong to, traits, refused items, and times of time-less messages. */
export const collect: Migration = {
  id: '0003-collect',
  sql: `
create sequence batch_positions;
create table batches (
  workspace uuid not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  writer text not null,
  state text not null check (state in ('pending', 'stored', 'void')),
  position bigint,
  identities bigint[] not null,
  events integer not null,
  created_at timestamptz not null default now(),
  stored_at timestamptz,
  primary key (workspace, id)
);
create unique index batches_position on batches (workspace, position) where position is not null;
create index batches_pending on batches (created_at) where state = 'pending';

create sequence identity_versions;
create table identities (
  workspace uuid not null references workspaces (id) on delete cascade,
  identity bigint not null,
  kind text not null,
  value text not null,
  person bigint not null,
  version bigint not null default 0,
  created_at timestamptz not null default now(),
  primary key (workspace, identity)
);
create index identities_person on identities (workspace, person);
create table identity_merges (
  workspace uuid not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  at timestamptz not null,
  cause text not null,
  survivor bigint not null,
  absorbed bigint not null,
  moved bigint[] not null,
  primary key (workspace, id)
);
create table traits (
  workspace uuid not null references workspaces (id) on delete cascade,
  identity bigint not null,
  traits jsonb not null,
  updated_at timestamptz not null,
  primary key (workspace, identity)
);

create table rejects (
  workspace uuid not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  received_at timestamptz not null,
  source text not null,
  item integer not null,
  field text not null,
  reason text not null,
  code text not null,
  raw text not null,
  primary key (workspace, id)
);
create table timeless_messages (
  workspace uuid not null references workspaces (id) on delete cascade,
  message bigint not null,
  stated_at timestamptz not null,
  primary key (workspace, message)
);
select waymark_protect('batches');
select waymark_protect('identities');
select waymark_protect('identity_merges');
select waymark_protect('traits');
select waymark_protect('rejects');
select waymark_protect('timeless_messages');
`,
};
