import { type Touchpoint, touchpointSchema } from '@waymark/model';
import type { Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { tellOfChange } from './map-document.ts';
import type { MapsTables } from './tables.ts';

type Db = Transaction<MapsTables>;
type Context = Pick<ServerContext, 'store' | 'clock'>;

/** An entry of the catalogue with the version its ETag names. */
export interface StoredTouchpoint {
  readonly touchpoint: Touchpoint;
  readonly version: bigint;
}

/** The whole catalogue, by id; what stands there was checked when it was written. */
export async function catalogueIn(db: Db): Promise<Touchpoint[]> {
  const rows = await db
    .selectFrom('touchpoints')
    .select('touchpoint')
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ touchpoint }) => touchpointSchema.parse(touchpoint));
}

/** Adds entries the catalogue does not have yet; those it has stay as they are. */
export async function addToCatalogue(
  db: Db,
  workspace: string,
  touchpoints: readonly Touchpoint[],
  at: Date,
): Promise<void> {
  if (touchpoints.length === 0) return;
  await db
    .insertInto('touchpoints')
    .values(
      touchpoints.map((one) => ({
        workspace,
        id: one.id,
        touchpoint: JSON.stringify(one),
        updated_at: at,
        deleted_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet({ deleted_at: null }))
    .execute();
}

/** A page of the catalogue by id. */
export function listTouchpoints(ctx: Context, workspace: string, after: string | undefined, limit: number) {
  return ctx.store.state.inWorkspace<MapsTables, { items: Touchpoint[]; nextCursor: string | null }>(
    workspace,
    async (db) => {
      let query = db.selectFrom('touchpoints').select('touchpoint').where('deleted_at', 'is', null);
      if (after !== undefined) query = query.where('id', '>', after);
      const rows = await query
        .orderBy('id')
        .limit(limit + 1)
        .execute();
      const items = rows.slice(0, limit).map(({ touchpoint }) => touchpointSchema.parse(touchpoint));
      return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  );
}

export function getTouchpoint(ctx: Context, workspace: string, id: string): Promise<StoredTouchpoint> {
  return ctx.store.state.inWorkspace<MapsTables, StoredTouchpoint>(workspace, async (db) => {
    const row = await db
      .selectFrom('touchpoints')
      .select(['touchpoint', 'version'])
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) throw new ProblemError('not_found');
    return { touchpoint: touchpointSchema.parse(row.touchpoint), version: row.version };
  });
}

/** Writes an entry of the catalogue, new or changed. @param expected the version the writer saw, where he says so */
export function putTouchpoint(
  ctx: Context,
  workspace: string,
  touchpoint: Touchpoint,
  expected: bigint | undefined,
): Promise<StoredTouchpoint> {
  return ctx.store.state.inWorkspace<MapsTables, StoredTouchpoint>(workspace, async (db) => {
    const row = await db
      .selectFrom('touchpoints')
      .select(['version', 'deleted_at'])
      .where('id', '=', touchpoint.id)
      .forUpdate()
      .executeTakeFirst();
    const present = row !== undefined && row.deleted_at === null ? row.version : undefined;
    if (expected !== undefined && expected !== present) throw new ProblemError('precondition_failed');
    const version = (row?.version ?? 0n) + 1n;
    const values = {
      touchpoint: JSON.stringify(touchpoint),
      version,
      updated_at: new Date(ctx.clock()),
      deleted_at: null,
    };
    await db
      .insertInto('touchpoints')
      .values({ workspace, id: touchpoint.id, ...values })
      .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet(values))
      .execute();
    await tellOfChange(db, workspace);
    return { touchpoint, version };
  });
}

export function deleteTouchpoint(ctx: Context, workspace: string, id: string): Promise<void> {
  return ctx.store.state.inWorkspace<MapsTables, void>(workspace, async (db) => {
    const result = await db
      .updateTable('touchpoints')
      .set({ deleted_at: new Date(ctx.clock()) })
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) throw new ProblemError('not_found');
    await tellOfChange(db, workspace);
  });
}
