import type { MapPosition } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import type { Insight } from './insight.ts';
import { openMap } from './open-map.ts';
import { journeysOfPerson } from './person-journeys.ts';

/**
 * Where people stand on a map by their latest journey; whoever was never on it is left out.
 * @throws ProblemError not_found where there is no such map
 */
export async function positionsOnMap(
  ctx: Pick<ServerContext, 'store' | 'clock'>,
  insight: Insight,
  workspace: string,
  map: string,
  people: readonly bigint[],
  nowMs: number,
): Promise<Map<bigint, MapPosition>> {
  const { events, compiled } = await openMap(ctx, insight, workspace, map);
  const phaseOf = new Map(compiled.steps.map(({ step, phase }) => [step.id, phase.id]));
  const { patienceSeconds } = compiled.program;
  const found = new Map<bigint, MapPosition>();
  for (const person of people) {
    const part = events.index.partOf(person);
    const [latest] = part === undefined ? [] : journeysOfPerson(compiled, part, nowMs);
    if (latest === undefined) continue;
    const taken = latest.taken.flatMap(({ step, at }) => {
      const phase = phaseOf.get(step);
      return phase === undefined ? [] : [{ step, phase, atMs: Date.parse(at) }];
    });
    /** Since when the last touches have all been of the same step (phase). */
    const staying = (of: 'step' | 'phase') => {
      const last = taken.at(-1);
      if (last === undefined) return null;
      const elsewhere = taken.findLastIndex((one) => one[of] !== last[of]);
      return { id: last[of], sinceMs: taken[elsewhere + 1]?.atMs ?? last.atMs };
    };
    found.set(person, {
      open:
        latest.outcome === 'open'
          ? {
              beganMs: Date.parse(latest.began),
              untilMs: patienceSeconds === null ? null : Date.parse(latest.last) + patienceSeconds * 1000,
              phase: staying('phase'),
              step: staying('step'),
            }
          : null,
      skipped: latest.deviations.flatMap(({ kind, step }) => {
        const phase = phaseOf.get(step);
        return kind === 'missing' && phase !== undefined ? [{ step, phase }] : [];
      }),
    });
  }
  return found;
}
