import assert from 'node:assert/strict';
import { makeJourneyProgram, toIndexSecond } from '@waymark/engine';
import { rowsOfStatistics, stepParameters } from '../packages/server/src/insight/sql/step-rows.ts';
import {
  MAP_TOTALS_SQL,
  STEP_FLOWS_SQL,
  STEP_STATISTICS_SQL,
} from '../packages/server/src/insight/sql/step-statistics.ts';
import { bestOf, DEFAULT_EVENTS, worldOf } from './generated-world.ts';
import type { Bench } from './measurement.ts';

const STEPS = 12;
const PATIENCE_SECONDS = 30 * 86_400;
const NOW_MS = Date.UTC(2026, 0, 1);

/** The step statistics of a map of twelve steps in memory, beside the same by ClickHouse SQL (three statements). */
export const run: Bench = async ({ events = DEFAULT_EVENTS }) => {
  const world = await worldOf(events);
  const named = {
    steps: world.names.map((_, code) => (code < STEPS ? [code] : [])),
    begins: [0],
    arrives: [STEPS - 1],
    patience: PATIENCE_SECONDS,
  };
  const program = makeJourneyProgram({
    steps: STEPS,
    stepsOfCode: named.steps,
    begins: named.begins,
    arrives: named.arrives,
    patienceSeconds: named.patience,
  });
  const period = { nowSecond: toIndexSecond(NOW_MS) };
  const params = stepParameters(world.names, named, NOW_MS);
  const statements = [MAP_TOTALS_SQL, STEP_STATISTICS_SQL, STEP_FLOWS_SQL];
  const rows = rowsOfStatistics(await world.engine.stepStatistics(world.index, program, period));
  const theirs: unknown[] = [];
  for (const statement of statements) theirs.push(await world.ask(statement, params));
  assert.deepEqual([[rows.totals], rows.steps, rows.flows], theirs);
  const oursMs = await bestOf(5, () => world.engine.stepStatistics(world.index, program, period));
  const peerMs = await bestOf(1, async () => {
    for (const statement of statements) await world.ask(statement, params);
  });
  return [
    {
      name: 'step-statistics',
      n: events,
      ours_ms: oursMs,
      peer: 'ClickHouse SQL (chDB), same threads',
      peer_ms: peerMs,
      ratio: peerMs / oursMs,
    },
  ];
};
