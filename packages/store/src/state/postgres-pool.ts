import { Pool, type PoolConfig, types } from 'pg';
import type { ServerRole } from './server-roles.ts';

const INT8 = 20;
const INT8_ARRAY = 1016;
const toBigInt = (text: string) => BigInt(text);
const toBigIntOrNull = (text: string) => (text === 'NULL' ? null : BigInt(text));

/** How PostgreSQL's types arrive: as `pg` does it, but bigint as `bigint` and bigint[] as `bigint[]`, so that no digit is lost. */
export const typeParsers: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === INT8) return toBigInt;
    if (format !== 'binary' && oid === INT8_ARRAY) {
      return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(toBigIntOrNull));
    }
    return types.getTypeParser(oid, format);
  }) as typeof types.getTypeParser,
};

/** A pool whose connections work as one of the server's roles. */
export function makePool(url: string, role: ServerRole, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    options: `-c role=${role}`,
    max,
    types: typeParsers,
    idleTimeoutMillis: 30_000,
    application_name: 'waymark',
  });
  // A connection lost while idle is replaced when the next one is wanted.
  pool.on('error', () => undefined);
  // One lost while in use fails its statement; the event besides would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
