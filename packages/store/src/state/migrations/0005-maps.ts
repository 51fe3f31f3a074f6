import type { Migration } from './migration.ts';

export const maps: Migration = {
  id: '0005-maps',
  sql: '',
};
