import type { Migration } from './migration.ts';

/**
 * Requests of people (GDPR Art. 12, 15 to 18, 20, 21). Whom one is about stands here by keyed hashes alone; what was written
 * in free words and the answer are sealed, and go when the person is erased. Who did what stands in the log of deeds.
 */
export const requests: Migration = {
  id: '0018-requests',
  sql: `
create table privacy_requests (
  workspace uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  n bigint not null,
  kind text not null check (kind in ('access', 'export', 'rectify', 'restrict', 'object', 'erase')),
  way text not null,
  language text not null check (language in ('de', 'en')),
  person bigint not null,
  -- Everything he was known by when the request came in.
  identities bigint[] not null,
  purposes text[] not null,
  received_on date not null,
  due_on date not null,
  extended_months int not null default 0,
  state text not null check (state in ('open', 'verified', 'done', 'refused')),
  verified_how text,
  verified_by text,
  verified_at timestamptz,
  refusal text,
  closed_by text,
  closed_at timestamptz,
  -- What was written in free words, sealed.
  notes bytea,
  -- The answer, sealed, as long as it may be fetched.
  answer bytea,
  answer_expires_at timestamptz,
  forgotten_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  primary key (workspace, id),
  unique (workspace, n)
);
create index privacy_requests_due on privacy_requests (workspace, due_on) where closed_at is null;
create index privacy_requests_identities on privacy_requests using gin (identities);
create index privacy_requests_expiry on privacy_requests (answer_expires_at) where answer is not null;
create index audit_entries_subject on audit_entries (workspace, subject, n);

select waymark_protect('privacy_requests');
`,
};
