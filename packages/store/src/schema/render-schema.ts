import { eventMigrations, renderRecord, renderRecords } from './event-migrations.ts';

/**
 * The whole schema of the events as statements, each to be run by itself, all repeatable: for one server, or for a
 * replicated, sharded cluster of this name, where an identity stands whole on one shard. They record the steps taken, so a
 * Waymark that is pointed at the cluster finds nothing left to do.
 * @throws when the name could not be a cluster's
 */
export function renderSchema({ cluster }: { readonly cluster?: string | undefined } = {}): string[] {
  if (cluster !== undefined && !/^[\w.-]+$/.test(cluster))
    throw new Error(`"${cluster}" cannot be the name of a cluster`);
  return [
    renderRecords(cluster),
    ...eventMigrations.flatMap((migration) => [...migration.render(cluster), renderRecord(migration)]),
  ];
}
