import type { Column, Table } from './column.ts';

/** Acknowledged means on disk: each insert's parts and their folder are synchronised before it is answered. */
const DURABLE = 'fsync_after_insert = 1, fsync_part_directory = 1';
/**
 * Parts are merged in larger groups than by default (5), and so less often while much comes in: under load that halves the
 * processor time of merges; once parts grow old they are merged all the same.
 */
const LAZY_MERGES = 'merge_selector_base = 20';

function renderColumn({ name, type, materialized, comment }: Column): string {
  const computed = materialized === undefined ? '' : ` MATERIALIZED ${materialized}`;
  return `  \`${name}\` ${type}${computed} COMMENT '${comment.replaceAll("'", "\\'")}'`;
}

function renderBody(table: Table): string {
  return [...table.columns.map(renderColumn), ...(table.indexes ?? []).map((index) => `  ${index}`)].join(',\n');
}

function renderLocal(table: Table, name: string, onCluster: string, engine: string): string {
  return [
    `CREATE TABLE IF NOT EXISTS ${name}${onCluster}`,
    `(\n${renderBody(table)}\n)`,
    `ENGINE = ${engine}`,
    ...(table.partitionBy === undefined ? [] : [`PARTITION BY ${table.partitionBy}`]),
    `ORDER BY (${table.orderBy.join(', ')})`,
    `SETTINGS ${DURABLE}, ${LAZY_MERGES}`,
  ].join('\n');
}

function renderForServer(table: Table): string[] {
  return [renderLocal(table, table.name, '', `ReplacingMergeTree(${table.version})`)];
}

function renderForCluster(table: Table, cluster: string): string[] {
  const onCluster = ` ON CLUSTER \`${cluster}\``;
  const local = `${table.name}_local`;
  const engine = `ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/${local}', '{replica}', ${table.version})`;
  return [
    renderLocal(table, local, onCluster, engine),
    `CREATE TABLE IF NOT EXISTS ${table.name}${onCluster} AS ${local}\nENGINE = Distributed(\`${cluster}\`, currentDatabase(), ${local}, ${table.shardBy})`,
  ];
}

/**
 * The statements that make a table: for one server (the embedded one too), or for a replicated, sharded cluster, where rows
 * that must be together stand on one shard.
 */
export function renderTable(table: Table, cluster: string | undefined): string[] {
  return cluster === undefined ? renderForServer(table) : renderForCluster(table, cluster);
}
