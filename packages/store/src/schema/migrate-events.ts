import type { EventDoor } from '../events/event-door.ts';
import { checksumOf, type EventMigration, renderRecord, renderRecords } from './event-migrations.ts';

interface Recorded {
  readonly id: string;
  readonly checksum: string;
  readonly breaking: boolean;
}

/**
 * Brings the events' schema up to date. Call it while no other process does (under the lock of the state's migrations).
 * @returns the steps taken
 * @throws when a recorded step has been changed since, or when the database is ahead with a step that breaks older code
 */
export async function migrateEvents(events: EventDoor, migrations: readonly EventMigration[]): Promise<string[]> {
  await events.command(renderRecords(undefined));
  const recorded = await events.query<Recorded>('SELECT id, checksum, breaking FROM waymark_migrations');
  const known = new Map(migrations.map((migration) => [migration.id, migration]));
  for (const { id, checksum, breaking } of recorded) {
    const migration = known.get(id);
    if (migration === undefined && breaking) {
      throw new Error(
        `The events were written by a newer Waymark (step ${id}), which this one would damage. Start the newer version.`,
      );
    }
    if (migration !== undefined && checksumOf(migration) !== checksum) {
      throw new Error(
        `The step ${id} of the events' schema was changed after it had been applied. Put it back, and make the change in a new one.`,
      );
    }
  }
  const applied = new Set(recorded.map(({ id }) => id));
  const missing = migrations.filter(({ id }) => !applied.has(id));
  for (const migration of missing) {
    for (const statement of migration.render(undefined)) await events.command(statement);
    await events.command(renderRecord(migration));
  }
  return missing.map(({ id }) => id);
}
