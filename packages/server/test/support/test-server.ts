import { type Logger, pino } from 'pino';
import type { Configuration } from '../../src/configuration.ts';
import { type RunningServer, type ServerOverrides, startServer } from '../../src/server.ts';

export const testConfiguration = (dataDir: string, further: Partial<Configuration> = {}): Configuration => ({
  port: 0,
  host: '127.0.0.1',
  dataDir,
  demo: false,
  writeKey: 'test-key',
  ...further,
});

/** Says nothing but what went wrong. */
export const quietLog: Logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));

export function startTestServer(
  dataDir: string,
  overrides: ServerOverrides = {},
  further: Partial<Configuration> = {},
): Promise<RunningServer> {
  return startServer(testConfiguration(dataDir, further), { log: quietLog, ...overrides });
}

/** Asks the API with the server's token; `body` makes it a POST unless told otherwise. */
export async function ask(
  server: RunningServer,
  path: string,
  options: { readonly method?: string; readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(`${server.url}${path}`, {
    method: options.method ?? (options.body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${server.token}`,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: response.headers };
}

export const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

/** Sends a body to the tracking protocol as it is; text and bytes go unchanged, anything else as JSON. */
export async function track(
  server: RunningServer,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{
  status: number;
  body: {
    success?: boolean;
    stored?: number;
    rejected?: { item: number; field: string; code: string }[];
    code?: string;
  };
}> {
  const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { authorization: basic(server.writeKey), 'content-type': 'application/json', ...headers },
    body: raw,
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

export interface EventRow {
  identity: string;
  person: string;
  message_id: string;
  kind: string;
  name: string;
  channel: string;
  value: string | number | null;
  currency: string;
  url_path: string;
  campaign: string;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
  consent: string[];
  identifiers: string[];
  stated: string;
  happened: string;
  ordinal: number;
}

/** Every event as readers see it, in the stable order. */
export function storedEvents(server: RunningServer, where = '1'): Promise<EventRow[]> {
  return server.context.store.events.query<EventRow>(`
    select toString(e.identity) as identity, toString(if(p.person = 0, e.identity, p.person)) as person, message_id, kind, name, channel, value, currency, url_path,
      campaign, properties, context, consent, arrayMap(x -> toString(x), identifiers) as identifiers, ordinal,
      toUnixTimestamp64Milli(stated_at) as stated, toUnixTimestamp64Milli(happened_at) as happened
    from events as e final
    left join (select identity, person from identity_person final) as p on p.identity = e.identity
    where ${where}
    order by happened_at, ordinal, e.identity, stated_at, message_id
    settings output_format_json_quote_64bit_integers = 0`);
}
