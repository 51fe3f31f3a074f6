import type { Migration } from './migration.ts';

/**
 * The workspaces, and the lock between them: `waymark_protect(table)` lets the role waymark_app see and write the rows of
 * one workspace only, named by the setting `waymark.workspace`, by a plain equality that every index on (workspace, …)
 * serves; and the role waymark_across all rows, for the few places that work across workspaces.
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
      own text := format('%I = (select nullif(current_setting(''waymark.workspace'', true), ''''))::uuid', key);
    begin
      execute format('alter table %s enable row level security', name);
      execute format('alter table %s force row level security', name);
      execute format('create policy own_workspace on %s to waymark_app using (%s) with check (%s)', name, own, own);
      execute format('create policy every_workspace on %s to waymark_across using (true) with check (true)', name);
      execute format('grant select, insert, update, delete on %s to waymark_app, waymark_across', name);
      execute 'grant usage on all sequences in schema ' || current_schema() || ' to waymark_app, waymark_across';
    end
    $$;

    select waymark_protect('workspaces');
  `,
};
