import type { Migration } from './migration.ts';

/**
 * The workspaces, and the lock between them: `waymark_protect(table)` lets the server's role see and write the rows of one
 * workspace only, named by the setting `waymark.workspace`; `*` names all, for the few places that work across them.
 */
export const workspaces: Migration = {
  id: '0001-workspaces',
  sql: `
    create table workspaces (
      id uuid primary key,
      name text not null,
      time_zone text not null default 'Europe/Berlin',
      -- Key of the identity hashes; encrypted by the server before it comes here.
      secret bytea not null,
      created_at timestamptz not null default now()
    );

    create function waymark_protect(protected regclass) returns void language plpgsql as $$
    declare
      name text := protected::text;
      key text := case when name = 'workspaces' then 'id' else 'workspace' end;
      condition text := format(
        '(select current_setting(''waymark.workspace'', true)) = ''*'' or %I = (select nullif(nullif(current_setting(''waymark.workspace'', true), ''*''), ''''))::uuid',
        key);
    begin
      execute format('alter table %s enable row level security', name);
      execute format('alter table %s force row level security', name);
      execute format('create policy own_workspace on %s to waymark_app using (%s) with check (%s)', name, condition, condition);
      execute format('grant select, insert, update, delete on %s to waymark_app', name);
      execute 'grant usage on all sequences in schema ' || current_schema() || ' to waymark_app';
    end
    $$;

    select waymark_protect('workspaces');
  `,
};
