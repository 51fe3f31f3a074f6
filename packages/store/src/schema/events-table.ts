import type { Table } from './column.ts';

/**
 * Every event of every workspace. Rows are never rewritten by merging people: a row stands under the hash of its strongest
 * identifier. A repeated delivery has the same sorting key; the first delivery wins, because its version is the higher one.
 * Read with FINAL.
 */
export const eventsTable: Table = {
  name: 'events',
  columns: [
    { name: 'workspace', type: 'UUID', comment: 'the workspace' },
    { name: 'identity', type: 'UInt64', comment: 'keyed hash of the strongest identifier' },
    {
      name: 'stated_at',
      type: "DateTime64(3, 'UTC')",
      comment: 'the time the sender wrote; a retry does not change it',
    },
    { name: 'message_id', type: 'String', comment: "the sender's id, or ours" },
    { name: 'ordinal', type: 'UInt32', comment: 'place in the request or file; breaks ties of time' },
    {
      name: 'happened_at',
      type: "DateTime64(3, 'UTC')",
      comment: "corrected for the sender's clock; what answers use",
    },
    { name: 'received_at', type: "DateTime64(3, 'UTC')", comment: 'when it reached us' },
    { name: 'kind', type: 'LowCardinality(String)', comment: 'track, page, screen, identify, group, alias' },
    { name: 'name', type: 'LowCardinality(String)', comment: "the event's name" },
    { name: 'channel', type: 'LowCardinality(String)', comment: 'where it happened; empty when unknown' },
    { name: 'value', type: 'Nullable(Decimal(18, 4))', comment: 'amount, in currency when it is money' },
    { name: 'currency', type: 'LowCardinality(String)', comment: 'ISO 4217, or empty' },
    { name: 'url_path', type: 'String', comment: 'path alone, without query' },
    { name: 'campaign', type: 'LowCardinality(String)', comment: "the campaign's name, or empty" },
    { name: 'properties', type: 'JSON', comment: 'canonical form' },
    { name: 'context', type: 'JSON', comment: 'canonical form, without addresses' },
    { name: 'source', type: 'LowCardinality(String)', comment: 'which source sent it' },
    { name: 'consent', type: 'Array(LowCardinality(String))', comment: 'purposes consented to when collected' },
    { name: 'identifiers', type: 'Array(UInt64)', comment: 'keyed hashes of all identifiers it came with' },
    { name: 'batch', type: 'UInt64', comment: 'the batch it was stored with' },
    {
      name: 'precedence',
      type: 'UInt64',
      materialized: 'bitNot(batch)',
      comment: 'higher for earlier batches',
    },
  ],
  indexes: ['INDEX by_batch batch TYPE minmax GRANULARITY 4'],
  version: 'precedence',
  partitionBy: 'toYYYYMM(stated_at)',
  orderBy: ['workspace', 'identity', 'stated_at', 'message_id'],
  // A person's identity whole on one shard.
  shardBy: 'identity',
};
