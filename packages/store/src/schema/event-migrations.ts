import { createHash } from 'node:crypto';
import { eventsTable } from './events-table.ts';
import { identityPersonTable } from './identity-person-table.ts';
import { renderTable } from './render-table.ts';

/** One step of the events' schema, forward only; never changed after it has been released. */
export interface EventMigration {
  /** `0001-name`; the order of application. */
  readonly id: string;
  /** Its statements, each repeatable (ClickHouse has no transactions): for one server, or on the cluster of this name. */
  readonly render: (cluster: string | undefined) => string[];
  /** Older code must not run against a database that has this step. */
  readonly breaking?: boolean;
}

/** Every step of the events' schema, in order. A new column is a new step with an ALTER, not an edit of the first. */
export const eventMigrations: readonly EventMigration[] = [
  {
    id: '0001-tables',
    render: (cluster) => [eventsTable, identityPersonTable].flatMap((table) => renderTable(table, cluster)),
  },
];

/** What a step says on one server, as one number; the same on a cluster. */
export function checksumOf({ render }: EventMigration): string {
  return createHash('sha256').update(render(undefined).join(';\n')).digest('hex');
}

/** The table of the steps taken; on a cluster every server holds the whole of it. */
export function renderRecords(cluster: string | undefined): string {
  const onCluster = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  const engine =
    cluster === undefined
      ? 'MergeTree'
      : "ReplicatedMergeTree('/clickhouse/tables/all/{database}/waymark_migrations', '{shard}-{replica}')";
  return [
    `CREATE TABLE IF NOT EXISTS waymark_migrations${onCluster}`,
    "(`id` String, `checksum` String, `breaking` Bool, `applied_at` DateTime64(3, 'UTC') DEFAULT now64(3))",
    `ENGINE = ${engine}`,
    'ORDER BY id',
  ].join('\n');
}

/** The statement that records a step as taken; repeatable. */
export function renderRecord(migration: EventMigration): string {
  const { id, breaking = false } = migration;
  return [
    'INSERT INTO waymark_migrations (id, checksum, breaking)',
    `SELECT '${id}', '${checksumOf(migration)}', ${breaking} WHERE '${id}' NOT IN (SELECT id FROM waymark_migrations)`,
  ].join('\n');
}
