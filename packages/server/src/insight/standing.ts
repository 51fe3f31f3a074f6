import { durationMs, type MapRule } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import type { Insight } from './insight.ts';
import { openMap } from './open-map.ts';
import { journeyPeriod } from './period.ts';

/**
 * The people of whom a rule about a map holds now. The index counts in seconds, so a stay is known to the second.
 * @throws ProblemError not_found where there is no such map
 */
export async function peopleOfMapRule(
  ctx: Pick<ServerContext, 'store' | 'clock'>,
  insight: Insight,
  workspace: string,
  { map, phase, step, stuckFor, skipped }: MapRule,
  nowMs: number,
): Promise<BigUint64Array> {
  const { events, compiled } = await openMap(ctx, insight, workspace, map);
  const { program, plan } = compiled;
  const { segments, events: length } = events.index;
  const state = { segments, events: length };
  const period = journeyPeriod({}, nowMs);
  const isNamed = step !== undefined || phase !== undefined;
  const steps = compiled.steps.flatMap((placed, number) =>
    (step === undefined || placed.step.id === step) && (phase === undefined || placed.phase.id === phase)
      ? [number]
      : [],
  );
  const place = isNamed ? { steps } : {};
  if (skipped === true) return insight.engine.peopleSkipping(state, program, plan, period, place.steps);
  const forSeconds = stuckFor === undefined ? 0 : Math.ceil((durationMs(stuckFor) ?? 0) / 1000);
  return insight.engine.peopleStanding(state, program, period, { ...place, forSeconds });
}
