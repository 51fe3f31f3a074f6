import type * as Y from 'yjs';
import { FORMAT_VERSION } from '../format/format-version.ts';
import { type Id, NIL_ID } from '../id.ts';
import { cellSchema } from '../map/cell.ts';
import { type Expectation, expectationSchema, SCALES } from '../map/expectation.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import { LANE_CELLS, type Lane, laneSchema } from '../map/lane.ts';
import type { Phase } from '../map/phase.ts';
import { MAX_STEP_TOUCHPOINTS, type Step, stepSchema } from '../map/step.ts';
import { type StepGroup, stepGroupSchema } from '../map/step-group.ts';
import { type Persona, personaSchema } from '../persona.ts';
import {
  CELL_SHAPES,
  cellKey,
  DECISION_SHAPE,
  ENTRY_SHAPES,
  MAP_ROOT,
  MAP_SHAPE,
  PERSONA_PREFIX,
  TOUCHPOINT_PREFIX,
} from './document-shape.ts';
import {
  isId,
  type Ordered,
  orderedIds,
  positionOf,
  type RawEntry,
  rawFields,
  readCollection,
  rootMap,
} from './read-collection.ts';
import { readEntry } from './read-entry.ts';
import { collectRepairs, type Repair, type ReportRepair } from './repair.ts';
import { settleGroups } from './settle-groups.ts';

export interface MapReading {
  map: JourneyMap;
  /** What had to be put right to get there, in a stable order. Empty for a document nobody tore. */
  repairs: Repair[];
}

/** Id of the phase that takes in steps where a merge has left none. */
export const RECOVERED_PHASE_ID: Id = 'recovered';

/**
 * The map a document holds. Total and deterministic: any state of any document gives a map that passes
 * `journeyMapSchema` and has no finding of severity error, and equal states give equal maps. A merge cannot be
 * refused, so what does not fit is put right here and told in `repairs`. The document is not changed.
 * `touchpoints` are not part of the document; the catalogue holds them.
 */
export function mapFromDocument(doc: Y.Doc): MapReading {
  const { repairs, report } = collectRepairs();
  const personas = readPersonas(doc, report);
  const groups = readGroups(doc, report);
  const phases = readPhases(doc, report);
  settleGroups(phases, groups, report);
  const lanes = readLanes(doc, report);
  const steps = phases.flatMap((phase) => phase.steps);
  const map: JourneyMap = {
    ...readHead(doc, report),
    personas,
    groups,
    phases,
    lanes,
    cells: readCells(doc, lanes, steps, personas, report),
    expectations: readExpectations(doc, steps, personas, report),
  };
  return { map, repairs };
}

type Head = Pick<JourneyMap, 'formatVersion' | 'id' | 'title' | 'language' | 'decisionA' | 'decisionB' | 'patience'>;

function readHead(doc: Y.Doc, report: ReportRepair): Head {
  const root = rootMap(doc, MAP_ROOT);
  if (root === null) report('collection-unreadable', [MAP_ROOT]);
  const values = root === null ? new Map<string, unknown>() : rawFields(root);
  const decisions = ['decisionA', 'decisionB'] as const;
  const isOfDecision = (key: string) => decisions.some((name) => key.startsWith(`${name}.`));
  const head = readEntry(values, MAP_SHAPE, [MAP_ROOT], report, isOfDecision);
  if (head.id === undefined) report('field-missing', [MAP_ROOT, 'id']);
  const [decisionA, decisionB] = decisions.map((name) => {
    const prefix = `${name}.`;
    const own = [...values].filter(([key]) => key.startsWith(prefix));
    const fields = new Map(own.map(([key, value]) => [key.slice(prefix.length), value]));
    return readEntry(fields, DECISION_SHAPE, [MAP_ROOT, name], report);
  });
  return { formatVersion: FORMAT_VERSION, id: NIL_ID, ...head, decisionA, decisionB } as Head;
}

function positioned(entries: ReadonlyMap<string, RawEntry>): Ordered[] {
  return [...entries].map(([id, fields]) => ({ id, position: positionOf(fields.get('position')) }));
}

function readPersonas(doc: Y.Doc, report: ReportRepair): Persona[] {
  const entries = readCollection(doc, 'personas', report);
  return orderedIds(positioned(entries), 50, ['personas'], report).map((id) =>
    personaSchema.parse({ id, ...readEntry(fieldsOf(entries, id), ENTRY_SHAPES.personas, ['personas', id], report) }),
  );
}

function readGroups(doc: Y.Doc, report: ReportRepair): StepGroup[] {
  const entries = readCollection(doc, 'groups', report);
  return orderedIds(positioned(entries), 500, ['groups'], report).flatMap((id) => {
    const entry = readEntry(fieldsOf(entries, id), ENTRY_SHAPES.groups, ['groups', id], report);
    return keepIfValid(stepGroupSchema.safeParse({ id, ...entry }), ['groups', id], report);
  });
}

function readLanes(doc: Y.Doc, report: ReportRepair): Lane[] {
  const entries = readCollection(doc, 'lanes', report);
  return orderedIds(positioned(entries), 200, ['lanes'], report).flatMap((id) => {
    const entry = readEntry(fieldsOf(entries, id), ENTRY_SHAPES.lanes, ['lanes', id], report);
    return keepIfValid(laneSchema.safeParse({ id, ...entry }), ['lanes', id], report);
  });
}

type Outcome<Value> = { success: true; data: Value } | { success: false };

function keepIfValid<Value>(outcome: Outcome<Value>, path: readonly string[], report: ReportRepair): Value[] {
  if (outcome.success) return [outcome.data];
  report('entry-unreadable', path);
  return [];
}

function fieldsOf(entries: ReadonlyMap<string, RawEntry>, id: string): RawEntry {
  return entries.get(id) ?? new Map();
}

/** Where a step says it stands. */
export function placeOf(fields: RawEntry): { phase: string | null; position: string | null } {
  const place = fields.get('place');
  if (typeof place !== 'object' || place === null || Array.isArray(place)) return { phase: null, position: null };
  const { phase, position } = place as { phase?: unknown; position?: unknown };
  return { phase: typeof phase === 'string' ? phase : null, position: positionOf(position) };
}

function readPhases(doc: Y.Doc, report: ReportRepair): Phase[] {
  const entries = readCollection(doc, 'phases', report);
  const phases = orderedIds(positioned(entries), 100, ['phases'], report).map((id): Phase => {
    const entry = readEntry(fieldsOf(entries, id), ENTRY_SHAPES.phases, ['phases', id], report);
    return { id, steps: [], ...entry } as unknown as Phase;
  });
  const stepEntries = readCollection(doc, 'steps', report);
  if (phases.length === 0 && stepEntries.size > 0) phases.push({ id: RECOVERED_PHASE_ID, name: '', steps: [] });
  const phaseById = new Map(phases.map((phase) => [phase.id, phase]));
  const last = phases.at(-1);
  const placed = new Map<Id, Ordered[]>();
  const homeless: Ordered[] = [];
  for (const [id, fields] of stepEntries) {
    const { phase, position } = placeOf(fields);
    if (phase !== null && phaseById.has(phase)) placed.set(phase, [...(placed.get(phase) ?? []), { id, position }]);
    else {
      report('step-without-phase', ['steps', id], { phase: phase ?? '' });
      homeless.push({ id, position });
    }
  }
  for (const phase of phases) {
    const ids = orderedIds(placed.get(phase.id) ?? [], Number.POSITIVE_INFINITY, ['steps'], report);
    // Steps whose phase was deleted while somebody worked on them come last, so that nobody's work is lost.
    if (phase === last) ids.push(...orderedIds(homeless, Number.POSITIVE_INFINITY, ['steps'], report));
    if (ids.length > 500) report('too-many', ['phases', phase.id, 'steps'], { found: ids.length, most: 500 });
    phase.steps = ids.slice(0, 500).map((id) => readStep(id, fieldsOf(stepEntries, id), report));
  }
  return phases;
}

function readStep(id: Id, fields: RawEntry, report: ReportRepair): Step {
  const path = ['steps', id];
  const isTouchpoint = (key: string) => key.startsWith(TOUCHPOINT_PREFIX);
  const { momentOfTruth, ...entry } = readEntry(fields, ENTRY_SHAPES.steps, path, report, isTouchpoint);
  const touchpoints: Ordered[] = [];
  for (const key of [...fields.keys()].filter(isTouchpoint).sort()) {
    const touchpoint = key.slice(TOUCHPOINT_PREFIX.length);
    if (isId(touchpoint)) touchpoints.push({ id: touchpoint, position: positionOf(fields.get(key)) });
    else report('field-unknown', [...path, key]);
  }
  return stepSchema.parse({
    id,
    ...entry,
    ...(momentOfTruth === undefined ? {} : { momentOfTruth: { reason: momentOfTruth } }),
    touchpoints: orderedIds(touchpoints, MAX_STEP_TOUCHPOINTS, [...path, 'touchpoints'], report),
  });
}

/** Cells in the order of their lanes, and within a lane of their steps. */
function readCells(doc: Y.Doc, lanes: Lane[], steps: Step[], personas: Persona[], report: ReportRepair) {
  const entries = readCollection(doc, 'cells', report, (key) => key.includes('/'));
  const personaIds = new Set(personas.map((persona) => persona.id));
  const cells: JourneyMap['cells'] = [];
  const seen = new Set<string>();
  for (const lane of lanes) {
    const kind = LANE_CELLS[lane.kind];
    const shape = kind === 'none' ? undefined : CELL_SHAPES.get(kind);
    for (const step of steps) {
      const key = cellKey(lane.id, step.id);
      const fields = entries.get(key);
      if (fields === undefined || shape === undefined) continue;
      seen.add(key);
      const path = ['cells', key];
      const isPersona = (field: string) => kind === 'feeling' && field.startsWith(PERSONA_PREFIX);
      const entry = readEntry(fields, shape, path, report, isPersona);
      const byPersona = feelingsOf(fields, isPersona, personaIds, path, report);
      cells.push(
        ...keepIfValid(
          cellSchema.safeParse({ lane: lane.id, step: step.id, kind, ...entry, ...byPersona }),
          path,
          report,
        ),
      );
    }
  }
  const laneIds = new Set(lanes.filter((lane) => LANE_CELLS[lane.kind] !== 'none').map((lane) => lane.id));
  for (const key of entries.keys()) {
    if (!seen.has(key))
      report(laneIds.has(key.split('/')[0] ?? '') ? 'cell-without-step' : 'cell-without-lane', ['cells', key]);
  }
  if (cells.length > 20_000) report('too-many', ['cells'], { found: cells.length, most: 20_000 });
  return cells.slice(0, 20_000);
}

function feelingsOf(
  fields: RawEntry,
  isPersona: (field: string) => boolean,
  personaIds: ReadonlySet<Id>,
  path: readonly string[],
  report: ReportRepair,
): { byPersona?: Record<Id, number> } {
  const levels: [Id, number][] = [];
  for (const field of [...fields.keys()].filter(isPersona).sort()) {
    const persona = field.slice(PERSONA_PREFIX.length);
    const level = fields.get(field);
    if (!personaIds.has(persona)) report('persona-unknown', [...path, field], { persona });
    else if (typeof level !== 'number' || !(level >= -2 && level <= 2)) report('field-dropped', [...path, field]);
    else levels.push([persona, level]);
  }
  return levels.length === 0 ? {} : { byPersona: Object.fromEntries(levels) };
}

function readExpectations(doc: Y.Doc, steps: Step[], personas: Persona[], report: ReportRepair): Expectation[] {
  const entries = readCollection(doc, 'expectations', report);
  const stepIds = new Set(steps.map((step) => step.id));
  const personaIds = new Set(personas.map((persona) => persona.id));
  const kept: Expectation[] = [];
  for (const id of orderedIds(positioned(entries), 5000, ['expectations'], report)) {
    const path = ['expectations', id];
    const entry = readEntry(fieldsOf(entries, id), ENTRY_SHAPES.expectations, path, report);
    const scale = SCALES[(entry.scale ?? 'oneToFive') as Expectation['scale']];
    if (typeof entry.level === 'number' && !(entry.level >= scale.min && entry.level <= scale.max)) {
      report('level-clamped', [...path, 'level'], { level: entry.level });
      entry.level = Math.min(scale.max, Math.max(scale.min, entry.level));
    }
    if (typeof entry.step === 'string' && !stepIds.has(entry.step)) {
      report('expectation-without-step', path, { step: entry.step });
    } else if (typeof entry.persona === 'string' && !personaIds.has(entry.persona)) {
      report('persona-unknown', path, { persona: entry.persona });
    } else kept.push(...keepIfValid(expectationSchema.safeParse({ id, ...entry }), path, report));
  }
  return kept;
}
