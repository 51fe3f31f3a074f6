import {
  type IndexState,
  type JourneyEngine,
  type MapFit,
  type MapStatistics,
  type NodeCount,
  SKIP,
  type TimeQuantiles,
} from '@waymark/engine';
import { activitiesOf } from './activities.ts';
import type { Audience } from './audience.ts';
import type { CompiledMap } from './compile-map.ts';
import type { EventIndex } from './event-index.ts';
import { journeyPeriod, type Period, periodBefore } from './period.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Quantiles of a span of time. */
export interface TimeFigure {
  readonly n: number;
  readonly medianMs: number;
  /** The interval of 95 % of the median; nothing of fewer than six. */
  readonly lowMs: number | null;
  readonly highMs: number | null;
  readonly p90Ms: number;
}

export interface ShareFigure {
  readonly share: number;
  /** Wilson's interval, 95 %. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

export const DEVIATION_KINDS = ['missing', 'irregular', 'failed', 'repeated', 'adHoc'] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

/** Journeys with an event of this name in between that is on no step of the map, of all. */
export interface UnplannedEvent {
  readonly name: string;
  readonly count: number;
  readonly share: number;
}

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
  /** What people did after it that is on no step of the map, the most frequent first. */
  readonly unplanned: UnplannedEvent[];
  /** Journeys with the deviation, of all; who came to it once more is `repeated`, who came unasked `adHoc`. */
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
  /** Whom the numbers are about, of everybody there is, on whatever map. */
  readonly audience: { readonly people: number; readonly of: number };
  readonly steps: LiveStep[];
  /** What people did in between, anywhere on the map, that is on no step of it. */
  readonly unplanned: UnplannedEvent[];
  /** How often one step directly followed another on a journey. */
  readonly flows: { readonly from: string; readonly to: string; readonly count: number }[];
}

/** A span of time as the API gives it; nothing where nobody took it. */
export function timeOf({
  n,
  medianSeconds,
  p90Seconds,
  medianLowSeconds,
  medianHighSeconds,
}: TimeQuantiles): TimeFigure | null {
  if (medianSeconds === null || p90Seconds === null) return null;
  const ms = (seconds: number | null) => (seconds === null ? null : seconds * 1000);
  return {
    n,
    medianMs: medianSeconds * 1000,
    lowMs: ms(medianLowSeconds),
    highMs: ms(medianHighSeconds),
    p90Ms: p90Seconds * 1000,
  };
}

const partOf = (people: number, of: number) => (of === 0 ? null : { people, share: people / of });

/** The figures of a map from what the engine found. */
export function figuresOf(compiled: CompiledMap, statistics: MapStatistics, fit: MapFit): LiveFigures {
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

/** So many unplanned events are named; the rest is rare. */
const MOST_UNPLANNED = 5;
/** Counting takes steps · names numbers: beyond this many of them, names that came later are not looked at. */
const MOST_UNPLANNED_CELLS = 4_000_000;

function stepOf(
  compiled: CompiledMap,
  { statistics, fit }: Measured,
  unplanned: UnplannedEvent[],
  number: number,
): LiveStep {
  const numbers = statistics.steps[number];
  const deviating = fit.steps[number];
  const id = compiled.steps[number]?.step.id ?? '';
  if (numbers === undefined || deviating === undefined) throw new RangeError(`The map has no step ${number}`);
  const counts = { ...deviating, adHoc: deviating.adHoc - deviating.repeated };
  const deviations = DEVIATION_KINDS.map((kind) => ({
    kind,
    count: counts[kind],
    share: fit.journeys === 0 ? 0 : counts[kind] / fit.journeys,
  })).filter(({ count }) => count > 0);
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
    unplanned,
    deviations,
  };
}

/** What the engine finds out about a map over one period. */
export interface Measured {
  readonly statistics: MapStatistics;
  readonly fit: MapFit;
}

/** Everything the engine has to say about journeys of these people that began in the period. */
export async function measureMap(
  engine: JourneyEngine,
  state: IndexState,
  { program, plan }: CompiledMap,
  period: Period,
  nowMs: number,
): Promise<Measured> {
  const asked = journeyPeriod(period, nowMs);
  const statistics = await engine.stepStatistics(state, program, asked);
  return { statistics, fit: await engine.mapFit(state, program, plan, asked) };
}

async function unplannedOf(
  engine: JourneyEngine,
  events: EventIndex,
  state: IndexState,
  { program }: CompiledMap,
  period: Period,
  nowMs: number,
) {
  const most = Math.floor(MOST_UNPLANNED_CELLS / (program.steps + 1));
  const { names, selection } = activitiesOf(events.codes, {});
  const counted =
    names.length <= most
      ? selection
      : { nodes: most, nodeOf: selection.nodeOf.map((node) => (node < most ? node : SKIP)) };
  const { steps, map } = await engine.unplanned(state, program, journeyPeriod(period, nowMs), counted);
  return (journeys: number) => {
    const named = (counts: readonly NodeCount[] = []): UnplannedEvent[] =>
      counts
        .map(({ node, journeys: count }) => ({
          name: names[node] ?? '',
          count,
          share: journeys === 0 ? 0 : count / journeys,
        }))
        .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
        .slice(0, MOST_UNPLANNED);
    return { map: named(map), step: (number: number) => named(steps[number]) };
  };
}

/** The numbers of a map for journeys of these people that began in the period. */
export async function liveMap(
  engine: JourneyEngine,
  events: EventIndex,
  { state, people, of }: Audience,
  compiled: CompiledMap,
  period: Period,
  nowMs: number,
): Promise<LiveMap> {
  const measured = await measureMap(engine, state, compiled, period, nowMs);
  const { statistics, fit } = measured;
  const unplanned = (await unplannedOf(engine, events, state, compiled, period, nowMs))(statistics.journeys);
  const earlier = periodBefore(period, nowMs);
  const before = earlier === undefined ? undefined : await measureMap(engine, state, compiled, earlier, nowMs);
  const idOf = (number: number) => compiled.steps[number]?.step.id ?? '';
  return {
    asOf: { position: events.position.toString(), at: new Date(events.asOfMs).toISOString() },
    audience: { people, of },
    ...figuresOf(compiled, statistics, fit),
    before: before === undefined ? null : figuresOf(compiled, before.statistics, before.fit),
    steps: compiled.steps.map((_, number) => stepOf(compiled, measured, unplanned.step(number), number)),
    unplanned: unplanned.map,
    flows: statistics.flows.map(({ from, to, count }) => ({ from: idOf(from), to: idOf(to), count })),
  };
}
