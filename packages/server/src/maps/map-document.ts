import type { Transaction } from 'kysely';
import * as Y from 'yjs';
import type { MapsTables } from './tables.ts';

/** So many updates are folded into one. */
const FOLD_AFTER = 50;

type Db = Transaction<MapsTables>;

/** The map's shared document as it stands in the database. */
export async function loadDocument(db: Db, map: string): Promise<Y.Doc> {
  const rows = await db
    .selectFrom('map_updates')
    .select(['number', 'update'])
    .where('map', '=', map)
    .orderBy('number')
    .execute();
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const { update } of rows) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** Stores what changed in the document since the state vector `before`; folds the updates when they have become many. */
export async function saveDocument(
  db: Db,
  workspace: string,
  map: string,
  doc: Y.Doc,
  before: Uint8Array,
): Promise<void> {
  const update = Buffer.from(Y.encodeStateAsUpdate(doc, before));
  await db.insertInto('map_updates').values({ workspace, map, update }).execute();
  const { count } = await db
    .selectFrom('map_updates')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('map', '=', map)
    .executeTakeFirstOrThrow();
  if (count <= FOLD_AFTER) return;
  await db.deleteFrom('map_updates').where('map', '=', map).execute();
  const whole = Buffer.from(Y.encodeStateAsUpdate(doc));
  await db.insertInto('map_updates').values({ workspace, map, update: whole }).execute();
}
