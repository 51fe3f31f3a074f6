import { ClickHouseException } from './exception.ts';
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
]);

export type Setting = readonly [name: string, value: string];

/** The settings among a request's URL parameters. @throws ClickHouseException 115 for what cannot be a setting's name */
export function settingsOf(parameters: URLSearchParams): Setting[] {
  const settings = [...parameters].filter(([name]) => !RESERVED.has(name) && !name.startsWith('param_'));
  const odd = settings.find(([name]) => !/^[A-Za-z_]\w*$/.test(name));
  if (odd !== undefined) throw new ClickHouseException(115, 'UNKNOWN_SETTING', `Unknown setting '${odd[0]}'`);
  return settings;
}

/** `a = '1', b = '2'`, as a SETTINGS clause and SET take them. */
export function settingsList(settings: readonly Setting[]): string {
  return settings.map(([name, value]) => `${name} = ${quote(value)}`).join(', ');
}

/**
 * A SETTINGS clause for one statement, or nothing. The settings stand in the statement and are never set on the
 * connection: set ones leaked into later statements, an `insert_deduplication_token` for instance swallowed the next
 * insert without one.
 */
export function settingsClause(settings: readonly Setting[]): string {
  return settings.length === 0 ? '' : `SETTINGS ${settingsList(settings)}`;
}
