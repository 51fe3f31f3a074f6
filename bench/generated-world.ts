import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { JourneyEngine, SequenceIndex } from '@waymark/engine';
import { openStore, type Store } from '@waymark/store';
import { EventCodes } from '../packages/server/src/insight/event-codes.ts';
import { readTouches } from '../packages/server/src/insight/read-touches.ts';

/** Events of a person, and names they have. */
const EVENTS_A_PERSON = 20;
const NAMES = 30;
export const WORKSPACE = '00000000-0000-7000-8000-00000000000b';
export const DEFAULT_EVENTS = 10_000_000;

/** A generated workspace in a store of its own, its index, and an engine on as many threads as SQL may use. */
export interface GeneratedWorld {
  readonly store: Store;
  readonly events: number;
  readonly index: SequenceIndex;
  readonly names: readonly string[];
  /** What the index's codes mean. */
  readonly codes: readonly { readonly name: string; readonly channel: string }[];
  readonly engine: JourneyEngine;
  /** How long reading the index from the store took. */
  readonly loadMs: number;
  /** Runs a SELECT over the workspace on all cores; numbers as numbers. */
  ask(sql: string, params?: object): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Seeded by row number: people of 20 events over 180 days, frequent and rare names, ties of time now and then. */
function insertStatement(events: number): string {
  return `INSERT INTO events (workspace, identity, stated_at, message_id, ordinal, happened_at, received_at, kind, name, batch)
    SELECT '${WORKSPACE}', sipHash64(person), happened, toString(number), number % ${EVENTS_A_PERSON}, happened, happened, 'track', name, 1 FROM (
      SELECT number, intDiv(number, ${EVENTS_A_PERSON}) AS person, sipHash64(number, 7) AS dice,
        toDateTime64('2025-01-01 00:00:00', 3, 'UTC') + toIntervalSecond(cityHash64(person) % 12960000) + toIntervalSecond(toUInt64(pow(number % ${EVENTS_A_PERSON}, 2) * (1 + dice % 3000))) AS happened,
        concat('step ', toString(toUInt8(pow((dice % 10000) / 10000, 2) * ${NAMES}))) AS name
      FROM numbers(${events})
    ) SETTINGS max_partitions_per_insert_block = 0, max_insert_threads = 2`;
}

const worlds = new Map<number, Promise<GeneratedWorld>>();

/** The world of so many events; made once for all benches of a run. */
export function worldOf(events: number): Promise<GeneratedWorld> {
  const world = worlds.get(events) ?? makeWorld(events);
  worlds.set(events, world);
  return world;
}

/** Stops and removes every world that was made. */
export async function closeWorlds(): Promise<void> {
  for (const world of worlds.values()) await (await world).close();
  worlds.clear();
}

/** Takes some seconds a million events; progress goes to standard error. */
async function makeWorld(events: number): Promise<GeneratedWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'waymark-bench-'));
  const store = await openStore({ dataDir });
  process.stderr.write(`generating ${events.toLocaleString('en')} events …\n`);
  await store.events.command(insertStatement(events));
  // Both sides read merged parts: the peer would else pay for merging while it answers.
  await store.events.command('OPTIMIZE TABLE events FINAL');
  const codes = new EventCodes();
  const load = () =>
    readTouches(store, {
      workspace: WORKSPACE,
      codes,
      tests: [],
      nowMs: 0,
      personOf: new Map(),
      expectedEvents: events,
    });
  process.stderr.write('loading the index …\n');
  const startedAt = performance.now();
  const index = new SequenceIndex(await load());
  const loadMs = performance.now() - startedAt;
  const threads = availableParallelism();
  const engine = new JourneyEngine({ threads });
  return {
    store,
    events,
    index,
    names: codes.list.map(({ name }) => name),
    codes: codes.list,
    engine,
    loadMs,
    ask: async (sql, params = {}) => {
      const settings = `SETTINGS max_threads = ${threads}, output_format_json_quote_64bit_integers = 0, do_not_merge_across_partitions_select_final = 1, max_bytes_before_external_group_by = 4000000000, max_bytes_before_external_sort = 4000000000`;
      const rows = await store.events.query<Record<string, unknown>>(`${sql} ${settings}`, {
        params: { workspaces: [WORKSPACE], ...params },
      });
      return rows.map(({ workspace: _workspace, ...row }) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
          ]),
        ),
      );
    },
    close: async () => {
      await engine.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The shortest of some runs: what the work takes when nothing else is in the way. */
export async function bestOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const startedAt = performance.now();
    await work();
    best = Math.min(best, performance.now() - startedAt);
  }
  return best;
}
