import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addExpectation,
  addLane,
  applyMapChange,
  canonicalMap,
  cellAt,
  changeExpectation,
  documentFromMap,
  duplicateStep,
  emptyMap,
  insertPhase,
  insertStep,
  type JourneyMap,
  journeyMapSchema,
  LANE_KINDS,
  mapFromDocument,
  mapFromTemplate,
  moveStep,
  newStep,
  nudgeLane,
  nudgePhase,
  nudgeStep,
  placeOfStep,
  planFeeling,
  removeLane,
  removePhase,
  removeStep,
  sharedRoots,
  stepsInOrder,
  validateMap,
  writeCell,
  writeText,
} from '../src/index.ts';

const counter = (prefix: string) => {
  let count = 0;
  return () => `${prefix}-${++count}`;
};
const living = (): JourneyMap => {
  const { touchpoints: _catalogue, ...map } = mapFromTemplate('trainTrip', {
    language: 'de',
    makeId: counter('t'),
    translations: true,
  });
  return map;
};
const order = (map: JourneyMap) => stepsInOrder(map).map(({ step }) => step.id);

test('a step moves to where it is put, within its phase and beyond', () => {
  const map = living();
  const [first, second] = map.phases;
  const [a, b, c] = first?.steps.map(({ id }) => id) ?? [];
  if (first === undefined || second === undefined || a === undefined || b === undefined) throw new Error('short map');
  const end = first.steps.length;
  expect(moveStep(map, a, { phase: first.id, index: end }).phases[0]?.steps.at(-1)?.id).toBe(a);
  expect(moveStep(map, a, { phase: first.id, index: 0 })).toBe(map);
  expect(moveStep(map, a, { phase: first.id, index: 1 })).toBe(map);
  expect(placeOfStep(moveStep(map, a, { phase: second.id, index: 1 }), a)).toEqual({ phase: second.id, index: 1 });
  expect(order(nudgeStep(map, a, 1)).slice(0, 2)).toEqual([b, a]);
  expect(nudgeStep(map, a, -1)).toBe(map);
  // Over the border of the phase.
  const last = first.steps.at(-1)?.id ?? '';
  expect(placeOfStep(nudgeStep(map, last, 1), last)).toEqual({ phase: second.id, index: 0 });
  expect(c === undefined || order(nudgeStep(nudgeStep(map, c, -1), c, 1)).join() === order(map).join()).toBe(true);
});

test('a step that goes takes along what is said of it alone, and a copy brings it along', () => {
  const map = living();
  const step = map.cells[0]?.step ?? '';
  const of = (one: JourneyMap, id: string) => one.cells.filter((cell) => cell.step === id).length;
  expect(of(map, step)).toBeGreaterThan(0);
  expect(of(removeStep(map, step), step)).toBe(0);
  const twice = duplicateStep(map, step, counter('copy'));
  const copy = order(twice)[order(twice).indexOf(step) + 1] ?? '';
  expect(copy).toBe('copy-1');
  expect(of(twice, copy)).toBe(of(map, step));
  expect(journeyMapSchema.safeParse(twice).success).toBe(true);
});

test('texts are written in the language of the writer', () => {
  const phase = living().phases[0];
  if (phase === undefined) throw new Error('no phase');
  const german = writeText(phase, 'name', 'Neu', { language: 'de', map: 'de' });
  expect([german.name, german.translations?.en?.name]).toEqual(['Neu', phase.translations?.en?.name]);
  const english = writeText(phase, 'name', 'New', { language: 'en', map: 'de' });
  expect([english.name, english.translations?.en?.name]).toEqual([phase.name, 'New']);
  expect(writeText(english, 'name', '', { language: 'en', map: 'de' }).translations?.en?.name).toBeUndefined();
});

test('an emptied place of words is no cell, a feeling is held on its scale in quarters', () => {
  const map = living();
  const lane = map.lanes.find(({ kind }) => kind === 'thinking')?.id ?? '';
  const feeling = map.lanes.find(({ kind }) => kind === 'feeling')?.id ?? '';
  const step = order(map)[0] ?? '';
  const writing = { language: 'de', map: 'de' } as const;
  const alone = { ...map, cells: [] };
  expect(cellAt(writeCell(alone, lane, step, 'Hm.', writing), lane, step)).toMatchObject({ text: 'Hm.' });
  expect(writeCell(writeCell(alone, lane, step, 'Hm.', writing), lane, step, '', writing).cells).toEqual([]);
  expect(cellAt(planFeeling(alone, feeling, step, 7), feeling, step)).toMatchObject({ level: 2 });
  expect(cellAt(planFeeling(alone, feeling, step, -0.3), feeling, step)).toMatchObject({ level: -0.25 });
  expect(planFeeling(planFeeling(alone, feeling, step, 1), feeling, step, null).cells).toEqual([]);
});

test('a level follows its scale', () => {
  const map = living();
  const { id } = map.expectations[0] ?? { id: '' };
  const ten = changeExpectation(map, id, (one) => ({ ...one, scale: 'zeroToTen', level: 9 }));
  expect(changeExpectation(ten, id, (one) => ({ ...one, scale: 'oneToFive' })).expectations[0]?.level).toBe(5);
});

test('an empty map passes its schema', () => {
  const texts = { title: 'Neu', phase: 'Phase 1', step: 'Schritt 1', a: 'A', b: 'B' };
  const map = emptyMap(texts, 'de', counter('e'));
  expect(journeyMapSchema.parse(map)).toEqual(map);
  expect(validateMap(map, []).filter(({ severity }) => severity === 'error')).toEqual([]);
});

/** Any edit an editor can make, from three random numbers. */
function edit(map: JourneyMap, kind: number, one: number, two: number, makeId: () => string): JourneyMap {
  const steps = order(map);
  const step = steps[one % Math.max(1, steps.length)] ?? '';
  const phase = map.phases[two % Math.max(1, map.phases.length)];
  const lane = map.lanes[one % Math.max(1, map.lanes.length)];
  const place = { phase: phase?.id ?? '', index: one % ((phase?.steps.length ?? 0) + 1) };
  const writing = { language: two % 2 === 0 ? 'de' : 'en', map: 'de' } as const;
  switch (kind) {
    case 0:
      return insertStep(map, newStep(makeId(), `Schritt ${one}`), place);
    case 1:
      return moveStep(map, step, place);
    case 2:
      return nudgeStep(map, step, two % 2 === 0 ? 1 : -1);
    case 3:
      return steps.length > 3 ? removeStep(map, step) : map;
    case 4:
      return duplicateStep(map, step, makeId);
    case 5:
      return insertPhase(map, makeId(), 'Phase', two % (map.phases.length + 1));
    case 6:
      return phase === undefined ? map : nudgePhase(map, phase.id, one % 2 === 0 ? 1 : -1);
    case 7:
      return map.phases.length > 2 && phase !== undefined ? removePhase(map, phase.id) : map;
    case 8:
      return addLane(map, makeId(), LANE_KINDS[one % LANE_KINDS.length] ?? 'text');
    case 9:
      return lane === undefined ? map : nudgeLane(map, lane.id, two % 2 === 0 ? 1 : -1);
    case 10:
      return lane !== undefined && map.lanes.length > 4 ? removeLane(map, lane.id) : map;
    case 11: {
      const words = map.lanes.find((found) => found.kind === 'thinking');
      return words === undefined || step === '' ? map : writeCell(map, words.id, step, 'x'.repeat(two % 9), writing);
    }
    case 12: {
      const curve = map.lanes.find((found) => found.kind === 'feeling');
      return curve === undefined || step === '' ? map : planFeeling(map, curve.id, step, (one % 9) / 2 - 2);
    }
    default: {
      const touchpoint = stepsInOrder(map).find((placed) => placed.step.id === step)?.step.touchpoints[0];
      if (touchpoint === undefined) return map;
      return addExpectation(map, {
        id: makeId(),
        touchpoint,
        step,
        aspect: `Seite ${one}.${two}`,
        scale: 'oneToFive',
        level: 1 + (two % 5),
        source: 'promise',
      });
    }
  }
}

const edits = fc.array(fc.tuple(fc.nat(13), fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 25 });

test('whatever is edited, the map stays sound, and its document holds just that and can take it all back', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const makeId = counter('n');
      const doc = documentFromMap(living(), 1);
      const before = canonicalMap(mapFromDocument(doc).map);
      const undo = new Y.UndoManager(sharedRoots(doc), { trackedOrigins: new Set(['me']), captureTimeout: 0 });
      for (const [kind, one, two] of list) {
        const { map } = mapFromDocument(doc);
        const wanted = edit(map, kind, one, two, makeId);
        applyMapChange(doc, wanted, map, 'me');
        const reading = mapFromDocument(doc);
        expect(reading.repairs).toEqual([]);
        expect(canonicalMap(reading.map)).toEqual(canonicalMap(wanted));
        expect(journeyMapSchema.safeParse(wanted).success).toBe(true);
        const errors = validateMap(wanted, []).filter(
          ({ severity, code }) => severity === 'error' && code !== 'any-order-too-large',
        );
        expect(errors).toEqual([]);
      }
      while (undo.canUndo()) undo.undo();
      expect(canonicalMap(mapFromDocument(doc).map)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
