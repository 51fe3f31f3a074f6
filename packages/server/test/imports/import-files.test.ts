import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginImport, importById, type MappingInput, mappingSchema, previewFile } from '../../src/imports/index.ts';
import type { RunningServer } from '../../src/server.ts';
import { startTestServer } from '../support/test-server.ts';

const DATA = path.resolve(import.meta.dirname, '../../../../../shared/data');
const here = existsSync(DATA);
if (!here) console.warn(`${DATA} is absent: imports of real files are not tested`);

let dir: string;
let server: RunningServer;
let workspace: string;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'waymark-imports-'));
  server = await startTestServer(dir);
  const [row] = await server.context.store.state
    .acrossWorkspaces<{ workspaces: { id: string } }>()
    .selectFrom('workspaces')
    .select('id')
    .execute();
  workspace = row?.id ?? '';
}, 60_000);

afterAll(async () => {
  await server?.close();
  await rm(dir, { recursive: true, force: true });
});

async function imported(file: string, mapping: MappingInput) {
  const begun = await beginImport(server.context, workspace, {
    path: file,
    file: path.basename(file),
    bytes: 1,
    mapping: mappingSchema.parse(mapping),
  });
  for (;;) {
    const now = await importById(server.context, workspace, begun.id);
    if (now && now.state !== 'waiting' && now.state !== 'running') return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function guessed(file: string, timeZone: string): Promise<MappingInput> {
  const preview = await previewFile(file, path.basename(file), { timeZone, now: Date.now() });
  if (preview.mapping === null) throw new Error(preview.warnings.join(' '));
  return preview.mapping;
}

const FACTS = `
  with logs as (
    select identity, groupArray(name) as names, groupArray(happened_at) as times from (
      select identity, name, happened_at from events final where source = {source:String} order by identity, happened_at, ordinal
    ) group by identity)
  select count() as people, sum(length(names)) as events, uniqExact(names) as variants,
    uniqExactArray(names) as activities,
    uniqExactArray(arrayMap(i -> (names[i], names[i + 1]), range(1, length(names)))) as edges,
    sum(dateDiff('millisecond', times[1], times[-1])) as duration
  from logs`;

const factsOf = async (source: string) =>
  (await server.context.store.events.query<Record<string, string>>(FACTS, { params: { source } }))[0];

test.skipIf(!here)(
  'sepsis as CSV and as XES are the same journeys',
  async () => {
    const csv = path.join(DATA, 'sepsis.csv.gz');
    const xes = path.join(DATA, 'sepsis.xes.gz');
    const mapping = await guessed(csv, 'Europe/Amsterdam');
    expect(mapping).toMatchObject({
      person: 'Case ID',
      event: 'Activity',
      time: 'Complete Timestamp',
      timeFormat: 'ymd',
    });
    const first = await imported(csv, { ...mapping, source: 'csv' });
    expect(first).toMatchObject({ state: 'done', stored: 15_214, rejected: 0, added: 15_214 });
    const again = await imported(csv, { ...mapping, source: 'csv' });
    expect(again).toMatchObject({ state: 'done', rejected: 0, added: 0 });
    const facts = await factsOf('csv');
    expect(facts).toMatchObject({ people: '1050', events: '15214', variants: '846', activities: '16', edges: '115' });
    const second = await imported(xes, {
      ...(await guessed(xes, 'Europe/Amsterdam')),
      source: 'xes',
      personKind: 'case',
    });
    expect(second).toMatchObject({ state: 'done', stored: 15_214, rejected: 0, added: 15_214 });
    expect(await factsOf('xes')).toEqual(facts);
  },
  120_000,
);

test.skipIf(!here)(
  'online shop, hospital billing and hotel bookings',
  async () => {
    const ecom = path.join(DATA, 'ecom.csv.gz');
    expect(await imported(ecom, { ...(await guessed(ecom, 'UTC')), source: 'ecom' })).toMatchObject({
      state: 'done',
      added: 31_106,
      rejected: 0,
    });
    expect(await factsOf('ecom')).toMatchObject({ people: '600' });
    // One event of the log has no case: 10,000 cases with it.
    const billing = path.join(DATA, 'hospital_billing.csv.gz');
    expect(
      await imported(billing, { ...(await guessed(billing, 'Europe/Amsterdam')), source: 'billing' }),
    ).toMatchObject({ state: 'done', added: 49_950, rejected: 1 });
    expect(await factsOf('billing')).toMatchObject({ people: '9999', activities: '16' });
    const hotel = path.join(DATA, 'hotel_bookings.csv.zip');
    expect(
      await imported(hotel, {
        person: '#row',
        personKind: 'booking',
        event: 'reservation_status',
        time: 'reservation_status_date',
        value: 'adr',
        currencyCode: 'EUR',
        source: 'hotel',
      }),
    ).toMatchObject({ state: 'done', added: 119_390, rejected: 0 });
    const [row] = await server.context.store.events.query<{ n: string }>(
      `select count() as n from events final where source = 'hotel' and properties.is_canceled = 1`,
    );
    expect(row?.n).toBe('44224');
  },
  240_000,
);
