import { type JourneyEngine, makeJourneyProgram, type Plan, toIndexSecond } from '@waymark/engine';
import { bestOf, DEFAULT_EVENTS, worldOf } from './generated-world.ts';
import type { Bench, Measurement } from './measurement.ts';

const STEPS = 12;
const NOW_MS = Date.UTC(2026, 0, 1);
const AIM_MS_AT_400K = 100;
const AIM_MS_AT_10M = 300;

/** What the server does when something of a live map is chosen: who is behind it. */
export const run: Bench = async ({ events = DEFAULT_EVENTS }) => {
  const { engine, index, names } = await worldOf(events);
  const program = makeJourneyProgram({
    steps: STEPS,
    stepsOfCode: names.map((_, code) => (code < STEPS ? [code] : [])),
    begins: [0],
    arrives: [STEPS - 1],
    patienceSeconds: 30 * 86_400,
  });
  const plan: Plan = Array.from({ length: STEPS }, (_, step) => ({ kind: 'step', step }));
  const period = { nowSecond: toIndexSecond(NOW_MS) };
  const having = (choice: Parameters<JourneyEngine['journeyPeople']>[3]) => () =>
    engine.journeyPeople(index, program, period, choice);
  const choices: Record<string, () => Promise<BigUint64Array>> = {
    everybody: having({ of: 'outcome' }),
    'a step': having({ of: 'step', step: 3, lost: false }),
    'left after a step': having({ of: 'passage', question: { from: [3], to: [] }, fate: 'left' }),
    'a phase': having({ of: 'passage', question: { from: [2, 3, 4], to: [5, 6, 7, 8, 9, 10, 11] } }),
    'unplanned in between': having({ of: 'unplanned', codes: [STEPS], step: 3 }),
    'a step left out': () => engine.peopleDeviating(index, program, plan, period, { kind: 'missing', step: 3 }),
    'whoever deviates': () => engine.peopleDeviating(index, program, plan, period),
  };
  const aim_ms = events > 1_000_000 ? AIM_MS_AT_10M : AIM_MS_AT_400K;
  const measured: Measurement[] = [];
  // The live map has compared the journeys with the plan before anything of it can be chosen.
  await engine.mapFit(index, program, plan, period);
  for (const [what, ask] of Object.entries(choices)) {
    let people = 0;
    const ours_ms = await bestOf(5, async () => {
      people = (await ask()).length;
    });
    measured.push({ name: `selection: ${what}`, n: events, ours_ms, aim_ms, people });
  }
  return measured;
};
