import type { Migration } from './migration.ts';

/** Journey maps as shared documents, their released versions, and the touchpoint catalogue. */
export const maps: Migration = {
  id: '0005-maps',
  sql: `
create table maps (
  workspace uuid not null references workspaces (id) on delete cascade,
  id text not null,
  -- What the list shows, copied from the document with every change.
  title text not null,
  decision_a text not null,
  decision_b text not null,
  phases integer not null,
  steps integer not null,
  version bigint not null default 1,
  idempotency_key text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace, id)
);
create unique index maps_idempotency on maps (workspace, idempotency_key) where idempotency_key is not null;
create index maps_list on maps (workspace, updated_at desc, id) where deleted_at is null;

create table map_updates (
  workspace uuid not null,
  map text not null,
  number bigint generated always as identity,
  update bytea not null,
  primary key (workspace, map, number),
  foreign key (workspace, map) references maps (workspace, id) on delete cascade
);

create table map_versions (
  workspace uuid not null,
  map text not null,
  number integer not null,
  name text not null,
  snapshot jsonb not null,
  released_at timestamptz not null,
  primary key (workspace, map, number),
  foreign key (workspace, map) references maps (workspace, id) on delete cascade
);

create table touchpoints (
  workspace uuid not null references workspaces (id) on delete cascade,
  id text not null,
  touchpoint jsonb not null,
  version bigint not null default 1,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace, id)
);

select waymark_protect('maps');
select waymark_protect('map_updates');
select waymark_protect('map_versions');
select waymark_protect('touchpoints');
`,
};
