import type { Migration } from './migration.ts';

/** Long work (jobs), uploaded files, imports and the rows they refused. */
export const imports: Migration = {
  id: '0004-imports',
  sql: `
create table jobs (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  cancel_wanted boolean not null default false,
  progress jsonb not null default '{}',
  result jsonb,
  error text,
  error_code text,
  -- The process that runs it; another goes on with it once that one is dead.
  writer text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (workspace, id)
);
create index jobs_open on jobs (kind, created_at) where state in ('waiting', 'running');
create table uploads (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  file text not null,
  path text not null,
  bytes bigint not null,
  created_at timestamptz not null,
  primary key (workspace, id)
);
create table imports (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  job uuid not null,
  file text not null,
  path text not null,
  -- Whether the file is ours and goes when the import is over.
  uploaded boolean not null,
  bytes bigint not null,
  mapping jsonb not null,
  idempotency_key text,
  -- Rows of the file that are dealt with for good; where a new process goes on.
  rows_done bigint not null default 0,
  stored bigint not null default 0,
  rejected bigint not null default 0,
  created_at timestamptz not null,
  primary key (workspace, id)
);
create unique index imports_once on imports (workspace, idempotency_key) where idempotency_key is not null;
create index imports_job on imports (workspace, job);
create table import_rejects (
  workspace uuid not null references workspaces (id) on delete cascade,
  import uuid not null,
  id bigint generated always as identity,
  line bigint not null,
  field text not null,
  code text not null,
  reason text not null,
  raw text not null,
  primary key (workspace, import, id)
);
select waymark_protect('jobs');
select waymark_protect('uploads');
select waymark_protect('imports');
select waymark_protect('import_rejects');
`,
};
