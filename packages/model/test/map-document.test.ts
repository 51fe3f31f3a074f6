import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  applyMapChange,
  canonicalMap,
  documentFromMap,
  type JourneyMap,
  journeyMapSchema,
  mapFromDocument,
  validateMap,
} from '../src/index.ts';
import { arbitraryMap } from './arbitrary-map.ts';

const runs = { numRuns: 40 };

/** Two replicas of one document. */
function replicas(map: JourneyMap, count: number): Y.Doc[] {
  const update = Y.encodeStateAsUpdate(documentFromMap(map, 1));
  return Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc();
    doc.clientID = index + 10;
    Y.applyUpdate(doc, update);
    return doc;
  });
}

function synchronise(docs: readonly Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update);
}

function expectValid(map: JourneyMap): void {
  expect(journeyMapSchema.safeParse(map).error?.issues).toBeUndefined();
  expect(validateMap(map).filter((finding) => finding.severity === 'error')).toEqual([]);
}

test('a map written into a document is read back as it was, without repairs', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      const { map: read, repairs } = mapFromDocument(documentFromMap(map));
      expect(repairs).toEqual([]);
      expect(read).toEqual(canonicalMap(map));
    }),
    runs,
  );
});

test('applying a change gives exactly the wanted map, and applying it again writes nothing', () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryMap, (before, after) => {
      const doc = documentFromMap(before);
      applyMapChange(doc, after);
      expect(mapFromDocument(doc)).toEqual({ map: canonicalMap(after), repairs: [] });
      const state = Y.encodeStateVector(doc);
      let updates = 0;
      doc.on('update', () => updates++);
      applyMapChange(doc, after);
      expect(updates).toBe(0);
      expect(Y.encodeStateVector(doc)).toEqual(state);
    }),
    runs,
  );
});

test('replicas that change the map at the same time converge to one valid map', () => {
  fc.assert(
    fc.property(
      arbitraryMap,
      fc.array(arbitraryMap, { minLength: 2, maxLength: 4 }),
      arbitraryMap,
      (start, edits, last) => {
        const docs = replicas(start, edits.length);
        for (const [index, edit] of edits.entries()) applyMapChange(docs[index] as Y.Doc, edit);
        synchronise(docs);
        const readings = docs.map((doc) => mapFromDocument(doc));
        for (const reading of readings) expect(reading).toEqual(readings[0]);
        expectValid((readings[0] as { map: JourneyMap }).map);
        // Whatever the merge left behind, the next save writes exactly what it wants.
        const doc = docs[0] as Y.Doc;
        applyMapChange(doc, last);
        expect(mapFromDocument(doc)).toEqual({ map: canonicalMap(last), repairs: [] });
      },
    ),
    runs,
  );
});

test('saving a merged document unchanged only writes down the repairs', () => {
  fc.assert(
    fc.property(arbitraryMap, arbitraryMap, arbitraryMap, (start, left, right) => {
      const docs = replicas(start, 2) as [Y.Doc, Y.Doc];
      applyMapChange(docs[0], left);
      applyMapChange(docs[1], right);
      synchronise(docs);
      const { map } = mapFromDocument(docs[0]);
      applyMapChange(docs[0], map);
      expect(mapFromDocument(docs[0])).toEqual({ map: canonicalMap(map), repairs: [] });
    }),
    runs,
  );
});

const base = journeyMapSchema.parse({
  formatVersion: 2,
  id: 'm1',
  title: 'Reise',
  language: 'de',
  decisionA: { text: 'A' },
  decisionB: { text: 'B' },
  patience: 'P30D',
  phases: [
    { id: 'p1', name: 'Vorher', steps: ['s1', 's2', 's3', 's4'].map((id) => ({ id, name: id })) },
    { id: 'p2', name: 'Danach', steps: [{ id: 's5', name: 's5' }] },
  ],
  lanes: [
    { id: 'l1', kind: 'thinking' },
    { id: 'l2', kind: 'feeling' },
  ],
  cells: [{ lane: 'l1', step: 's1', kind: 'text', text: 'Finde ich schnell eine?' }],
});

function changed(map: JourneyMap, change: (copy: JourneyMap) => void): JourneyMap {
  const copy = structuredClone(map);
  change(copy);
  return copy;
}

function stepIds(map: JourneyMap): string[][] {
  return map.phases.map((phase) => phase.steps.map((step) => step.id));
}

/** Two people change the same base at once, one over REST with the map they saw, one in the document. */
function merged(mine: (map: JourneyMap) => void, theirs: (map: JourneyMap) => void): JourneyMap {
  const doc = documentFromMap(base);
  applyMapChange(doc, changed(base, theirs));
  applyMapChange(doc, changed(base, mine), base);
  const { map, repairs } = mapFromDocument(doc);
  expect(repairs).toEqual([]);
  return map;
}

const steps = (map: JourneyMap, phase = 0) => map.phases[phase]?.steps ?? [];
const rename = (map: JourneyMap, index: number, name: string) => {
  const step = steps(map)[index];
  if (step) step.name = name;
};

test('a change made on an older state keeps what others did to other fields and other steps', () => {
  const map = merged(
    (mine) => rename(mine, 0, 'mine'),
    (theirs) => {
      rename(theirs, 1, 'theirs');
      theirs.title = 'Andere Reise';
      const step = steps(theirs)[0];
      if (step) step.optional = true;
    },
  );
  expect(steps(map)[0]).toMatchObject({ name: 'mine', optional: true });
  expect(steps(map)[1]?.name).toBe('theirs');
  expect(map.title).toBe('Andere Reise');
});

test('a change made on an older state keeps steps others added, moved and deleted', () => {
  const map = merged(
    (mine) => {
      steps(mine).splice(1, 0, { id: 'new', name: 'new', optional: false, repeatable: false, touchpoints: [] });
      rename(mine, 4, 'renamed in vain');
    },
    (theirs) => {
      const [first] = steps(theirs).splice(0, 1);
      if (first) steps(theirs, 1).push(first);
      steps(theirs).pop();
    },
  );
  expect(stepIds(map)).toEqual([
    ['new', 's2', 's3'],
    ['s5', 's1'],
  ]);
});

test('two moves at once both hold, and a move of one step by two people lands where the last writer put it', () => {
  const map = merged(
    (mine) => steps(mine).reverse(),
    (theirs) => steps(theirs, 1).push(...steps(theirs).splice(1, 1)),
  );
  expect(stepIds(map)[0]?.filter((id) => id !== 's2')).toEqual(['s4', 's3', 's1']);
  expect(stepIds(map).flat().toSorted()).toEqual(['s1', 's2', 's3', 's4', 's5']);
});

test('long texts merge letter by letter', () => {
  const doc = documentFromMap(base);
  const write = (text: string) =>
    changed(base, (map) => {
      map.cells = [{ lane: 'l1', step: 's1', kind: 'text', text }];
    });
  applyMapChange(doc, write('Finde ich schnell eine? Ja!'));
  applyMapChange(doc, write('Nun: Finde ich schnell eine?'), base);
  expect(mapFromDocument(doc).map.cells[0]).toMatchObject({ text: 'Nun: Finde ich schnell eine? Ja!' });
});

test('long texts of two replicas merge letter by letter', () => {
  const [left, right] = replicas(base, 2) as [Y.Doc, Y.Doc];
  const write = (text: string) =>
    changed(base, (map) => map.cells.splice(0, 1, { lane: 'l1', step: 's1', kind: 'text', text }));
  applyMapChange(left, write('Finde ich schnell eine Verbindung?'));
  applyMapChange(right, write('Hm. Finde ich schnell eine?'));
  synchronise([left, right]);
  expect(mapFromDocument(right).map.cells[0]).toMatchObject({ text: 'Hm. Finde ich schnell eine Verbindung?' });
});

test('steps put into a phase that somebody else deletes are kept in the last phase', () => {
  const [left, right] = replicas(base, 2) as [Y.Doc, Y.Doc];
  applyMapChange(
    left,
    changed(base, (map) => map.phases.pop()),
  );
  applyMapChange(
    right,
    changed(base, (map) => steps(map, 1).push(...steps(map).splice(0, 1))),
  );
  synchronise([left, right]);
  const { map, repairs } = mapFromDocument(left);
  expect(stepIds(map)).toEqual([['s2', 's3', 's4', 's1']]);
  expect(repairs.map((repair) => [repair.code, repair.path])).toContainEqual(['step-without-phase', 'steps.s1']);
});

test('an any-order group that two people fill over its limit keeps twelve steps', () => {
  const full = changed(base, (map) => {
    map.groups = [{ id: 'g1', kind: 'anyOrder', name: '', optional: false }];
    const ids = Array.from({ length: 11 }, (_, index) => `a${String(index).padStart(2, '0')}`);
    const members = ids.map((id) => ({
      id,
      name: id,
      optional: false,
      repeatable: false,
      touchpoints: [],
      group: 'g1',
    }));
    map.phases = [{ id: 'p1', name: '', steps: members }];
    map.cells = [];
  });
  const [left, right] = replicas(full, 2) as [Y.Doc, Y.Doc];
  for (const [doc, id] of [
    [left, 'x'],
    [right, 'y'],
  ] as const) {
    const edit = changed(full, (map) => {
      steps(map).push({ id, name: id, optional: false, repeatable: false, touchpoints: [], group: 'g1' });
    });
    applyMapChange(doc, edit);
  }
  synchronise([left, right]);
  const { map, repairs } = mapFromDocument(left);
  expectValid(map);
  expect(steps(map).filter((step) => step.group === 'g1')).toHaveLength(12);
  expect(steps(map)).toHaveLength(13);
  expect(repairs.map((repair) => repair.code)).toEqual(['any-order-too-large']);
});

test('a member of a group that somebody else pulls apart comes back to it', () => {
  const grouped = changed(base, (map) => {
    map.groups = [{ id: 'g1', kind: 'oneOf', name: '', optional: false }];
    for (const step of steps(map).slice(0, 3)) step.group = 'g1';
  });
  const doc = documentFromMap(grouped);
  const place = (doc.getMap('steps').get('s5') as Y.Map<unknown>).get('place');
  (doc.getMap('steps').get('s2') as Y.Map<unknown>).set('place', { ...(place as object), phase: 'p1', position: 'zz' });
  const { map, repairs } = mapFromDocument(doc);
  expect(stepIds(map)[0]).toEqual(['s1', 's3', 's2', 's4']);
  expect(repairs.map((repair) => repair.code)).toEqual(['group-gathered']);
  expectValid(map);
});

test('an empty document is an empty map', () => {
  const { map, repairs } = mapFromDocument(new Y.Doc());
  expectValid(map);
  expect(map.phases).toEqual([]);
  expect(repairs.every((repair) => repair.code === 'field-missing')).toBe(true);
});

test('a root used as something else is looked at as empty, and refuses to be written', () => {
  const doc = new Y.Doc();
  doc.getArray('steps').push([1, 2]);
  const { map, repairs } = mapFromDocument(doc);
  expectValid(map);
  expect(repairs).toContainEqual({ code: 'collection-unreadable', path: 'steps', parameters: {} });
  expect(() => applyMapChange(doc, base)).toThrow(/"steps".*no map/);
});
