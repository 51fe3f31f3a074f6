import type { JourneyEngine, MapFit, MapStatistics } from '@waymark/engine';
import type { CompiledMap } from './compile-map.ts';
import type { EventIndex } from './event-index.ts';
import { journeyPeriod, type Period, periodBefore } from './period.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Quantiles of a span of time. */
export interface TimeFigure {
  readonly n: number;
  readonly medianMs: number;
  readonly p90Ms: number;
}

export interface ShareFigure {
  readonly share: number;
  /** Wilson's interval, 95 %. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export type DeviationKind = 'missing' | 'irregular' | 'failed' | 'adHoc';

/** What people really do at a step. */
export interface LiveStep {
  readonly id: string;
  /** Whether the map says how to recognise it. */
  readonly bound: boolean;
  readonly people: number;
  /** Of all people on the map. */
  readonly share: number;
  readonly touches: number;
  /** Journeys that were left after this step, of those that came to it. */
  readonly dropOff: { readonly journeys: number; readonly share: number } | null;
  /** Journeys whose last touch this is and that may still go on. */
  readonly open: number;
  /** People who came to it at least twice on one journey, of those who came to it. */
  readonly repeated: { readonly people: number; readonly share: number } | null;
  /** Since the touch before on the journey. */
  readonly time: TimeFigure | null;
  /** Journeys with the deviation, of all. */
  readonly deviations: { readonly kind: DeviationKind; readonly count: number; readonly share: number }[];
}

/** The figures of a map over one period. */
export interface LiveFigures {
  readonly people: number;
  readonly journeys: number;
  readonly open: number;
  readonly reachedB: ShareFigure | null;
  readonly fit: { readonly share: number; readonly variants: number } | null;
  readonly duration: TimeFigure | null;
}

/** A map with its live numbers. */
export interface LiveMap extends LiveFigures {
  readonly asOf: { readonly position: string; readonly at: string };
  /** The same figures for the stretch of the same length before; nothing when all time is asked for. */
  readonly before: LiveFigures | null;
  readonly steps: LiveStep[];
  /** How often one step directly followed another on a journey. */
  readonly flows: { readonly from: string; readonly to: string; readonly count: number }[];
}

function timeOf(time: { n: number; medianSeconds: number | null; p90Seconds: number | null }): TimeFigure | null {
  if (time.medianSeconds === null || time.p90Seconds === null) return null;
  return { n: time.n, medianMs: time.medianSeconds * 1000, p90Ms: time.p90Seconds * 1000 };
}

const partOf = (people: number, of: number) => (of === 0 ? null : { people, share: people / of });

function figuresOf(compiled: CompiledMap, statistics: MapStatistics, fit: MapFit): LiveFigures {
  const { people, journeys, open, arrived } = statistics;
  return {
    people,
    journeys,
    open,
    reachedB:
      compiled.arrivalBound && journeys > 0
        ? { share: arrived / journeys, n: journeys, ...wilsonInterval(arrived, journeys) }
        : null,
    fit: fit.averageFitness === null ? null : { share: fit.averageFitness, variants: fit.variants },
    duration: timeOf(statistics.toArrival),
  };
}

function stepOf(compiled: CompiledMap, statistics: MapStatistics, fit: MapFit, number: number): LiveStep {
  const numbers = statistics.steps[number];
  const deviating = fit.steps[number];
  const id = compiled.steps[number]?.step.id ?? '';
  if (numbers === undefined || deviating === undefined) throw new RangeError(`The map has no step ${number}`);
  const deviations = (['missing', 'irregular', 'failed', 'adHoc'] as const)
    .map((kind) => ({ kind, count: deviating[kind], share: fit.journeys === 0 ? 0 : deviating[kind] / fit.journeys }))
    .filter(({ count }) => count > 0);
  return {
    id,
    bound: compiled.bound[number] ?? false,
    people: numbers.people,
    share: statistics.people === 0 ? 0 : numbers.people / statistics.people,
    touches: numbers.touches,
    dropOff: numbers.journeys === 0 ? null : { journeys: numbers.left, share: numbers.left / numbers.journeys },
    open: numbers.open,
    repeated: partOf(numbers.repeatedPeople, numbers.people),
    time: timeOf(numbers.sinceBefore),
    deviations,
  };
}

/** The numbers of a map for journeys that began in the period. */
export async function liveMap(
  engine: JourneyEngine,
  events: EventIndex,
  compiled: CompiledMap,
  period: Period,
  nowMs: number,
): Promise<LiveMap> {
  const over = async (stretch: Period) => {
    const asked = journeyPeriod(stretch, nowMs);
    const statistics = await engine.stepStatistics(events.index, compiled.program, asked);
    const fit = await engine.mapFit(events.index, compiled.program, compiled.automaton, asked);
    return { statistics, fit };
  };
  const { statistics, fit } = await over(period);
  const earlier = periodBefore(period, nowMs);
  const before = earlier === undefined ? undefined : await over(earlier);
  const idOf = (number: number) => compiled.steps[number]?.step.id ?? '';
  return {
    asOf: { position: events.position.toString(), at: new Date(events.asOfMs).toISOString() },
    ...figuresOf(compiled, statistics, fit),
    before: before === undefined ? null : figuresOf(compiled, before.statistics, before.fit),
    steps: compiled.steps.map((_, number) => stepOf(compiled, statistics, fit, number)),
    flows: statistics.flows.map(({ from, to, count }) => ({ from: idOf(from), to: idOf(to), count })),
  };
}
