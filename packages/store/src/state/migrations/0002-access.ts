import type { Migration } from './migration.ts';

/** Who may do what: tokens, sessions, one-time sign-in codes, and the sources that send events. */
export const access: Migration = {
  id: '0002-access',
  sql: `
create table tokens (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  hash bytea not null unique,
  name text not null,
  permissions text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (workspace, id)
);
create table sessions (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  hash bytea not null unique,
  permissions text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace, id)
);
create table sign_in_codes (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  hash bytea not null unique,
  permissions text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace, id)
);
create table sources (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  key text not null unique,
  name text not null,
  created_at timestamptz not null,
  primary key (workspace, id)
);
select waymark_protect('tokens');
select waymark_protect('sessions');
select waymark_protect('sign_in_codes');
select waymark_protect('sources');
`,
};
