import type { Migration } from './migration.ts';

/**
 * The version of the document that the columns of the list were copied from. While people edit, the columns follow
 * a moment later; where they are behind after a crash, the next start sees it.
 */
export const mapSummary: Migration = {
  id: '0010-map-summary',
  sql: `
alter table maps add column summarised bigint not null default 0;
update maps set summarised = version;
`,
};
