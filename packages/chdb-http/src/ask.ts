import type { ChdbResult, Session } from 'chdb';

/**
 * Runs a statement on a connection. A failed one would stay in `system.processes`, with what it holds, until the connection's
 * next statement: so that one follows at once.
 */
export async function ask(session: Session, sql: string, format = 'Null'): Promise<ChdbResult> {
  try {
    return await session.queryAsync(sql, { format });
  } catch (error) {
    await session.queryAsync('SELECT 1', { format: 'Null' }).catch(() => undefined);
    throw error;
  }
}
