import type { Id } from '../id.ts';
import { pathText } from '../problem.ts';
import type { Touchpoint } from '../touchpoint.ts';
import { FINDING_SEVERITIES, type Finding, type FindingCode } from './finding.ts';
import type { JourneyMap } from './journey-map.ts';
import { LANE_CELLS } from './lane.ts';
import { stepRecognitions, touchpointsById } from './step-bindings.ts';
import { MAX_ANY_ORDER_STEPS } from './step-group.ts';
import { blocksInOrder, type PlacedStep, stepsInOrder } from './walk.ts';

type Report = (code: FindingCode, path: PropertyKey[], parameters?: Finding['parameters']) => void;

/**
 * What is wrong or odd about a map beyond its schema, in the order of the map. `catalogue` are the touchpoints of the
 * workspace; without it those the map carries with it. Errors mean the map must not be saved like this; what
 * `mapFromDocument` returns has none.
 */
export function validateMap(map: JourneyMap, catalogue: readonly Touchpoint[] = map.touchpoints ?? []): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (code, path, parameters = {}) => {
    findings.push({ code, severity: FINDING_SEVERITIES[code], path: pathText(path), parameters });
  };
  const steps = stepsInOrder(map);
  reportDuplicates(map, steps, report);
  reportPhasesAndSteps(map, steps, report);
  reportGroups(map, steps, report);
  reportBindings(map, steps, catalogue, report);
  reportCells(map, steps, report);
  reportExpectations(map, steps, report);
  return findings;
}

function stepPath(placed: PlacedStep): PropertyKey[] {
  return ['phases', placed.phaseIndex, 'steps', placed.phase.steps.indexOf(placed.step)];
}

function reportDuplicates(map: JourneyMap, steps: PlacedStep[], report: Report): void {
  const lists: [string, { id: Id; path: PropertyKey[] }[]][] = [
    ['persona', map.personas.map(({ id }, index) => ({ id, path: ['personas', index] }))],
    ['group', map.groups.map(({ id }, index) => ({ id, path: ['groups', index] }))],
    ['phase', map.phases.map(({ id }, index) => ({ id, path: ['phases', index] }))],
    ['step', steps.map((placed) => ({ id: placed.step.id, path: stepPath(placed) }))],
    ['lane', map.lanes.map(({ id }, index) => ({ id, path: ['lanes', index] }))],
    ['expectation', map.expectations.map(({ id }, index) => ({ id, path: ['expectations', index] }))],
    ['touchpoint', (map.touchpoints ?? []).map(({ id }, index) => ({ id, path: ['touchpoints', index] }))],
  ];
  for (const [kind, things] of lists) {
    const seen = new Set<Id>();
    for (const { id, path } of things) {
      if (seen.has(id)) report('duplicate-id', path, { kind, id });
      seen.add(id);
    }
  }
  for (const placed of steps) {
    const seen = new Set<Id>();
    for (const [index, id] of placed.step.touchpoints.entries()) {
      if (seen.has(id)) report('duplicate-id', [...stepPath(placed), 'touchpoints', index], { kind: 'touchpoint', id });
      seen.add(id);
    }
  }
}

function reportPhasesAndSteps(map: JourneyMap, steps: PlacedStep[], report: Report): void {
  if (steps.length === 0) report('no-steps', ['phases']);
  for (const [index, phase] of map.phases.entries()) {
    if (phase.name.trim() === '') report('nameless-phase', ['phases', index], { place: index + 1 });
    if (phase.steps.length === 0) report('empty-phase', ['phases', index], { phase: phase.name });
  }
  for (const placed of steps) {
    const { name, momentOfTruth } = placed.step;
    if (name.trim() === '') report('nameless-step', stepPath(placed), { place: placed.index + 1 });
    if (momentOfTruth !== undefined && momentOfTruth.reason.trim() === '') {
      report('moment-of-truth-without-reason', stepPath(placed), { step: name });
    }
  }
  const blocks = blocksInOrder(map);
  const isAvoidable = (placed: PlacedStep) => placed.step.optional;
  const all =
    blocks.length > 0 && blocks.every((b) => b.optional || (b.kind === 'anyOrder' && b.steps.every(isAvoidable)));
  if (all) report('all-steps-optional', ['phases']);
}

function reportGroups(map: JourneyMap, steps: PlacedStep[], report: Report): void {
  const blocks = blocksInOrder(map);
  for (const placed of steps) {
    const { group } = placed.step;
    if (group !== undefined && placed.group === null) {
      report('unknown-group', [...stepPath(placed), 'group'], { step: placed.step.name, group });
    }
  }
  for (const [index, group] of map.groups.entries()) {
    const members = steps.filter((placed) => placed.group === group);
    const path = ['groups', index];
    const parts = blocks.filter((block) => block.group === group);
    if (members.length === 0) report('empty-group', path, { group: group.name });
    else if (members.length === 1) {
      report(group.kind === 'oneOf' ? 'one-of-single' : 'any-order-single', path, {
        group: group.name,
        step: members[0]?.step.name ?? '',
      });
    }
    if (parts.length > 1) report('group-torn', path, { group: group.name, parts: parts.length });
    if (group.kind === 'anyOrder' && members.length > MAX_ANY_ORDER_STEPS) {
      report('any-order-too-large', path, { group: group.name, steps: members.length, most: MAX_ANY_ORDER_STEPS });
    }
  }
}

function reportBindings(map: JourneyMap, steps: PlacedStep[], catalogue: readonly Touchpoint[], report: Report): void {
  const byId = touchpointsById(catalogue);
  const firstWith = new Map<string, PlacedStep>();
  let bound = 0;
  for (const placed of steps) {
    const { step } = placed;
    for (const [index, id] of step.touchpoints.entries()) {
      if (!byId.has(id)) {
        report('unknown-touchpoint', [...stepPath(placed), 'touchpoints', index], { step: step.name, touchpoint: id });
      }
    }
    const recognitions = stepRecognitions(step, byId);
    if (recognitions.length === 0) {
      report('step-binds-to-nothing', stepPath(placed), { step: step.name });
      continue;
    }
    bound += 1;
    const key = JSON.stringify(recognitions.map((recognition) => recognition.bindings));
    const first = firstWith.get(key);
    if (first === undefined) firstWith.set(key, placed);
    else report('steps-look-alike', stepPath(placed), { step: step.name, first: first.step.name });
  }
  if (steps.length > 0 && bound === 0) report('map-binds-to-nothing', ['phases']);
  if (map.decisionB.binding === undefined) report('decision-b-unbound', ['decisionB']);
}

function reportCells(map: JourneyMap, steps: PlacedStep[], report: Report): void {
  const stepIds = new Set(steps.map((placed) => placed.step.id));
  const lanes = new Map(map.lanes.map((lane) => [lane.id, lane]));
  const personas = new Set(map.personas.map((persona) => persona.id));
  const seen = new Set<string>();
  for (const [index, cell] of map.cells.entries()) {
    const path = ['cells', index];
    const lane = lanes.get(cell.lane);
    const place = `${cell.lane}/${cell.step}`;
    if (lane === undefined) report('cell-without-lane', [...path, 'lane'], { lane: cell.lane });
    else if (LANE_CELLS[lane.kind] !== cell.kind) {
      report('cell-of-wrong-kind', [...path, 'kind'], { lane: lane.kind, kind: cell.kind });
    }
    if (!stepIds.has(cell.step)) report('cell-without-step', [...path, 'step'], { step: cell.step });
    if (seen.has(place)) report('duplicate-cell', path, { lane: cell.lane, step: cell.step });
    seen.add(place);
    for (const persona of cell.kind === 'feeling' ? Object.keys(cell.byPersona ?? {}) : []) {
      if (!personas.has(persona)) report('unknown-persona', [...path, 'byPersona', persona], { persona });
    }
  }
}

function reportExpectations(map: JourneyMap, steps: PlacedStep[], report: Report): void {
  const stepById = new Map(steps.map((placed) => [placed.step.id, placed.step]));
  const used = new Set(steps.flatMap((placed) => placed.step.touchpoints));
  const personas = new Set(map.personas.map((persona) => persona.id));
  const seen = new Set<string>();
  for (const [index, expectation] of map.expectations.entries()) {
    const path = ['expectations', index];
    const { step, persona, touchpoint, aspect, context } = expectation;
    if (step !== undefined && !stepById.has(step)) report('expectation-without-step', [...path, 'step'], { step });
    if (persona !== undefined && !personas.has(persona)) report('unknown-persona', [...path, 'persona'], { persona });
    const where = step === undefined ? used : new Set(stepById.get(step)?.touchpoints ?? []);
    if (!where.has(touchpoint))
      report('expectation-touchpoint-unused', [...path, 'touchpoint'], { touchpoint, aspect });
    const key = JSON.stringify([touchpoint, step ?? null, persona ?? null, context ?? null, aspect]);
    if (seen.has(key)) report('duplicate-expectation', path, { touchpoint, aspect });
    seen.add(key);
  }
}
