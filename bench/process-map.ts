import assert from 'node:assert/strict';
import { everyCode } from '@waymark/engine';
import { PROCESS_EDGES_SQL } from '../packages/server/src/insight/sql/process-map.ts';
import { bestOf, DEFAULT_EVENTS, worldOf } from './generated-world.ts';
import type { Bench } from './measurement.ts';

/** The process map (counts, people, exact median and p90 of every pair) in memory, beside the same by ClickHouse SQL. */
export const run: Bench = async ({ events = DEFAULT_EVENTS }) => {
  const world = await worldOf(events);
  const selection = everyCode(world.names.length);
  const map = await world.engine.processMap(world.index, selection);
  const ours = map.edges.map((edge) => ({
    from: world.names[edge.from],
    to: world.names[edge.to],
    count: edge.count,
    people: edge.people,
    median: edge.medianSeconds,
    p90: edge.p90Seconds,
  }));
  const key = (edge: { from?: unknown; to?: unknown }) => `${edge.from}\0${edge.to}`;
  const sorted = <Row extends object>(rows: Row[]) => rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  // The first answer of SQL is the one compared; the next are timed, warm.
  assert.deepEqual(sorted(ours), sorted(await world.ask(PROCESS_EDGES_SQL)));
  const oursMs = await bestOf(5, () => world.engine.processMap(world.index, selection));
  const peerMs = await bestOf(2, () => world.ask(PROCESS_EDGES_SQL));
  return [
    {
      name: 'process-map',
      n: events,
      ours_ms: oursMs,
      peer: 'ClickHouse SQL (chDB), same threads',
      peer_ms: peerMs,
      ratio: peerMs / oursMs,
      bytes_per_event: world.index.bytes / world.index.events,
    },
  ];
};
