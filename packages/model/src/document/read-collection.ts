import * as Y from 'yjs';
import { type Id, idSchema } from '../id.ts';
import { isPosition } from './position.ts';
import type { ReportRepair } from './repair.ts';

/** Raw fields of an entry. */
export type RawEntry = ReadonlyMap<string, unknown>;

/** Reads a root of the document as a Y.Map; one that is used as something else is looked at as nothing. */
export function rootMap(doc: Y.Doc, name: string): Y.Map<unknown> | null {
  const shared = doc.share.get(name);
  if (shared !== undefined && shared.constructor !== Y.AbstractType && !(shared instanceof Y.Map)) return null;
  return doc.getMap(name);
}

/** The fields of a root or entry, as they are. */
export function rawFields(map: Y.Map<unknown>): RawEntry {
  return new Map(map.entries());
}

/** The entries of a collection by key, in the order of their keys. What is no Y.Map under a fitting key is left out. */
export function readCollection(
  doc: Y.Doc,
  name: string,
  report: ReportRepair,
  isKey: (key: string) => boolean = isId,
): Map<string, RawEntry> {
  const entries = new Map<string, RawEntry>();
  const root = rootMap(doc, name);
  if (root === null) {
    report('collection-unreadable', [name]);
    return entries;
  }
  for (const key of [...root.keys()].sort()) {
    const entry = root.get(key);
    if (isKey(key) && entry instanceof Y.Map) entries.set(key, rawFields(entry));
    else report('entry-unreadable', [name, key]);
  }
  return entries;
}

export function isId(key: string): key is Id {
  return idSchema.safeParse(key).success;
}

/** Where an entry stands: its position, and its id to break ties between equal ones. */
export interface Ordered {
  id: Id;
  position: string | null;
}

/** Order of a list: by position, those without one last, ties by id. The same everywhere. */
export function byPosition(left: Ordered, right: Ordered): number {
  if (left.position !== right.position) {
    if (left.position === null) return 1;
    if (right.position === null) return -1;
    return left.position < right.position ? -1 : 1;
  }
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

/** Ids in order, at most `most`; the rest is reported and left out. */
export function orderedIds(
  things: readonly Ordered[],
  most: number,
  path: readonly string[],
  report: ReportRepair,
): Id[] {
  for (const { id, position } of things) if (position === null) report('position-missing', [...path, id]);
  const sorted = things.toSorted(byPosition).map((thing) => thing.id);
  if (sorted.length > most) report('too-many', path, { found: sorted.length, most });
  return sorted.slice(0, most);
}

/** A valid position, or null. */
export function positionOf(value: unknown): string | null {
  return isPosition(value) ? value : null;
}
