import { sql, type Transaction } from 'kysely';
import * as Y from 'yjs';
import { ProblemError } from '../problem.ts';
import type { MapsTables } from './tables.ts';

/** So many updates are folded into one. */
const FOLD_AFTER = 50;

/** Told `<workspace> <map> <author>` when a map has changed; the map is `-` when the touchpoint catalogue has. */
export const MAP_CHANNEL = 'waymark_maps';

type Db = Transaction<MapsTables>;

/** Tells every process of a change, once it is committed. @param author who need not be told, because he has it already */
export async function tellOfChange(db: Db, workspace: string, map = '-', author = 'api'): Promise<void> {
  await sql`select pg_notify(${MAP_CHANNEL}, ${`${workspace} ${map} ${author}`})`.execute(db);
}

/** The updates of a map's shared document, in the order in which they were written. */
export async function loadUpdates(db: Db, map: string): Promise<Buffer[]> {
  const rows = await db.selectFrom('map_updates').select('update').where('map', '=', map).orderBy('number').execute();
  return rows.map(({ update }) => update);
}

/** The map's shared document as it stands in the database. */
export async function loadDocument(db: Db, map: string): Promise<Y.Doc> {
  const updates = await loadUpdates(db, map);
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** Locks the row of a living map, so that its document is written by one at a time. @throws ProblemError not_found */
export async function lockMap(db: Db, map: string): Promise<{ version: bigint }> {
  const row = await db
    .selectFrom('maps')
    .select('version')
    .where('id', '=', map)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError('not_found');
  return row;
}

/**
 * Stores an update of a map's document and tells every process of it. The caller holds the lock of the map. Folds the
 * updates when they have become many.
 *
 * @param author as in `tellOfChange`
 */
export async function appendUpdate(
  db: Db,
  workspace: string,
  map: string,
  update: Uint8Array,
  author = 'api',
): Promise<void> {
  await db
    .insertInto('map_updates')
    .values({ workspace, map, update: Buffer.from(update) })
    .execute();
  await tellOfChange(db, workspace, map, author);
  const { count } = await db
    .selectFrom('map_updates')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('map', '=', map)
    .executeTakeFirstOrThrow();
  if (count > FOLD_AFTER) await foldUpdates(db, workspace, map);
}

async function foldUpdates(db: Db, workspace: string, map: string): Promise<void> {
  const whole = Y.encodeStateAsUpdate(await loadDocument(db, map));
  await db.deleteFrom('map_updates').where('map', '=', map).execute();
  await db
    .insertInto('map_updates')
    .values({ workspace, map, update: Buffer.from(whole) })
    .execute();
}

/** Stores what changed in the document since the state vector `before`. The caller holds the lock of the map. */
export async function saveDocument(
  db: Db,
  workspace: string,
  map: string,
  doc: Y.Doc,
  before: Uint8Array,
): Promise<void> {
  await appendUpdate(db, workspace, map, Y.encodeStateAsUpdate(doc, before));
}
