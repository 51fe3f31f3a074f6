/**
 * What the live map shows, apart from how the API spells it: one place to look at when either changes.
 * Shares are 0 to 1, times milliseconds, feelings −2 to +2. `null` means "not known", never zero.
 */
export interface LiveView {
  readonly id: string;
  readonly name: string;
  /** `ETag` of the map document, for changes. */
  readonly etag: string | null;
  readonly language: string;
  readonly decisionA: string;
  readonly decisionB: string;
  readonly figures: LiveFigures;
  readonly phases: readonly LivePhase[];
  readonly steps: readonly LiveStep[];
}

export interface LiveFigures {
  readonly people: number;
  readonly journeys: number;
  readonly open: number | null;
  readonly reachedB: { readonly share: number; readonly low: number; readonly high: number; readonly n: number } | null;
  readonly fit: { readonly share: number; readonly variants: number } | null;
  readonly duration: LiveTime | null;
}

/** Quantiles of a span of time over `n` people or journeys. */
export interface LiveTime {
  readonly n: number;
  readonly medianMs: number;
  readonly q1Ms: number | null;
  readonly q3Ms: number | null;
  readonly p90Ms: number | null;
}

export interface LivePhase {
  readonly id: string;
  readonly name: string;
  /** How many steps stand in it. */
  readonly steps: number;
}

export type MediaKind = 'owned' | 'paid' | 'earned';

export interface LiveTouchpoint {
  readonly id: string;
  readonly name: string;
  readonly channel: string | null;
  readonly media: MediaKind | null;
  readonly nature: string | null;
  readonly department: string | null;
}

export type DeviationKind = 'missing' | 'irregular' | 'adHoc' | 'failed';

export interface LiveDeviation {
  readonly kind: DeviationKind;
  /** Name of the unplanned event, for `adHoc`. */
  readonly name: string | null;
  readonly count: number;
  readonly share: number;
}

export type StepMode = 'optional' | 'repeatable' | 'oneOf' | 'anyOrder';

export interface LiveStep {
  readonly id: string;
  readonly name: string;
  readonly phaseId: string;
  readonly modes: readonly StepMode[];
  /** Whether Waymark knows how to recognise the step. */
  readonly bound: boolean;
  readonly boundEvents: readonly string[];
  readonly people: number;
  readonly share: number;
  readonly events: number | null;
  readonly dropOff: { readonly people: number; readonly share: number } | null;
  readonly repeated: { readonly people: number; readonly share: number } | null;
  readonly time: LiveTime | null;
  readonly deviations: readonly LiveDeviation[];
  readonly doing: string;
  readonly thinking: string;
  readonly needing: string;
  readonly feelingPlanned: number | null;
  readonly feelingLived: number | null;
  readonly touchpoint: LiveTouchpoint | null;
  readonly expectations: readonly { readonly aspect: string; readonly text: string; readonly level: number | null }[];
  readonly pains: readonly string[];
  readonly opportunities: readonly string[];
  readonly momentOfTruth: boolean;
}

/** Places where the channel changes from digital to physical or to people, or back, between neighbouring steps. */
export function mediaBreaks(steps: readonly LiveStep[]): { after: number; from: string; to: string }[] {
  return steps.flatMap((step, place) => {
    const next = steps[place + 1];
    const from = step.touchpoint;
    const to = next?.touchpoint;
    if (!from?.nature || !to?.nature || from.nature === to.nature) return [];
    // Between people and things no medium breaks; it does where something digital must be carried over by hand.
    if (from.nature !== 'digital' && to.nature !== 'digital') return [];
    return [{ after: place, from: from.channel ?? from.name, to: to.channel ?? to.name }];
  });
}

/** The step that loses most people, if any does: its place, or −1. */
export function worstDrop(steps: readonly LiveStep[]): number {
  let worst = -1;
  let most = 0;
  steps.forEach((step, place) => {
    const people = step.dropOff?.people ?? 0;
    if (people > most) {
      most = people;
      worst = place;
    }
  });
  return worst;
}
