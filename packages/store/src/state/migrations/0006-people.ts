import type { Migration } from './migration.ts';

/** Finding people by the beginning of an identifier, whatever its case. */
export const people: Migration = {
  id: '0006-people',
  sql: 'create index identities_value on identities (workspace, lower(value) text_pattern_ops);',
};
