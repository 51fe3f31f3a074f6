import type { Table } from './column.ts';

/**
 * The mirror of PostgreSQL's `identities` for joins: only identities whose person is another identity. An un-merge writes
 * person = identity with a higher version.
 */
export const identityPersonTable: Table = {
  name: 'identity_person',
  columns: [
    { name: 'workspace', type: 'UUID', comment: 'the workspace' },
    { name: 'identity', type: 'UInt64', comment: 'keyed hash of an identifier' },
    { name: 'person', type: 'UInt64', comment: 'the identity that founded the person' },
    { name: 'version', type: 'UInt64', comment: 'grows with every change' },
  ],
  version: 'version',
  orderBy: ['workspace', 'identity'],
  shardBy: 'identity',
};
