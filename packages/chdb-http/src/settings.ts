import type { Session } from 'chdb';
import { quote } from './parameters.ts';

/** URL parameters of the HTTP interface that are not settings of the statement. */
const RESERVED = new Set([
  'query',
  'database',
  'default_format',
  'query_id',
  'session_id',
  'session_timeout',
  'session_check',
  'user',
  'password',
  'enable_http_compression',
  'wait_end_of_query',
  'buffer_size',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'add_http_cors_header',
  'quota_key',
  'role',
  'compress',
  'decompress',
  'cancel_http_readonly_queries_on_client_close',
  // chDB has no asynchronous inserts: an insert is done when it is answered, which is what these ask for at most.
  'async_insert',
  'wait_for_async_insert',
]); // prettier-ignore

/** The settings among a request's URL parameters. */
export function settingsOf(parameters: URLSearchParams): [name: string, value: string][] {
  return [...parameters].filter(
    ([name]) => !RESERVED.has(name) && !name.startsWith('param_') && /^[a-z_0-9]+$/i.test(name),
  );
}

/**
 * Runs `work` with settings of its own on a connection, and sets them back after, however it ends.
 *
 * Set and reset, and not written into the statement, because only SELECT and INSERT take a SETTINGS clause of the query.
 */
export async function withSettings<Result>(
  session: Session,
  settings: readonly (readonly [name: string, value: string])[],
  work: () => Promise<Result>,
): Promise<Result> {
  if (settings.length === 0) return work();
  const names = settings.map(([name]) => name);
  try {
    await session.queryAsync(`SET ${settings.map(([name, value]) => `${name} = ${quote(value)}`).join(', ')}`);
    return await work();
  } finally {
    // One by one: an unknown name (which made SET fail) must not keep the others from being reset.
    for (const name of names) await session.queryAsync(`SET ${name} = DEFAULT`).catch(() => undefined);
  }
}
