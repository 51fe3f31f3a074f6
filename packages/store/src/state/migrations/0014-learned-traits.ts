import type { Migration } from './migration.ts';

/** When and from which source each trait was learned: key → [milliseconds since 1970, source]. Older rows know it as a whole. */
export const learnedTraits: Migration = {
  id: '0014-learned-traits',
  sql: `
alter table traits add column learned jsonb not null default '{}';
`,
};
