import {
  type Binding,
  type Cell,
  type JourneyMap,
  type Lane,
  localizeMap,
  mediaBreaks,
  type PlacedStep,
  SCALES,
  stepRecognitions,
  stepsInOrder,
  touchpointsById,
} from '@waymark/model';
import type { Language } from '@waymark/text';
import { type LiveNumbers, NO_LIVE_NUMBERS, type StepNumbers } from './live-numbers.ts';
import type { BreakCost, LivedExperience, LiveGap, LiveLane, LiveStep, LiveView, StepMode } from './live-view.ts';
import { livedFeeling } from './lived-feeling.ts';

/** Lines of a cell are notes of their own. */
function notesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function eventNames(bindings: readonly Binding[]): string[] {
  return bindings.flatMap((binding) => (binding.name === undefined ? [] : [binding.name].flat()));
}

const NO_NUMBERS: StepNumbers = {
  people: 0,
  touches: 0,
  dropOff: null,
  repeated: null,
  time: null,
  deviations: [],
  unplanned: [],
};

class Cells {
  private readonly byPlace = new Map<string, Cell>();
  private readonly lanes: readonly Lane[];

  constructor(map: JourneyMap) {
    this.lanes = map.lanes;
    for (const cell of map.cells) this.byPlace.set(`${cell.lane} ${cell.step}`, cell);
  }

  at(lane: Lane, step: string): Cell | undefined {
    return this.byPlace.get(`${lane.id} ${step}`);
  }

  text(lane: Lane, step: string): string {
    const cell = this.at(lane, step);
    if (cell?.kind === 'text') return cell.text;
    if (cell?.kind === 'number') return `${cell.value}${lane.unit ? ` ${lane.unit}` : ''}`;
    if (cell?.kind === 'kpi')
      return [cell.name, cell.value, lane.unit].filter((part) => part !== undefined && part !== '').join(' ');
    return '';
  }

  /** All notes of a kind of lane at a step, over all lanes of that kind. */
  notes(kind: Lane['kind'], step: string): string[] {
    return this.lanes.filter((lane) => lane.kind === kind).flatMap((lane) => notesOf(this.text(lane, step)));
  }

  feeling(step: string): number | null {
    for (const lane of this.lanes) {
      const cell = lane.kind === 'feeling' ? this.at(lane, step) : undefined;
      if (cell?.kind === 'feeling') return cell.level;
    }
    return null;
  }
}

/** Lanes in the order of the map. Those that would be empty, or that another lane shows already, are left out. */
function lanesOf(map: JourneyMap, steps: readonly LiveStep[], cells: Cells): LiveLane[] {
  const lanes: LiveLane[] = [];
  const has = (kind: LiveLane['kind']): boolean => lanes.some((lane) => lane.kind === kind);
  const anyTouchpoint = steps.some((step) => step.touchpoints.length > 0);
  for (const lane of map.lanes) {
    const { id } = lane;
    const name = lane.name ?? null;
    switch (lane.kind) {
      case 'feeling':
        if (!has('feeling') && steps.some((step) => step.feelingPlanned !== null || step.feelingLived !== null))
          lanes.push({ kind: 'feeling', id, name });
        break;
      case 'touchpoint':
      case 'channel':
      case 'mediaKind':
      case 'nature':
        if (!has('touchpoint') && anyTouchpoint)
          lanes.push({ kind: 'touchpoint', id, name: lane.kind === 'touchpoint' ? name : null });
        break;
      case 'department':
        if (!has('department') && steps.some((step) => step.touchpoints.some((one) => one.department !== '')))
          lanes.push({ kind: 'department', id, name });
        break;
      case 'expectation':
        if (!has('expectation') && steps.some((step) => step.expectations.length > 0))
          lanes.push({ kind: 'expectation', id, name });
        break;
      case 'painPoints':
      case 'opportunities':
        if (!has('notes')) {
          const pains = steps.some((step) => step.pains.length > 0);
          const opportunities = steps.some((step) => step.opportunities.length > 0);
          if (pains || opportunities) lanes.push({ kind: 'notes', id, pains, opportunities });
        }
        break;
      default: {
        const texts = steps.map((step) => cells.text(lane, step.id));
        if (texts.some((text) => text !== '')) lanes.push({ kind: 'text', id, lane: lane.kind, name, texts });
      }
    }
  }
  return lanes;
}

function modesOf({ step, group }: PlacedStep): StepMode[] {
  return [
    ...(step.optional || group?.optional === true ? (['optional'] as const) : []),
    ...(step.repeatable ? (['repeatable'] as const) : []),
    ...(group === null ? [] : [group.kind]),
  ];
}

/** Lays the numbers over the plan (`null` while they are not known), in the reader's language where the map has it. */
export function buildLiveView(
  original: JourneyMap,
  loaded: LiveNumbers | null,
  language: Language,
  experience: ReadonlyMap<string, LivedExperience> = new Map(),
): LiveView {
  const numbers = loaded ?? NO_LIVE_NUMBERS;
  const map = localizeMap(original, language);
  const byId = touchpointsById(map.touchpoints ?? []);
  const cells = new Cells(map);
  const placed = stepsInOrder(map);

  const steps = placed.map((place): LiveStep => {
    const { step, phase } = place;
    const recognitions = stepRecognitions(step, byId);
    const measured = numbers.steps.get(step.id) ?? NO_NUMBERS;
    const touchpoints = step.touchpoints.flatMap((id) => byId.get(id) ?? []);
    const expectations = map.expectations
      .filter((one) => step.touchpoints.includes(one.touchpoint) && (one.step === undefined || one.step === step.id))
      .map((one) => ({
        id: one.id,
        aspect: one.aspect,
        context: one.context ?? null,
        level: one.level,
        scaleMin: SCALES[one.scale].min,
        scaleMax: SCALES[one.scale].max,
        lived: experience.get(one.id) ?? null,
      }));
    return {
      ...measured,
      id: step.id,
      name: step.name,
      phaseId: phase.id,
      modes: modesOf(place),
      bound: recognitions.length > 0,
      boundEvents: [...new Set(recognitions.flatMap((one) => eventNames(one.bindings)))],
      share: numbers.figures.people === 0 ? 0 : measured.people / numbers.figures.people,
      feelingPlanned: cells.feeling(step.id),
      touchpoints: touchpoints.map((one) => ({
        id: one.id,
        name: one.name,
        channel: one.channel,
        media: one.mediaKind,
        department: one.department,
      })),
      feelingLived: livedFeeling(expectations),
      expectations,
      pains: cells.notes('painPoints', step.id),
      opportunities: cells.notes('opportunities', step.id),
      momentOfTruth: step.momentOfTruth?.reason ?? null,
    };
  });

  const placeOf = new Map(placed.map(({ step, index }) => [step.id, index]));
  return {
    id: map.id,
    name: map.title,
    decisionA: map.decisionA.text,
    decisionB: map.decisionB.text,
    arrivalBound: map.decisionB.binding !== undefined,
    measured: loaded !== null,
    figures: numbers.figures,
    audience: numbers.audience,
    unplanned: numbers.unplanned,
    phases: map.phases.map((phase) => ({ id: phase.id, name: phase.name, steps: phase.steps.length })),
    steps,
    lanes: lanesOf(map, steps, cells),
    gap: gapOf(steps),
    breaks: mediaBreaks(map)
      .filter((one) => one.severity === 'forced')
      .map((one) => {
        const after = (placeOf.get(one.toStep) ?? 1) - 1;
        return { after, from: one.fromChannels, to: one.toChannels, cost: costOfBreak(steps[after], steps[after + 1]) };
      }),
  };
}

/** The standard error of a mean of means: the root of the sum of their squared errors, by their number. */
function gapOf(steps: readonly LiveStep[]): LiveGap | null {
  const known = new Map(steps.flatMap(({ expectations }) => expectations).map((one) => [one.id, one]));
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (const { level, lived, scaleMin, scaleMax } of known.values()) {
    // Only the usual scale: gaps of others would not be the same thing.
    if (lived === null || lived.low === null || scaleMin !== 1 || scaleMax !== 5) continue;
    sum += lived.mean - level;
    squares += (lived.mean - lived.low) ** 2;
    count += 1;
  }
  if (count === 0) return null;
  const half = Math.sqrt(squares) / count;
  return { gap: sum / count, low: sum / count - half, high: sum / count + half };
}

function costOfBreak(before: LiveStep | undefined, behind: LiveStep | undefined): BreakCost | null {
  if (before === undefined || behind === undefined || before.dropOff === null || behind.time === null) return null;
  return { leaving: before.dropOff.share, medianMs: behind.time.medianMs };
}
