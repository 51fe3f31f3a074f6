import { randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import { Readable } from 'node:stream';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { retryWhileAway } from '../connection-loss.ts';
import type { EventDoor, EventQueryOptions } from './event-door.ts';
import { throwingExceptions } from './exception-in-stream.ts';

/**
 * 64-bit integers are text in JSON, or their last digits would be lost; equal sorting keys share a partition (the month of
 * `stated_at`), so FINAL need not look across partitions.
 */
const READ_SETTINGS: Readonly<Record<string, 0 | 1>> = {
  output_format_json_quote_64bit_integers: 1,
  do_not_merge_across_partitions_select_final: 1,
};
/**
 * An import may span any number of months. Acknowledged means stored: neither buffered by the server nor, on a cluster, by
 * the Distributed table.
 */
const INSERT_SETTINGS =
  'max_partitions_per_insert_block = 0, async_insert = 0, distributed_foreground_insert = 1, ' +
  // Texts that look like dates stay the texts they are.
  'input_format_try_infer_dates = 0, input_format_try_infer_datetimes = 0, ' +
  // In RowBinary a JSON column is its text, as in every other format.
  'input_format_binary_read_json_as_string = 1';

export interface OpenEvents extends EventDoor {
  check(): Promise<void>;
  close(): Promise<void>;
}

type Parameters = Record<string, unknown>;

function parametersOf(options: EventQueryOptions | undefined): { query_params?: Parameters } {
  if (options?.params === undefined) return {};
  return {
    // The client writes bigints as numbers, in lists too; as text they would be quoted there, and refused.
    query_params: { ...options.params },
  };
}

/**
 * A SELECT with the settings of reading: written into it, which costs nothing; or beside it where it seems to bring a clause
 * of its own.
 */
function forReading(sql: string): { text: string; clickhouse_settings: Readonly<Record<string, 0 | 1>> } {
  if (/\bSETTINGS\b/i.test(sql)) return { text: sql, clickhouse_settings: READ_SETTINGS };
  const clause = Object.entries(READ_SETTINGS).map(([name, value]) => `${name} = ${value}`);
  return { text: `${sql}\nSETTINGS ${clause.join(', ')}`, clickhouse_settings: {} };
}

/** Opens the events at a ClickHouse URL; `agent` leads to an embedded one over its socket. */
export function openEvents(url: string, agent: Agent | undefined): OpenEvents {
  const client = createClient({
    url,
    request_timeout: 600_000,
    max_open_connections: 32,
    keep_alive: { enabled: true },
    // Every failure is thrown to the caller, who knows what it means; the client's own lines would be noise.
    log: { level: ClickHouseLogLevel.OFF },
    ...(agent === undefined ? {} : { http_agent: agent, set_basic_auth_header: false }),
  });

  /** Ends a statement at the server; who goes on waiting for it sees it refused. */
  const kill = (queryId: string) => {
    client
      .command({ query: 'KILL QUERY WHERE query_id = {id:String} ASYNC', query_params: { id: queryId } })
      .catch(() => undefined);
  };

  /** Runs a statement under an id by which it is ended at the server when the signal says so; waits out a restart. */
  async function cancellable<Result>(
    signal: AbortSignal | undefined,
    run: (common: { query_id: string; abort_signal?: AbortSignal }) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted();
    const queryId = randomUUID();
    const cancel = () => kill(queryId);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await retryWhileAway(
        () => run({ query_id: queryId, ...(signal === undefined ? {} : { abort_signal: signal }) }),
        () => signal?.aborted !== true,
      );
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  async function* stream(sql: string, format: string, options?: EventQueryOptions): AsyncGenerator<Uint8Array> {
    const signal = options?.signal;
    const { text, clickhouse_settings } = forReading(sql);
    const {
      stream: body,
      response_headers,
      query_id,
    } = await cancellable(signal, (common) =>
      client.exec({ query: `${text}\nFORMAT ${format}`, clickhouse_settings, ...common, ...parametersOf(options) }),
    );
    const tag = response_headers['x-clickhouse-exception-tag'];
    const cancel = () => body.destroy(signal?.reason);
    signal?.addEventListener('abort', cancel, { once: true });
    let complete = false;
    try {
      yield* throwingExceptions(body, typeof tag === 'string' ? tag : undefined);
      complete = true;
    } finally {
      signal?.removeEventListener('abort', cancel);
      // A server goes on computing for a reader that has left unless it is told.
      if (!complete) kill(query_id);
    }
  }

  return {
    client,
    query: <Row>(sql: string, options?: EventQueryOptions) =>
      cancellable(options?.signal, async (common) => {
        const { text, clickhouse_settings } = forReading(sql);
        const result = await client.query({
          query: text,
          format: 'JSONEachRow',
          clickhouse_settings,
          ...common,
          ...parametersOf(options),
        });
        return result.json<Row>();
      }),
    stream,
    command: async (sql, options) => {
      await cancellable(options?.signal, (common) =>
        client.command({ query: sql, ...common, ...parametersOf(options) }),
      );
    },
    insert: (table, body, { format = 'JSONEachRow', columns } = {}) =>
      retryWhileAway(async () => {
        const into =
          columns === undefined ? table : `${table} (${columns.map((column) => `\`${column}\``).join(', ')})`;
        const query = `INSERT INTO ${into} SETTINGS ${INSERT_SETTINGS} FORMAT ${format}`;
        // A stream of its own for every attempt: one that was half sent cannot be sent again.
        const values = Readable.from([typeof body === 'string' ? Buffer.from(body) : body], { objectMode: false });
        const { stream } = await client.exec({ query, values });
        stream.resume();
      }),
    check: async () => {
      const answer = await client.ping();
      if (!answer.success) throw answer.error;
    },
    close: () => client.close(),
  };
}
