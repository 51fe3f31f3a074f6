import { type JourneyMap, mapFromDocument, type Touchpoint } from '@waymark/model';
import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { loadDocument } from './map-document.ts';
import type { MapsTables } from './tables.ts';
import { catalogueIn } from './touchpoints.ts';

type Context = Pick<ServerContext, 'store'>;

/** A text that changes whenever a map or an entry of the catalogue of the workspace does; cheap to ask for. */
export function stateOfMaps(ctx: Context, workspace: string): Promise<string> {
  return ctx.store.state.inWorkspace<MapsTables, string>(workspace, async (db) => {
    const { rows } = await sql<{ state: string }>`
      select concat_ws(' ',
        (select concat_ws(',', count(*), sum(version), max(updated_at)) from maps where deleted_at is null),
        (select max(number) from map_updates),
        (select concat_ws(',', count(*), sum(version), max(updated_at)) from touchpoints where deleted_at is null)
      ) as state`.execute(db);
    return rows[0]?.state ?? '';
  });
}

/** Every map of the workspace, the last changed first, and the whole catalogue. */
export function allMaps(ctx: Context, workspace: string): Promise<{ maps: JourneyMap[]; touchpoints: Touchpoint[] }> {
  return ctx.store.state.inWorkspace<MapsTables, { maps: JourneyMap[]; touchpoints: Touchpoint[] }>(
    workspace,
    async (db) => {
      const rows = await db
        .selectFrom('maps')
        .select('id')
        .where('deleted_at', 'is', null)
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      const maps: JourneyMap[] = [];
      for (const { id } of rows) maps.push(mapFromDocument(await loadDocument(db, id)).map);
      return { maps, touchpoints: await catalogueIn(db) };
    },
  );
}
