import type * as Y from 'yjs';
import { COLLECTIONS, MAP_ROOT } from './document-shape.ts';

/** The roots of a document that hold the map: what an undo manager must watch. */
export function sharedRoots(doc: Y.Doc): Y.Map<unknown>[] {
  return [MAP_ROOT, ...COLLECTIONS].map((name) => doc.getMap(name));
}
