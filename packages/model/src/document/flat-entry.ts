import type { Id } from '../id.ts';
import type { Cell } from '../map/cell.ts';
import type { Decision } from '../map/decision.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import type { Step } from '../map/step.ts';
import { type CollectionName, cellKey, PERSONA_PREFIX } from './document-shape.ts';

/** The fields of an entry as they stand in its Y.Map: text, number, boolean, null, or plain JSON (bindings, lists). */
export type FlatEntry = ReadonlyMap<string, unknown>;

/** A map taken apart the way the document holds it. */
export interface FlatMap {
  map: FlatEntry;
  collections: Readonly<Record<CollectionName, ReadonlyMap<string, FlatEntry>>>;
  /** Ids in order, for the collections that have one. */
  order: Readonly<Record<'personas' | 'groups' | 'phases' | 'lanes' | 'expectations', readonly Id[]>>;
  stepsOfPhase: ReadonlyMap<Id, readonly Id[]>;
  touchpointsOfStep: ReadonlyMap<Id, readonly Id[]>;
}

/** Takes a map apart. Of entries with the same id the last counts. */
export function flattenMap(map: JourneyMap): FlatMap {
  const steps = map.phases.flatMap((phase) => phase.steps);
  const byId = <Entry extends { id: Id }>(entries: readonly Entry[], flatten: (entry: Entry) => FlatEntry) =>
    new Map(entries.map((entry) => [entry.id, flatten(entry)]));
  const ids = (entries: readonly { id: Id }[]) => unique(entries.map((entry) => entry.id));
  return {
    map: flattenHead(map),
    collections: {
      personas: byId(map.personas, (persona) => flatten(persona, ['id'])),
      groups: byId(map.groups, (group) => flatten(group, ['id'])),
      phases: byId(map.phases, (phase) => flatten(phase, ['id', 'steps'])),
      steps: byId(steps, flattenStep),
      lanes: byId(map.lanes, (lane) => flatten(lane, ['id'])),
      cells: new Map(map.cells.map((cell) => [cellKey(cell.lane, cell.step), flattenCell(cell)])),
      expectations: byId(map.expectations, (expectation) => flatten(expectation, ['id'])),
    },
    order: {
      personas: ids(map.personas),
      groups: ids(map.groups),
      phases: ids(map.phases),
      lanes: ids(map.lanes),
      expectations: ids(map.expectations),
    },
    stepsOfPhase: new Map(map.phases.map((phase) => [phase.id, ids(phase.steps)])),
    touchpointsOfStep: new Map(steps.map((step) => [step.id, unique(step.touchpoints)])),
  };
}

function unique(ids: readonly Id[]): Id[] {
  return [...new Set(ids)];
}

function flatten(entry: object, without: readonly string[], prefix = ''): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  for (const [field, value] of Object.entries(entry)) {
    if (value === undefined || without.includes(field)) continue;
    if (field !== 'translations') {
      flat.set(prefix + field, value);
      continue;
    }
    for (const [language, texts] of Object.entries(value as Record<string, Record<string, unknown> | undefined>)) {
      for (const [text, translation] of Object.entries(texts ?? {})) {
        if (translation !== undefined) flat.set(`${prefix}${text}@${language}`, translation);
      }
    }
  }
  return flat;
}

function flattenHead(map: JourneyMap): FlatEntry {
  const { id, title, description, language, patience, translations } = map;
  const decision = (name: string, value: Decision) => flatten(value, [], `${name}.`);
  return new Map([
    ...flatten({ id, title, description, language, patience, translations }, []),
    ...decision('decisionA', map.decisionA),
    ...decision('decisionB', map.decisionB),
  ]);
}

function flattenStep(step: Step): FlatEntry {
  const flat = flatten(step, ['id', 'touchpoints', 'momentOfTruth']);
  if (step.momentOfTruth !== undefined) flat.set('momentOfTruth', step.momentOfTruth.reason);
  return flat;
}

function flattenCell(cell: Cell): FlatEntry {
  const flat = flatten(cell, ['lane', 'step', 'kind', 'byPersona']);
  if (cell.kind === 'feeling') {
    for (const [persona, level] of Object.entries(cell.byPersona ?? {})) flat.set(PERSONA_PREFIX + persona, level);
  }
  return flat;
}
