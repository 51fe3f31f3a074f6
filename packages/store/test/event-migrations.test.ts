import { expect, onTestFinished, test } from 'vitest';
import { openEvents } from '../src/events/open-events.ts';
import { type EventMigration, eventMigrations, renderRecord } from '../src/schema/event-migrations.ts';
import { migrateEvents } from '../src/schema/migrate-events.ts';
import { renderSchema } from '../src/schema/render-schema.ts';
import { startChdbOverTcp } from './servers.ts';

const later: EventMigration = {
  id: '0002-later',
  render: () => ['CREATE TABLE IF NOT EXISTS later (n UInt8) ENGINE = MergeTree ORDER BY n'],
};

test('steps of the events are taken once, refused when changed, and guard against older code', async () => {
  const chdb = await startChdbOverTcp();
  onTestFinished(() => chdb.close());
  const events = openEvents(chdb.url, undefined);
  onTestFinished(() => events.close());

  // Made by hand from the rendered script, nothing is left to do; and the script can be run again.
  for (const statement of [...renderSchema(), ...renderSchema()]) await events.command(statement);
  expect(await migrateEvents(events, eventMigrations)).toEqual([]);
  expect(await migrateEvents(events, [...eventMigrations, later])).toEqual(['0002-later']);
  expect(await migrateEvents(events, [...eventMigrations, later])).toEqual([]);
  expect(await events.query('SELECT id FROM waymark_migrations ORDER BY id')).toEqual([
    { id: '0001-tables' },
    { id: '0002-later' },
  ]);

  const changed = { ...later, render: () => ['CREATE TABLE other (n UInt8) ENGINE = Memory'] };
  await expect(migrateEvents(events, [...eventMigrations, changed])).rejects.toThrow(/0002-later .* was changed/);
  expect(await migrateEvents(events, eventMigrations)).toEqual([]);
  await events.command(renderRecord({ id: '0003-breaking', render: () => [], breaking: true }));
  await expect(migrateEvents(events, eventMigrations)).rejects.toThrow(/newer Waymark \(step 0003-breaking\)/);
});
