import { FATES, type Fate, type IndexState, type JourneyEngine, type PassageQuestion } from '@waymark/engine';
import { ProblemError } from '../problem.ts';
import type { CompiledMap } from './compile-map.ts';
import { type TimeFigure, timeOf } from './live-map.ts';
import { journeyPeriod, type Period } from './period.ts';
import { stepNumber } from './step-number.ts';

/**
 * From where to where: a ribbon (two steps), a phase (to all later ones), or a step alone (then nobody goes *on*: who went
 * anywhere from there is *elsewhere*, and who *left* there is its drop-off).
 */
export interface PassageChoice {
  readonly step?: string | undefined;
  readonly next?: string | undefined;
  readonly phase?: string | undefined;
}

/** The numbers of the steps a choice is about. @throws ProblemError where the map has no such step or phase */
export function passageOf(compiled: CompiledMap, { step, next, phase }: PassageChoice): PassageQuestion {
  if (phase !== undefined) {
    const inPhase = compiled.steps.filter((one) => one.phase.id === phase).map(({ index }) => index);
    const last = inPhase.at(-1);
    if (last === undefined) throw new ProblemError('not_found', { path: 'query.phase' });
    return { from: inPhase, to: compiled.steps.filter(({ index }) => index > last).map(({ index }) => index) };
  }
  return {
    from: [stepNumber(compiled, step)],
    to: next === undefined ? [] : [stepNumber(compiled, next, 'query.next')],
  };
}

interface Count {
  readonly journeys: number;
  readonly people: number;
}

/** What became of journeys from there. */
export interface LivePassage {
  readonly came: Count;
  readonly fates: { readonly fate: Fate; readonly journeys: number; readonly people: number; readonly share: number }[];
  readonly onward: TimeFigure | null;
  readonly stay: TimeFigure | null;
  readonly untilLeft: TimeFigure | null;
}

/** Follows journeys of the period from a step or a phase on. */
export async function livePassage(
  engine: JourneyEngine,
  state: IndexState,
  compiled: CompiledMap,
  choice: PassageChoice,
  period: Period,
  nowMs: number,
): Promise<LivePassage> {
  const question = passageOf(compiled, choice);
  const { came, fates, ...times } = await engine.passage(
    state,
    compiled.program,
    journeyPeriod(period, nowMs),
    question,
  );
  return {
    came,
    fates: FATES.map((fate) => ({
      fate,
      ...fates[fate],
      share: came.journeys === 0 ? 0 : fates[fate].journeys / came.journeys,
    })),
    onward: timeOf(times.onward),
    stay: timeOf(times.stay),
    untilLeft: timeOf(times.untilLeft),
  };
}
