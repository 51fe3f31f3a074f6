import { newStep } from '../edit/step-edits.ts';
import { FORMAT_VERSION } from '../format/format-version.ts';
import type { MakeId } from '../id.ts';
import type { Language } from '../language.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import type { LaneKind } from '../map/lane.ts';

/** Lanes to begin with: the person first, then where we meet, then what hurts and what could be. */
const FIRST_LANES: readonly LaneKind[] = [
  'doing',
  'thinking',
  'feeling',
  'touchpoint',
  'expectation',
  'painPoints',
  'opportunities',
];

/** A map to be drawn from nothing: one phase with one step, and the lanes most maps need. */
export function emptyMap(
  texts: {
    readonly title: string;
    readonly phase: string;
    readonly step: string;
    readonly a: string;
    readonly b: string;
  },
  language: Language,
  makeId: MakeId,
): JourneyMap {
  return {
    formatVersion: FORMAT_VERSION,
    id: makeId(),
    title: texts.title,
    language,
    decisionA: { text: texts.a },
    decisionB: { text: texts.b },
    patience: null,
    personas: [],
    groups: [],
    phases: [
      {
        id: makeId(),
        name: texts.phase,
        steps: [newStep(makeId(), texts.step)],
      },
    ],
    lanes: FIRST_LANES.map((kind) => ({ id: makeId(), kind })),
    cells: [],
    expectations: [],
  };
}
