import type { Migration } from './migration.ts';

export const access: Migration = {
  id: '0002-access',
  sql: '',
};
