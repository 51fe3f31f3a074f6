import type { Migration } from './migration.ts';

/**
 * Audiences are told of: who came and left becomes events, sent from `audience_changes` in order. Lists that were imported are
 * audiences too; how many people each has is counted where they come and go.
 */
export const audienceEvents: Migration = {
  id: '0021-audience-events',
  sql: `
alter table audiences drop constraint audiences_kind_check;
alter table audiences add constraint audiences_kind_check check (kind in ('live', 'snapshot', 'list'));
alter table audiences add column announce boolean not null default true;
alter table audiences add column people bigint not null default 0;
update audiences a set people =
  (select count(*) from audience_members m where m.workspace = a.workspace and m.audience = a.id);

-- Whether an event is to be made of it.
alter table audience_changes add column announce boolean not null default false;
create index audience_changes_announce on audience_changes (workspace, n) where announce;
-- The last change an event was made of.
alter table audience_keepers add column announced bigint not null default 0;

-- False: to be asked when nobody is due, to find out when he is.
alter table audience_watches add column asked boolean not null default true;
create index audience_watches_unasked on audience_watches (workspace, person) where not asked;

-- Events the server itself made: no rule and no analysis looks at them.
alter table batches add column own boolean not null default false;
`,
};
