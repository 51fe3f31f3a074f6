import * as Y from 'yjs';
import type { Id } from '../id.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import { COLLECTIONS, type CollectionName, isLongText, MAP_ROOT, TOUCHPOINT_PREFIX } from './document-shape.ts';
import { type FlatEntry, type FlatMap, flattenMap } from './flat-entry.ts';
import { mapFromDocument, placeOf } from './map-from-document.ts';
import { mergedOrder, newPositions } from './order.ts';
import { positionOf, rawFields, rootMap } from './read-collection.ts';
import { mergedSplice } from './text-splice.ts';

/**
 * Writes the difference between `base` and `wanted` into a document; everything others changed since `base` stays.
 * `base` is the map the writer saw, and what the document holds now where it is left out: then the document holds
 * exactly `wanted` afterwards. What others deleted meanwhile stays deleted. What reading would repair is put right
 * in the document first. One transaction with `origin`; nothing is written where nothing differs.
 * The touchpoints a map carries are not written: they belong to the catalogue.
 *
 * @throws when a root of the document is no Y.Map (it cannot be written to; reading it still works)
 */
export function applyMapChange(doc: Y.Doc, wanted: JourneyMap, base?: JourneyMap, origin: unknown = null): void {
  doc.transact(() => {
    const current = flattenMap(mapFromDocument(doc).map);
    heal(doc, current);
    const before = base === undefined ? current : flattenMap(base);
    writeChange(doc, current, before, flattenMap(wanted));
  }, origin);
}

/** Makes the raw state of the document what reading it gives. */
function heal(doc: Y.Doc, current: FlatMap): void {
  const head = mustRoot(doc, MAP_ROOT);
  healEntry(head, current.map, () => false);
  for (const name of COLLECTIONS) {
    const root = mustRoot(doc, name);
    const entries = current.collections[name];
    for (const key of [...root.keys()]) {
      const entry = root.get(key);
      const flat = entries.get(key);
      if (flat === undefined || !(entry instanceof Y.Map)) root.delete(key);
      else healEntry(entry, flat, isOfOrder(name));
    }
    // A phase that reading made up to shelter steps.
    for (const [key, flat] of entries) if (!root.has(key)) createEntry(root, key, flat);
  }
  writeOrders(doc, current, current, current);
}

function mustRoot(doc: Y.Doc, name: string): Y.Map<unknown> {
  const root = rootMap(doc, name);
  if (root === null) throw new Error(`The root "${name}" of the document is no map; it cannot be written to.`);
  return root;
}

/** Fields of an entry that are set right where orders are written. */
function isOfOrder(name: CollectionName): (field: string) => boolean {
  if (name === 'steps') return (field) => field === 'place' || field.startsWith(TOUCHPOINT_PREFIX);
  return (field) => name !== 'cells' && field === 'position';
}

function healEntry(entry: Y.Map<unknown>, flat: FlatEntry, isKept: (field: string) => boolean): void {
  for (const key of [...entry.keys()]) if (!flat.has(key) && !isKept(key)) entry.delete(key);
  for (const [key, value] of flat) if (!isSame(readable(entry.get(key)), value)) setField(entry, key, value, null);
}

function readable(value: unknown): unknown {
  return value instanceof Y.Text ? value.toString() : value;
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const [leftKeys, rightKeys] = [definedKeys(left), definedKeys(right)];
  if (Array.isArray(left) !== Array.isArray(right) || leftKeys.length !== rightKeys.length) return false;
  return leftKeys.every((key) => isSame(Reflect.get(left, key), Reflect.get(right, key)));
}

function definedKeys(value: object): string[] {
  return Object.keys(value).filter((key) => Reflect.get(value, key) !== undefined);
}

function writeChange(doc: Y.Doc, current: FlatMap, base: FlatMap, wanted: FlatMap): void {
  writeFields(mustRoot(doc, MAP_ROOT), base.map, wanted.map);
  for (const name of COLLECTIONS) {
    const root = mustRoot(doc, name);
    const [before, after] = [base.collections[name], wanted.collections[name]];
    for (const key of before.keys()) if (!after.has(key)) root.delete(key);
    for (const [key, flat] of after) {
      const entry = root.get(key);
      const known = before.get(key);
      if (entry instanceof Y.Map) writeFields(entry, known ?? new Map(), flat);
      else if (known === undefined) createEntry(root, key, flat);
    }
  }
  writeOrders(doc, current, base, wanted);
}

function createEntry(root: Y.Map<unknown>, key: string, flat: FlatEntry): void {
  const entry = new Y.Map<unknown>();
  for (const [field, value] of flat) entry.set(field, stored(field, value));
  root.set(key, entry);
}

function writeFields(entry: Y.Map<unknown>, before: FlatEntry, after: FlatEntry): void {
  for (const key of before.keys()) if (!after.has(key)) entry.delete(key);
  for (const [key, value] of after) {
    const known = before.get(key);
    if (!isSame(known, value)) setField(entry, key, value, typeof known === 'string' ? known : null);
  }
}

/** Writes one field; a long text that is there already is changed where it differs, so that others may go on typing. */
function setField(entry: Y.Map<unknown>, key: string, value: unknown, base: string | null): void {
  const present = entry.get(key);
  if (present instanceof Y.Text && typeof value === 'string' && isLongText(key)) {
    const text = present.toString();
    const splice = mergedSplice(text, base ?? text, value);
    // Formats and embedded objects have no place in our texts; counting letters would be off with them.
    if (present.length === text.length) {
      if (splice === null) return;
      present.delete(splice.start, splice.deleted);
      present.insert(splice.start, splice.inserted);
      return;
    }
  }
  entry.set(key, stored(key, value));
}

function stored(key: string, value: unknown): unknown {
  if (typeof value === 'string' && isLongText(key)) return new Y.Text(value);
  return typeof value === 'object' && value !== null ? structuredClone(value) : value;
}

const ORDERED = ['personas', 'groups', 'phases', 'lanes', 'expectations'] as const;

function writeOrders(doc: Y.Doc, current: FlatMap, base: FlatMap, wanted: FlatMap): void {
  for (const name of ORDERED) {
    const entries = entriesOf(mustRoot(doc, name));
    const order = mergedOrder(current.order[name], base.order[name], wanted.order[name]);
    const present = order.filter((id) => entries.has(id));
    const positions = newPositions(present, (id) => positionOf(entries.get(id)?.get('position')));
    for (const [id, position] of positions) entries.get(id)?.set('position', position);
  }
  const steps = entriesOf(mustRoot(doc, 'steps'));
  writeStepPlaces(steps, current, base, wanted);
  for (const [id, step] of steps) {
    const [now, before, after] = [current, base, wanted].map((flat) => flat.touchpointsOfStep.get(id) ?? []);
    writeTouchpoints(step, mergedOrder(now ?? [], before ?? [], after ?? []));
  }
}

function entriesOf(root: Y.Map<unknown>): Map<Id, Y.Map<unknown>> {
  const entries = new Map<Id, Y.Map<unknown>>();
  for (const [key, entry] of root.entries()) if (entry instanceof Y.Map) entries.set(key, entry);
  return entries;
}

function writeStepPlaces(
  steps: ReadonlyMap<Id, Y.Map<unknown>>,
  current: FlatMap,
  base: FlatMap,
  wanted: FlatMap,
): void {
  const phases = new Set([...current.stepsOfPhase.keys(), ...wanted.stepsOfPhase.keys()]);
  const orders = new Map<Id, Id[]>();
  /** Where a step was moved by others and by this change at once, this change decides. */
  const phaseOfStep = new Map<Id, Id>();
  for (const phase of phases) {
    const [now, before, after] = [current, base, wanted].map((flat) => flat.stepsOfPhase.get(phase) ?? []);
    const order = mergedOrder(now ?? [], before ?? [], after ?? []).filter((id) => steps.has(id));
    orders.set(phase, order);
    for (const id of order) if (!phaseOfStep.has(id) || after?.includes(id) === true) phaseOfStep.set(id, phase);
  }
  for (const [phase, order] of orders) {
    const own = order.filter((id) => phaseOfStep.get(id) === phase);
    const positions = newPositions(own, (id) => {
      const place = placeOf(rawFields(steps.get(id) as Y.Map<unknown>));
      return place.phase === phase ? place.position : null;
    });
    for (const [id, position] of positions) steps.get(id)?.set('place', { phase, position });
  }
}

function writeTouchpoints(step: Y.Map<unknown>, order: readonly Id[]): void {
  const keys = new Set(order.map((id) => TOUCHPOINT_PREFIX + id));
  for (const key of [...step.keys()]) if (key.startsWith(TOUCHPOINT_PREFIX) && !keys.has(key)) step.delete(key);
  const positions = newPositions(order, (id) => positionOf(step.get(TOUCHPOINT_PREFIX + id)));
  for (const [id, position] of positions) step.set(TOUCHPOINT_PREFIX + id, position);
}

/**
 * A new document that holds a map. Merging two documents made from maps merges them field by field, but for the long
 * texts, of which one wins: make a document once and share it.
 *
 * @param clientId number of the writer in the document; Yjs draws one where it is left out
 */
export function documentFromMap(map: JourneyMap, clientId?: number): Y.Doc {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  const nothing: FlatMap = {
    map: new Map(),
    collections: {
      personas: new Map(),
      groups: new Map(),
      phases: new Map(),
      steps: new Map(),
      lanes: new Map(),
      cells: new Map(),
      expectations: new Map(),
    },
    order: { personas: [], groups: [], phases: [], lanes: [], expectations: [] },
    stepsOfPhase: new Map(),
    touchpointsOfStep: new Map(),
  };
  doc.transact(() => writeChange(doc, nothing, nothing, flattenMap(map)));
  return doc;
}
