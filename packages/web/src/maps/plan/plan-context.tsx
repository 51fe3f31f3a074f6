import type { JourneyMap, Touchpoint, Writing } from '@waymark/model';
import { createContext, use } from 'react';
import type { LiveView } from '../live/live-view.ts';
import type { Peer } from './map-document.ts';

/** What is chosen on the board. */
export type Chosen =
  | { readonly kind: 'step'; readonly id: string }
  | { readonly kind: 'phase'; readonly id: string }
  | { readonly kind: 'lane'; readonly id: string };

/** Everything the parts of the plan share. */
export interface Plan {
  /** As it is stored. */
  readonly map: JourneyMap;
  /** As it reads in the language one writes in. */
  readonly shown: JourneyMap;
  readonly writing: Writing;
  /** With the people who were really seen at each step. */
  readonly view: LiveView;
  readonly touchpoints: ReadonlyMap<string, Touchpoint>;
  readonly readOnly: boolean;
  readonly peers: readonly Peer[];
  readonly chosen: Chosen | null;
  choose(chosen: Chosen | null): void;
  /** Changes the map; where `base` is given, only what differs between it and the edited map is written. */
  change(edit: (map: JourneyMap) => JourneyMap, base?: (map: JourneyMap) => JourneyMap): void;
  /** Writes a text that others may be writing in too: `write` puts a text into a map. */
  changeText(write: (map: JourneyMap, text: string) => JourneyMap, before: string, after: string): void;
  /** As `MapDocument.hold`. */
  hold(): () => void;
  makeId(): string;
}

const PlanContext = createContext<Plan | null>(null);
export const PlanProvider = PlanContext;

export function usePlan(): Plan {
  const plan = use(PlanContext);
  if (plan === null) throw new Error('usePlan needs a PlanProvider above it');
  return plan;
}
