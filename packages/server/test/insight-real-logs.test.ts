import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { everyCode, JourneyEngine, makeJourneyProgram, SequenceIndex, toIndexSecond } from '@waymark/engine';
import { openTestStore, type TestStore } from '@waymark/store/testing';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EventCodes } from '../src/insight/event-codes.ts';
import { readTouches } from '../src/insight/read-touches.ts';
import { PROCESS_EDGES_SQL, PROCESS_NODES_SQL, PROCESS_PEOPLE_SQL } from '../src/insight/sql/process-map.ts';
import { rowsOfStatistics, stepParameters } from '../src/insight/sql/step-rows.ts';
import { MAP_TOTALS_SQL, STEP_FLOWS_SQL, STEP_STATISTICS_SQL } from '../src/insight/sql/step-statistics.ts';
import { VARIANTS_SQL } from '../src/insight/sql/variants.ts';
import { placesByEngine, placesOfRows } from './support/process-places.ts';

interface RealLog {
  readonly name: string;
  readonly delimiter: string;
  readonly person: string;
  readonly event: string;
  readonly time: string;
  readonly people: number;
  readonly events: number;
}

/** Sources and licences stand beside the data. */
const LOGS: readonly RealLog[] = [
  {
    name: 'sepsis',
    delimiter: ';',
    person: 'Case ID',
    event: 'Activity',
    time: 'Complete Timestamp',
    people: 1_050,
    events: 15_214,
  },
  { name: 'ecom', delimiter: ',', person: 'user_id', event: 'event', time: 'timestamp', people: 600, events: 31_106 },
  {
    name: 'hospital_billing',
    delimiter: ',',
    person: 'case_id',
    event: 'activity',
    time: 'timestamp',
    people: 10_000,
    events: 49_951,
  },
];
const folder = path.resolve(import.meta.dirname, '../../../../shared/data');
const fileOf = (name: string) => path.join(folder, `${name}.csv.gz`);

let store: TestStore;
const engine = new JourneyEngine({ threads: 2 });

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => {
  await engine.close();
  await store?.close();
});

async function load(log: RealLog, workspace: string) {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(fileOf(log.name))), {
    columns: true,
    delimiter: log.delimiter,
    bom: true,
  });
  const identities = new Map<string, number>();
  const lines = rows.map((row, ordinal) => {
    const person = row[log.person] ?? '';
    const identity = identities.get(person) ?? identities.size + 1;
    identities.set(person, identity);
    const at = `${row[log.time]?.replaceAll('/', '-').slice(0, 19)}.000`;
    return JSON.stringify({
      workspace,
      identity: String(identity),
      stated_at: at,
      happened_at: at,
      message_id: `row ${ordinal}`,
      ordinal,
      kind: 'track',
      name: row[log.event],
    });
  });
  await store.events.insert('events', lines.join('\n'));
  const codes = new EventCodes();
  const index = new SequenceIndex(
    await readTouches(store, { workspace, codes, tests: [], nowMs: 0, personOf: new Map() }),
  );
  return { index, names: codes.list.map(({ name }) => name) };
}

describe.each(LOGS.map((log, number) => ({ ...log, workspace: `00000000-0000-7000-8000-00000000000${number + 1}` })))(
  'on $name (skipped where ../shared/data is absent)',
  ({ workspace, ...log }) => {
    const there = existsSync(fileOf(log.name));
    let loaded: Awaited<ReturnType<typeof load>>;
    const ask = async (sql: string, params: object = {}) => {
      const rows = await store.events.query<Record<string, unknown>>(
        `${sql} SETTINGS output_format_json_quote_64bit_integers = 0`,
        { params: { workspaces: [workspace], ...params } },
      );
      return rows.map(({ workspace: _workspace, ...row }) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
          ]),
        ),
      );
    };

    beforeAll(async () => {
      if (there) loaded = await load(log, workspace);
    });

    test.skipIf(!there)('the process map equals that of ClickHouse', async () => {
      const { index, names } = loaded;
      const map = await engine.processMap(index, everyCode(names.length));
      expect([map.people, map.events]).toEqual([log.people, log.events]);
      const nodes = map.nodes.map(({ node, events, people, starts, ends }) => ({
        name: names[node],
        events,
        people,
        starts,
        ends,
      }));
      const byName = <Row extends { name?: unknown }>(rows: Row[]) =>
        rows.sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
      expect(byName(nodes)).toEqual(byName(await ask(PROCESS_NODES_SQL)));
      const edges = map.edges.map((edge) => ({
        from: names[edge.from],
        to: names[edge.to],
        count: edge.count,
        people: edge.people,
        median: edge.medianSeconds,
        p90: edge.p90Seconds,
      }));
      const key = (edge: { from?: unknown; to?: unknown }) => `${edge.from}\0${edge.to}`;
      const sorted = <Row extends object>(rows: Row[]) => rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
      expect(sorted(edges)).toEqual(sorted(await ask(PROCESS_EDGES_SQL)));
    });

    test.skipIf(!there)('the people behind every place of the process map are those of ClickHouse', async () => {
      const { index, names } = loaded;
      const ours = await placesByEngine(engine, index, names);
      expect(ours.size).toBeGreaterThan(names.length);
      expect(ours).toEqual(placesOfRows(await ask(PROCESS_PEOPLE_SQL)));
    });

    test.skipIf(!there)('the variants equal those of ClickHouse', async () => {
      const { index, names } = loaded;
      const { variants } = await engine.variants(index, everyCode(names.length), 100_000);
      const ours = variants.map(({ sequence, people, medianSeconds }) =>
        JSON.stringify([Array.from(sequence, (code) => names[code]), people, medianSeconds]),
      );
      const theirs = (await ask(VARIANTS_SQL)).map((row) => JSON.stringify([row.sequence, row.people, row.median]));
      expect(ours.sort()).toEqual(theirs.sort());
    });

    test.skipIf(!there)('the step statistics equal those of ClickHouse', async () => {
      const { index, names } = loaded;
      // Every name but the last is a step; the two most ordinary ends of a way stand for A and B, with a patience of a month.
      const program = {
        steps: names.map((_, code) => (code < names.length - 1 ? [code % 8] : [])),
        begins: [0],
        arrives: [names.length - 2],
        patience: 30 * 86_400,
      };
      const now = Date.UTC(2024, 5, 1);
      const compiled = makeJourneyProgram({
        steps: 8,
        stepsOfCode: program.steps,
        begins: program.begins,
        arrives: program.arrives,
        patienceSeconds: program.patience,
      });
      const rows = rowsOfStatistics(await engine.stepStatistics(index, compiled, { nowSecond: toIndexSecond(now) }));
      const params = stepParameters(names, program, now);
      expect(rows.totals.journeys).toBeGreaterThan(100);
      expect([rows.totals]).toEqual(await ask(MAP_TOTALS_SQL, params));
      expect(rows.steps).toEqual(await ask(STEP_STATISTICS_SQL, params));
      expect(rows.flows).toEqual(await ask(STEP_FLOWS_SQL, params));
    });
  },
);
