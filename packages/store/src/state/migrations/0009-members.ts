import type { Migration } from './migration.ts';

/**
 * The people who work in a workspace, with their passwords, and the invitations to become one. A session or a one-time code
 * may belong to a member, and goes with him. Sources get permissions of their own; who could see or change them still can.
 */
export const members: Migration = {
  id: '0009-members',
  sql: `
create table members (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  email text not null,
  name text not null,
  role text not null,
  -- argon2id in the PHC string format.
  password text not null,
  language text,
  theme text,
  time_zone text,
  tour_seen_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace, id)
);
-- Across workspaces: at sign-in the address is what names the workspace.
create unique index members_email on members (lower(email));

create table invitations (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  hash bytea not null unique,
  role text not null,
  note text not null,
  -- Null when a link or a token invited. An invitation ends with the membership of who made it.
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, invited_by) references members (workspace, id) on delete cascade
);

alter table sessions
  add column member uuid,
  -- Begun by a one-time link, and no password set since: then one is set without the old one.
  add column by_link boolean not null default false,
  add foreign key (workspace, member) references members (workspace, id) on delete cascade;
create index sessions_member on sessions (workspace, member);

alter table sign_in_codes
  add column member uuid,
  add foreign key (workspace, member) references members (workspace, id) on delete cascade;

select waymark_protect('members');
select waymark_protect('invitations');

set local role waymark_across;
update tokens set permissions = permissions || '{sources:read}' where 'access:read' = any(permissions);
update tokens set permissions = permissions || '{sources:write}' where 'access:write' = any(permissions);
update sessions set permissions = permissions || '{sources:read}' where 'access:read' = any(permissions);
update sessions set permissions = permissions || '{sources:write}' where 'access:write' = any(permissions);
update sign_in_codes set permissions = permissions || '{sources:read}' where 'access:read' = any(permissions);
update sign_in_codes set permissions = permissions || '{sources:write}' where 'access:write' = any(permissions);
reset role;
`,
};
