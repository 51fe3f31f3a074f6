import { quote } from './parameters.ts';

/** chDB gives statements ids of its own; the client's travels in a comment in front, where `system.processes` shows it. */
export function markWithQueryId(sql: string, queryId: string): string {
  return `/*query_id:${queryId.replace(/[^\w.:-]/g, '_')}*/ ${sql}`;
}

/** A statement that ends the marked statement, and comes back at once (waiting for the end would hang the connection). */
export function killStatement(queryId: string): string {
  const mark = markWithQueryId('', queryId).trim();
  return `KILL QUERY WHERE startsWith(query, ${quote(mark)}) ASYNC`;
}

/** `KILL QUERY WHERE query_id = 'x'` in terms of the marks. */
export function translateKill(sql: string): string {
  return `${sql.replace(/\bquery_id\b/g, "extract(query, '^/\\\\*query_id:([^*]*)\\\\*/')").replace(/\b(SYNC|ASYNC|TEST)\b/gi, (word) => (word.toUpperCase() === 'TEST' ? word : ''))}${/\bTEST\b/i.test(sql) ? '' : ' ASYNC'}`;
}
