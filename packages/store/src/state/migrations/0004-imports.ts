import type { Migration } from './migration.ts';

export const imports: Migration = {
  id: '0004-imports',
  sql: '',
};
