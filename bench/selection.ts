import { makeJourneyProgram, toIndexSecond } from '@waymark/engine';
import { peopleAtStep } from '../packages/server/src/insight/step-people.ts';
import { bestOf, DEFAULT_EVENTS, worldOf } from './generated-world.ts';
import type { Bench } from './measurement.ts';

const STEPS = 12;
const NOW_MS = Date.UTC(2026, 0, 1);
const AIM_MS_AT_400K = 100;
const AIM_MS_AT_10M = 300;

/** What the server does when a step of a live map is chosen: the numbers of the map again, and who was there. */
export const run: Bench = async ({ events = DEFAULT_EVENTS }) => {
  const world = await worldOf(events);
  const program = makeJourneyProgram({
    steps: STEPS,
    stepsOfCode: world.names.map((_, code) => (code < STEPS ? [code] : [])),
    begins: [0],
    arrives: [STEPS - 1],
    patienceSeconds: 30 * 86_400,
  });
  const compiled = {
    program,
    automaton: { edges: [], skips: [], shortest: 0 },
    steps: [],
    bound: [],
    arrivalBound: true,
  };
  const question = { step: 3, lost: false, period: {}, nowMs: NOW_MS };
  const aim = events > 1_000_000 ? AIM_MS_AT_10M : AIM_MS_AT_400K;
  const numbers = await bestOf(5, () =>
    world.engine.stepStatistics(world.index, program, { nowSecond: toIndexSecond(NOW_MS) }),
  );
  let people = 0;
  const list = await bestOf(5, async () => {
    people = peopleAtStep(world.index, compiled, question).length;
  });
  return [
    { name: 'selection: numbers of the map', n: events, ours_ms: numbers, aim_ms: aim },
    { name: 'selection: people at a step', n: events, ours_ms: list, aim_ms: aim, people },
  ];
};
