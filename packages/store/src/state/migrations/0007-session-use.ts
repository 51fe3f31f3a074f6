import type { Migration } from './migration.ts';

/** When a session was last used, so that its owner recognises it; not known for sessions of before. */
export const sessionUse: Migration = {
  id: '0007-session-use',
  sql: 'alter table sessions add column last_used_at timestamptz;',
};
