import { quote } from './parameters.ts';

/** chDB gives statements ids of its own; the client's travels in a comment in front, where `system.processes` shows it. */
export function markWithQueryId(sql: string, queryId: string): string {
  return `/*query_id:${encodeURIComponent(queryId).replaceAll('*', '%2A')}*/ ${sql}`;
}

/** A statement that ends the marked statement, and comes back at once (waiting for the end would hang the connection). */
export function killStatement(queryId: string): string {
  const mark = markWithQueryId('', queryId).trim();
  return `KILL QUERY WHERE startsWith(query, ${quote(mark)}) ASYNC`;
}

/** `KILL QUERY WHERE query_id = 'x' [SYNC | ASYNC | TEST]` in terms of the marks, and never waiting. */
export function translateKill(sql: string): string {
  const [, condition = sql, mode = ''] = /^([\s\S]*?)\s*\b(SYNC|ASYNC|TEST)?\s*$/i.exec(sql) ?? [];
  const marked = "decodeURLComponent(extract(query, '^/\\\\*query_id:([^*]*)\\\\*/'))";
  return `${condition.replace(/\bquery_id\b/g, marked)} ${mode.toUpperCase() === 'TEST' ? 'TEST' : 'ASYNC'}`;
}
