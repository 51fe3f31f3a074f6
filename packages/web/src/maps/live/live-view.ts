import type { Channel, LaneKind, MediaKind } from '@waymark/model';

/**
 * What the live map shows, apart from how the API spells it: one place to look at when either changes.
 * Shares are 0 to 1, times milliseconds, feelings −2 to +2. `null` means "not known", never zero.
 */
export interface LiveView {
  readonly id: string;
  readonly name: string;
  readonly decisionA: string;
  readonly decisionB: string;
  /** Whether decision B is recognised by an event. */
  readonly arrivalBound: boolean;
  /** Whether the numbers have been loaded; until then the plan stands alone. */
  readonly measured: boolean;
  readonly figures: LiveFigures;
  /** Whom the numbers are about, of everybody there is; null until they are known. */
  readonly audience: { readonly people: number; readonly of: number } | null;
  /** What people did in between, anywhere on the map, that is on no step. */
  readonly unplanned: readonly LiveUnplanned[];
  readonly phases: readonly LivePhase[];
  readonly steps: readonly LiveStep[];
  readonly lanes: readonly LiveLane[];
  readonly breaks: readonly LiveBreak[];
  /** Null where no expectation has an experience beside it. */
  readonly gap: LiveGap | null;
}

export interface LiveFigures {
  readonly people: number;
  readonly journeys: number;
  readonly open: number;
  /** Share of ended or all journeys that reached decision B, with Wilson's interval; null while B is not bound. */
  readonly reachedB: { readonly share: number; readonly low: number; readonly high: number; readonly n: number } | null;
  readonly fit: { readonly share: number; readonly variants: number } | null;
  readonly duration: LiveTime | null;
  /** The same for the stretch of equal length before; null when all time is asked for. */
  readonly before: { readonly people: number; readonly reachedB: number | null; readonly fit: number | null } | null;
}

/** Quantiles of a span of time over `n` people or journeys. */
export interface LiveTime {
  readonly n: number;
  readonly medianMs: number;
  /** Interval of 95 % of the median; null where there are too few. */
  readonly lowMs: number | null;
  readonly highMs: number | null;
  readonly p90Ms: number;
}

export interface LivePhase {
  readonly id: string;
  readonly name: string;
  /** How many steps stand in it. */
  readonly steps: number;
}

/** A row of the map below the measured ones; `texts` and `notes` are by place of the step. */
export type LiveLane =
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly lane: LaneKind;
      readonly name: string | null;
      readonly texts: readonly string[];
    }
  | { readonly kind: 'feeling'; readonly id: string; readonly name: string | null }
  | { readonly kind: 'touchpoint'; readonly id: string; readonly name: string | null }
  | { readonly kind: 'department'; readonly id: string; readonly name: string | null }
  | { readonly kind: 'expectation'; readonly id: string; readonly name: string | null }
  | { readonly kind: 'notes'; readonly id: string; readonly pains: boolean; readonly opportunities: boolean };

export interface LiveTouchpoint {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly media: MediaKind;
  readonly department: string;
}

export const DEVIATION_KINDS = ['missing', 'irregular', 'failed', 'repeated', 'adHoc'] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

export interface LiveDeviation {
  readonly kind: DeviationKind;
  readonly count: number;
  readonly share: number;
}

/** Journeys with an event of this name in between that is on no step of the map. */
export interface LiveUnplanned {
  readonly name: string;
  readonly count: number;
  /** Of all journeys. */
  readonly share: number;
}

export type StepMode = 'optional' | 'repeatable' | 'oneOf' | 'anyOrder';

export interface LiveExpectation {
  readonly id: string;
  readonly aspect: string;
  readonly context: string | null;
  readonly level: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
  /** What people answered; null where nobody was asked or has answered. */
  readonly lived: LivedExperience | null;
}

export interface LivedExperience {
  readonly n: number;
  readonly mean: number;
  /** Interval of 95 %; null below two answers. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A feeling from −2 to +2 as it was lived, by `n` answers; `livedFeeling` says how. */
export interface LivedFeeling {
  readonly level: number;
  readonly n: number;
  /** Interval of 95 %; null where there are too few answers. */
  readonly low: number | null;
  readonly high: number | null;
}

/** The mean of all gaps between expectation and experience, each aspect counting the same. */
export interface LiveGap {
  readonly gap: number;
  readonly low: number;
  readonly high: number;
}

export interface LiveStep {
  readonly id: string;
  readonly name: string;
  readonly phaseId: string;
  readonly modes: readonly StepMode[];
  /** Whether Waymark knows how to recognise the step. */
  readonly bound: boolean;
  /** Names of events its bindings ask for. */
  readonly boundEvents: readonly string[];
  readonly people: number;
  /** Of all people on the map. */
  readonly share: number;
  readonly touches: number;
  /** Journeys that were left after the step, and their share of those that came to it. */
  readonly dropOff: { readonly journeys: number; readonly share: number } | null;
  readonly repeated: { readonly people: number; readonly share: number } | null;
  readonly time: LiveTime | null;
  readonly deviations: readonly LiveDeviation[];
  /** What people did after the step that is on no step, the most frequent first. */
  readonly unplanned: readonly LiveUnplanned[];
  readonly feelingPlanned: number | null;
  /** Null where nobody has answered: a gap in the line. */
  readonly feelingLived: LivedFeeling | null;
  readonly touchpoints: readonly LiveTouchpoint[];
  readonly expectations: readonly LiveExpectation[];
  readonly pains: readonly string[];
  readonly opportunities: readonly string[];
  /** Why this is a moment of truth ('' where no reason is given); null where it is none. */
  readonly momentOfTruth: string | null;
}

/** A place where the person must carry something over between screen, paper and voice. */
export interface LiveBreak {
  /** Place of the step before. */
  readonly after: number;
  readonly from: readonly Channel[];
  readonly to: readonly Channel[];
  /** What it costs, as measured; null where nobody has come so far. */
  readonly cost: BreakCost | null;
}

export interface BreakCost {
  /** Of the journeys that came to the step before, those that were left there. */
  readonly leaving: number;
  /** Time from there to the step behind the break. */
  readonly medianMs: number;
}

/** The step after which most journeys are left, if any does: its place, or −1. */
export function worstDrop(steps: readonly LiveStep[]): number {
  let worst = -1;
  let most = 0;
  steps.forEach((step, place) => {
    const journeys = step.dropOff?.journeys ?? 0;
    if (journeys > most) {
      most = journeys;
      worst = place;
    }
  });
  return worst;
}
