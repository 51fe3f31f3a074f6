import { randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import { Readable } from 'node:stream';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { retryWhileAway } from '../connection-loss.ts';
import type { EventDoor, EventParameter, EventQueryOptions } from './event-door.ts';

/** Inline, so that they cannot leak into other statements, whatever serves them. */
const READ_SETTINGS = 'output_format_json_quote_64bit_integers = 1, do_not_merge_across_partitions_select_final = 1';
/** An import may span any number of months; text may carry times as numbers of milliseconds. */
const INSERT_SETTINGS = 'max_partitions_per_insert_block = 0';

export interface OpenEvents extends EventDoor {
  check(): Promise<void>;
  close(): Promise<void>;
}

type Parameters = Record<string, unknown>;

function plain(value: EventParameter): unknown {
  if (typeof value === 'bigint') return value.toString();
  return Array.isArray(value) ? value.map(plain) : value;
}

function parametersOf(options: EventQueryOptions | undefined): { query_params?: Parameters } {
  if (options?.params === undefined) return {};
  return {
    query_params: Object.fromEntries(Object.entries(options.params).map(([name, value]) => [name, plain(value)])),
  };
}

const hasSettings = (sql: string) => /\bSETTINGS\b/i.test(sql);

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

  /** Runs a statement under an id by which it is ended at the server when the signal says so. */
  async function cancellable<Result>(
    signal: AbortSignal | undefined,
    run: (queryId: string) => Promise<Result>,
  ): Promise<Result> {
    const queryId = randomUUID();
    signal?.throwIfAborted();
    const cancel = () => {
      client
        .command({ query: 'KILL QUERY WHERE query_id = {id:String} ASYNC', query_params: { id: queryId } })
        .catch(() => undefined);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await run(queryId);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  return {
    client,
    query: <Row>(sql: string, options?: EventQueryOptions) =>
      cancellable(options?.signal, (queryId) =>
        retryWhileAway(
          async () => {
            const query = hasSettings(sql) ? sql : `${sql}\nSETTINGS ${READ_SETTINGS}`;
            const result = await client.query({
              query,
              format: 'JSONEachRow',
              query_id: queryId,
              ...parametersOf(options),
              ...signalOf(options),
            });
            return result.json<Row>();
          },
          () => options?.signal?.aborted !== true,
        ),
      ),
    async *stream(sql, format, options) {
      const query = `${hasSettings(sql) ? sql : `${sql}\nSETTINGS ${READ_SETTINGS}`}\nFORMAT ${format}`;
      const { stream } = await cancellable(options?.signal, (queryId) =>
        retryWhileAway(() => client.exec({ query, query_id: queryId, ...parametersOf(options), ...signalOf(options) })),
      );
      for await (const chunk of stream) yield chunk as Uint8Array;
    },
    command: (sql, options) =>
      cancellable(options?.signal, async (queryId) => {
        await retryWhileAway(() =>
          client.command({ query: sql, query_id: queryId, ...parametersOf(options), ...signalOf(options) }),
        );
      }),
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

function signalOf(options: EventQueryOptions | undefined): { abort_signal?: AbortSignal } {
  return options?.signal === undefined ? {} : { abort_signal: options.signal };
}
