import type { ClickHouseClient } from '@clickhouse/client';

/** A value bound to a `{name: Type}` placeholder of a ClickHouse statement. Pass 64-bit integers as text or bigint. */
export type EventParameter = string | number | bigint | boolean | null | readonly EventParameter[];

export interface EventQueryOptions {
  readonly params?: Readonly<Record<string, EventParameter>>;
  /** Cancels the statement at the server, not only the waiting. */
  readonly signal?: AbortSignal;
}

/** The door to ClickHouse: one way to speak to the embedded one and to a server. */
export interface EventDoor {
  /** Rows of a SELECT as parsed JSONEachRow objects; 64-bit integers arrive as text. Retried while the store restarts. */
  query<Row>(sql: string, options?: EventQueryOptions): Promise<Row[]>;
  /** The raw bytes of a SELECT in the FORMAT named (Native, RowBinary, TSV, CSV, JSONEachRow stream; Parquet, Arrow arrive whole). */
  stream(sql: string, format: string, options?: EventQueryOptions): AsyncIterable<Uint8Array>;
  /** A statement without rows (DDL, INSERT … SELECT, SYSTEM). */
  command(sql: string, options?: EventQueryOptions): Promise<void>;
  /**
   * Inserts rows given as one text or byte body in `format` (JSONEachRow by default); resolves when durable.
   * Retried on lost connections while the store restarts, so the rows must be idempotent (same sorting key = same row).
   * Rejects with ClickHouse's error when the rows themselves are refused.
   */
  insert(
    table: string,
    body: string | Uint8Array,
    options?: { readonly format?: string; readonly columns?: readonly string[] },
  ): Promise<void>;
  /** The client itself, for what the above does not cover. */
  readonly client: ClickHouseClient;
}
