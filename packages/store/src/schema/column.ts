/** A column of a ClickHouse table. */
export interface Column {
  readonly name: string;
  readonly type: string;
  /** Computed when written, never inserted: `MATERIALIZED` with this expression. */
  readonly materialized?: string;
  readonly comment: string;
}

/** A table as we mean it; `render-schema.ts` writes it for one server or for a cluster. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly indexes?: readonly string[];
  /** Rows with the same sorting key are one row: the one with the highest version stays. */
  readonly version: string;
  readonly partitionBy?: string;
  readonly orderBy: readonly string[];
  /** What decides the shard: rows that must be together share its value. */
  readonly shardBy: string;
}
