import { everyCode, JourneyEngine, makeJourneyProgram, SequenceIndex, toIndexSecond } from '@waymark/engine';
import { openTestStore, type TestStore } from '@waymark/store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventCodes } from '../src/insight/event-codes.ts';
import { readTouches } from '../src/insight/read-touches.ts';
import { PROCESS_EDGES_SQL, PROCESS_NODES_SQL, PROCESS_PEOPLE_SQL } from '../src/insight/sql/process-map.ts';
import { type NamedProgram, rowsOfStatistics, stepParameters } from '../src/insight/sql/step-rows.ts';
import { MAP_TOTALS_SQL, STEP_FLOWS_SQL, STEP_STATISTICS_SQL } from '../src/insight/sql/step-statistics.ts';
import { TYPICAL_ORDER_SQL } from '../src/insight/sql/typical-order.ts';
import { VARIANTS_SQL } from '../src/insight/sql/variants.ts';
import { placesByEngine, placesOfRows } from './support/process-places.ts';

const SEED = Number(process.env.WAYMARK_SEED ?? 20_261_123);
const LOGS = 1_000;
/** So many logs are asked about together, under one random map. */
const LOGS_A_MAP = 50;
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const BASE = Date.UTC(2025, 2, 3);

/** mulberry32: a small generator whose whole state is its seed. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Log {
  readonly workspace: string;
}

const next = random(SEED);
const below = (bound: number) => Math.floor(next() * bound);

/** A map's meaning of the six names: steps (several, one or none each), what begins and arrives, and the patience. */
function randomProgram(): NamedProgram {
  const steps = NAMES.map(() => Array.from({ length: 4 }, (_, step) => step).filter(() => next() < 0.3));
  return {
    steps,
    begins: next() < 0.5 ? [] : NAMES.flatMap((_, code) => (next() < 0.3 ? [code] : [])),
    arrives: next() < 0.3 ? [] : NAMES.flatMap((_, code) => (next() < 0.25 ? [code] : [])),
    patience: next() < 0.4 ? 0 : 1 + below(4_000),
  };
}

/** Few people, few moments: ties, late rows, deliveries repeated, identities that share a person. */
function randomRows(workspace: string): { events: string[]; mappings: string[] } {
  const people = 1 + below(4);
  const events: string[] = [];
  for (let made = below(30); made > 0; made -= 1) {
    const at = BASE + below(12) * 500_000 + (next() < 0.3 ? 1 : 0);
    const row = {
      workspace,
      identity: String(1 + below(people * 2)),
      stated_at: new Date(at - (next() < 0.2 ? 1 : 0)).toISOString().slice(0, -1),
      message_id: `m${below(40)}`,
      ordinal: below(3),
      happened_at: new Date(at).toISOString().slice(0, -1),
      received_at: new Date(BASE).toISOString().slice(0, -1),
      kind: next() < 0.9 ? 'track' : 'identify',
      name: NAMES[below(NAMES.length)],
      batch: String(1 + below(3)),
    };
    events.push(JSON.stringify(row));
    if (next() < 0.2) events.push(JSON.stringify({ ...row, ordinal: below(3), batch: '9' }));
  }
  const mappings = Array.from({ length: people }, (_, person) => person + people + 1)
    .filter(() => next() < 0.5)
    .map((identity) =>
      JSON.stringify({ workspace, identity: String(identity), person: String(identity - people), version: '1' }),
    );
  return { events, mappings };
}

let store: TestStore;
let engine: JourneyEngine;
let logs: Log[];
const indexes = new Map<string, { index: SequenceIndex; codes: EventCodes }>();

beforeAll(async () => {
  console.info(`seed ${SEED} (WAYMARK_SEED repeats it)`);
  store = await openTestStore();
  engine = new JourneyEngine({ threads: 0 });
  logs = Array.from({ length: LOGS }, (_, number) => ({
    workspace: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  }));
  const made = logs.map(({ workspace }) => randomRows(workspace));
  // Two inserts, so that repeated deliveries meet in different parts.
  const events = made.flatMap((one) => one.events);
  const half = Math.floor(events.length / 2);
  for (const part of [events.slice(0, half), events.slice(half)]) await store.events.insert('events', part.join('\n'));
  await store.events.insert('identity_person', made.flatMap((one) => one.mappings).join('\n'));
  const rows = await store.events.query<{ workspace: string; identity: string; person: string }>(
    'SELECT workspace, toString(identity) AS identity, toString(person) AS person FROM identity_person FINAL',
  );
  const mapped = Map.groupBy(rows, ({ workspace }) => workspace);
  for (const { workspace } of logs) {
    const codes = new EventCodes();
    // Every name has a code, also where nobody sent it.
    for (const name of NAMES) codes.numberOf(name, '', 0);
    const personOf = new Map(
      (mapped.get(workspace) ?? []).map(({ identity, person }) => [BigInt(identity), BigInt(person)]),
    );
    indexes.set(workspace, {
      index: new SequenceIndex(await readTouches(store, { workspace, codes, tests: [], nowMs: 0, personOf })),
      codes,
    });
  }
}, 240_000);
afterAll(async () => {
  await engine?.close();
  await store?.close();
});

type Row = Record<string, unknown> & { workspace: string };

/** Rows of a question about all logs, by workspace, numbers as numbers. */
async function ask(sql: string, params: Record<string, never> | object = {}): Promise<Map<string, Row[]>> {
  const rows = await store.events.query<Row>(`${sql} SETTINGS output_format_json_quote_64bit_integers = 0`, {
    params: { workspaces: logs.map(({ workspace }) => workspace), ...params },
  });
  return Map.groupBy(
    rows.map(
      (row): Row => ({
        ...Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
          ]),
        ),
        workspace: row.workspace,
      }),
    ),
    ({ workspace }) => workspace,
  );
}

const indexOf = (workspace: string) =>
  indexes.get(workspace) ?? { index: expect.unreachable('no index'), codes: new EventCodes() };

test('process maps of 1,000 random logs equal those of ClickHouse', async () => {
  const nodes = await ask(PROCESS_NODES_SQL);
  const edges = await ask(PROCESS_EDGES_SQL);
  for (const { workspace } of logs) {
    const { index, codes } = indexOf(workspace);
    const map = await engine.processMap(index, everyCode(codes.list.length));
    const name = (node: number) => codes.list[node]?.name;
    expect(
      map.nodes.map(({ node, ...rest }) => ({
        workspace,
        name: name(node),
        events: rest.events,
        people: rest.people,
        starts: rest.starts,
        ends: rest.ends,
      })),
    ).toEqual(nodes.get(workspace) ?? []);
    expect(
      map.edges.map((edge) => ({
        workspace,
        from: name(edge.from),
        to: name(edge.to),
        count: edge.count,
        people: edge.people,
        median: edge.medianSeconds,
        p90: edge.p90Seconds,
      })),
    ).toEqual(edges.get(workspace) ?? []);
  }
});

test('the people behind every place of 1,000 random process maps equal those of ClickHouse', async () => {
  const found = await ask(PROCESS_PEOPLE_SQL);
  for (const { workspace } of logs) {
    const { index, codes } = indexOf(workspace);
    const names = codes.list.map(({ name }) => name);
    expect(await placesByEngine(engine, index, names)).toEqual(placesOfRows(found.get(workspace) ?? []));
  }
}, 240_000);

test('variants of 1,000 random logs equal those of ClickHouse', async () => {
  const found = await ask(VARIANTS_SQL);
  for (const { workspace } of logs) {
    const { index, codes } = indexOf(workspace);
    const { variants } = await engine.variants(index, everyCode(codes.list.length), 1_000);
    const ours = variants.map(({ sequence, people, medianSeconds }) => [
      Array.from(sequence, (code) => codes.list[code]?.name).join(''),
      people,
      medianSeconds,
    ]);
    const theirs = (found.get(workspace) ?? []).map(({ sequence, people, median }) => [
      (sequence as string[]).join(''),
      people,
      median,
    ]);
    expect(ours.sort()).toEqual(theirs.sort());
  }
});

test('typical orders of 1,000 random logs equal those of ClickHouse', async () => {
  const found = await ask(TYPICAL_ORDER_SQL);
  for (const { workspace } of logs) {
    const { index, codes } = indexOf(workspace);
    const nodes = await engine.typicalOrder(index, everyCode(codes.list.length));
    expect(nodes.map(({ node, ...rest }) => ({ workspace, name: codes.list[node]?.name, ...rest }))).toEqual(
      found.get(workspace) ?? [],
    );
  }
});

test('step statistics of 1,000 random logs under random maps equal those of ClickHouse', async () => {
  const now = BASE + 12 * 500_000;
  for (let from = 0; from < LOGS; from += LOGS_A_MAP) {
    const group = logs.slice(from, from + LOGS_A_MAP);
    const program = randomProgram();
    const compiled = makeJourneyProgram({
      steps: 4,
      stepsOfCode: program.steps,
      begins: program.begins,
      arrives: program.arrives,
      patienceSeconds: program.patience || null,
    });
    const params = { ...stepParameters(NAMES, program, now), workspaces: group.map(({ workspace }) => workspace) };
    const [totals, steps, flows] =
      params.names.length === 0
        ? [new Map(), new Map(), new Map()]
        : await Promise.all([
            ask(MAP_TOTALS_SQL, params),
            ask(STEP_STATISTICS_SQL, params),
            ask(STEP_FLOWS_SQL, params),
          ]);
    for (const { workspace } of group) {
      const ours = await engine.stepStatistics(indexOf(workspace).index, compiled, { nowSecond: toIndexSecond(now) });
      const rows = rowsOfStatistics(ours);
      expect(rows.totals.people === 0 ? [] : [{ workspace, ...rows.totals }]).toEqual(totals.get(workspace) ?? []);
      expect(rows.steps.map((row) => ({ workspace, ...row }))).toEqual(steps.get(workspace) ?? []);
      expect(rows.flows.map((row) => ({ workspace, ...row }))).toEqual(flows.get(workspace) ?? []);
    }
  }
}, 240_000);
