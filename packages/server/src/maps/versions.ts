import type { JourneyMap } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { getMap } from './maps.ts';
import type { MapsTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

export interface MapVersion {
  readonly number: number;
  readonly name: string;
  readonly releasedAt: string;
}

/** Releases the map as it is: an immutable snapshot with the touchpoints it uses. */
export async function releaseVersion(ctx: Context, workspace: string, id: string, name: string): Promise<MapVersion> {
  const { map } = await getMap(ctx, workspace, id);
  return ctx.store.state.inWorkspace<MapsTables, MapVersion>(workspace, async (db) => {
    // The map's row is the lock: two releases at once get two numbers.
    await db.selectFrom('maps').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
    const last = await db
      .selectFrom('map_versions')
      .select(({ fn }) => fn.max('number').as('number'))
      .where('map', '=', id)
      .executeTakeFirst();
    const number = Number(last?.number ?? 0) + 1;
    const released = new Date(ctx.clock());
    await db
      .insertInto('map_versions')
      .values({ workspace, map: id, number, name, snapshot: JSON.stringify(map), released_at: released })
      .execute();
    return { number, name, releasedAt: released.toISOString() };
  });
}

/** Released versions, the newest first. */
export function listVersions(ctx: Context, workspace: string, id: string): Promise<MapVersion[]> {
  return ctx.store.state.inWorkspace<MapsTables, MapVersion[]>(workspace, async (db) => {
    const rows = await db
      .selectFrom('map_versions')
      .select(['number', 'name', 'released_at'])
      .where('map', '=', id)
      .orderBy('number', 'desc')
      .execute();
    return rows.map((row) => ({ number: row.number, name: row.name, releasedAt: row.released_at.toISOString() }));
  });
}

/** @throws ProblemError not_found */
export function getVersion(ctx: Context, workspace: string, id: string, number: number): Promise<JourneyMap> {
  return ctx.store.state.inWorkspace<MapsTables, JourneyMap>(workspace, async (db) => {
    const row = await db
      .selectFrom('map_versions')
      .select('snapshot')
      .where('map', '=', id)
      .where('number', '=', number)
      .executeTakeFirst();
    if (row === undefined) throw new ProblemError('not_found');
    // Written by releaseVersion from a map that had been read by its schema.
    return row.snapshot as JourneyMap;
  });
}
