import {
  applyMapChange,
  documentFromMap,
  type JourneyMap,
  type Language,
  mapFromDocument,
  mapFromTemplate,
  parseMap,
  stepsInOrder,
  type TemplateKey,
  type Touchpoint,
  validateMap,
} from '@waymark/model';
import { sql, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import * as Y from 'yjs';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { loadDocument, saveDocument, tellOfChange } from './map-document.ts';
import type { MapsTables } from './tables.ts';
import { addToCatalogue, catalogueIn } from './touchpoints.ts';

type Db = Transaction<MapsTables>;
type Context = Pick<ServerContext, 'store' | 'clock'>;

/** A map with the catalogue entries its steps refer to, and the version its ETag names. */
export interface StoredMap {
  readonly map: JourneyMap;
  readonly version: bigint;
}

export interface MapSummary {
  readonly id: string;
  readonly title: string;
  readonly decisionA: string;
  readonly decisionB: string;
  readonly phases: number;
  readonly steps: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the list of maps shows of one. */
export function summaryColumns(map: JourneyMap) {
  return {
    title: map.title,
    decision_a: map.decisionA.text,
    decision_b: map.decisionB.text,
    phases: map.phases.length,
    steps: stepsInOrder(map).length,
  };
}

function withTouchpoints(map: JourneyMap, catalogue: readonly Touchpoint[]): JourneyMap {
  const used = new Set(stepsInOrder(map).flatMap(({ step }) => step.touchpoints));
  return { ...map, touchpoints: catalogue.filter(({ id }) => used.has(id)) };
}

/** Reads a map somebody sends. @throws ProblemError naming the field and what was expected there */
export function readMap(value: unknown): JourneyMap {
  const parsed = parseMap(value);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    const path = first?.path ? `map.${first.path}` : 'map';
    throw new ProblemError('invalid_field', {
      path,
      detail: first?.message ?? 'not a journey map',
      values: { field: path, reason: first?.message ?? '' },
    });
  }
  return parsed.value;
}

function mustBeSound(map: JourneyMap, catalogue: readonly Touchpoint[]): void {
  const error = validateMap(map, [...catalogue, ...(map.touchpoints ?? [])]).find(
    ({ severity }) => severity === 'error',
  );
  if (error === undefined) return;
  const path = error.path === '' ? 'map' : `map.${error.path}`;
  throw new ProblemError('invalid_field', {
    path,
    detail: `At ${path}: ${error.code}`,
    values: { field: path, reason: error.code },
  });
}

async function rowOf(db: Db, id: string, { deleted = false, lock = false } = {}) {
  const query = db.selectFrom('maps').select(['version', 'deleted_at']).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined || (row.deleted_at !== null) !== deleted) throw new ProblemError('not_found');
  return row;
}

async function insertMap(
  db: Db,
  workspace: string,
  map: JourneyMap,
  at: Date,
  idempotencyKey: string | null,
): Promise<void> {
  await db
    .insertInto('maps')
    .values({
      workspace,
      id: map.id,
      ...summaryColumns(map),
      version: 1n,
      summarised: 1n,
      idempotency_key: idempotencyKey,
      created_at: at,
      updated_at: at,
      deleted_at: null,
    })
    .execute();
  await addToCatalogue(db, workspace, map.touchpoints ?? [], at);
  const doc = documentFromMap(map);
  await saveDocument(db, workspace, map.id, doc, Y.encodeStateVector(new Y.Doc()));
}

export interface CreateMapOptions {
  /** The same key gives the same map, however often it is sent. */
  readonly idempotencyKey?: string | undefined;
}

/** Creates a map; its id is kept unless another map of the workspace has it. */
export function createMap(
  ctx: Context,
  workspace: string,
  wanted: JourneyMap,
  { idempotencyKey }: CreateMapOptions = {},
): Promise<StoredMap> {
  return ctx.store.state.inWorkspace<MapsTables, StoredMap>(workspace, async (db) => {
    if (idempotencyKey !== undefined) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${workspace} map ${idempotencyKey}`}, 0))`.execute(db);
      const earlier = await db
        .selectFrom('maps')
        .select('id')
        .where('idempotency_key', '=', idempotencyKey)
        .executeTakeFirst();
      if (earlier !== undefined) return readStored(db, earlier.id);
    }
    const taken = await db.selectFrom('maps').select('id').where('id', '=', wanted.id).executeTakeFirst();
    const map = taken === undefined ? wanted : { ...wanted, id: uuidv7() };
    mustBeSound(map, await catalogueIn(db));
    await insertMap(db, workspace, map, new Date(ctx.clock()), idempotencyKey ?? null);
    return readStored(db, map.id);
  });
}

/** Creates a map from a template. @param title instead of the template's, where given */
export function createFromTemplate(
  ctx: Context,
  workspace: string,
  wish: { readonly template: TemplateKey; readonly language: Language; readonly title?: string | undefined },
  options: CreateMapOptions = {},
): Promise<StoredMap> {
  const map = mapFromTemplate(wish.template, { language: wish.language, makeId: () => uuidv7(), translations: true });
  const title = wish.title?.trim();
  return createMap(ctx, workspace, title ? { ...map, title, translations: undefined } : map, options);
}

async function readStored(db: Db, id: string): Promise<StoredMap> {
  const { version } = await rowOf(db, id);
  const { map } = mapFromDocument(await loadDocument(db, id));
  return { map: withTouchpoints(map, await catalogueIn(db)), version };
}

/** @throws ProblemError not_found */
export function getMap(ctx: Context, workspace: string, id: string): Promise<StoredMap> {
  return ctx.store.state.inWorkspace<MapsTables, StoredMap>(workspace, (db) => readStored(db, id));
}

/**
 * Replaces a map by the difference to what it holds, or creates it under its id.
 * @param expected the version the writer saw, where he says so
 * @throws ProblemError precondition_failed when somebody changed it since
 */
export function putMap(
  ctx: Context,
  workspace: string,
  wanted: JourneyMap,
  expected: bigint | undefined,
): Promise<StoredMap> {
  return ctx.store.state.inWorkspace<MapsTables, StoredMap>(workspace, async (db) => {
    const at = new Date(ctx.clock());
    const row = await db
      .selectFrom('maps')
      .select(['version', 'deleted_at'])
      .where('id', '=', wanted.id)
      .forUpdate()
      .executeTakeFirst();
    if (expected !== undefined && (row === undefined || row.deleted_at !== null || row.version !== expected))
      throw new ProblemError('precondition_failed');
    mustBeSound(wanted, await catalogueIn(db));
    if (row === undefined) {
      await insertMap(db, workspace, wanted, at, null);
      return readStored(db, wanted.id);
    }
    await addToCatalogue(db, workspace, wanted.touchpoints ?? [], at);
    const doc = await loadDocument(db, wanted.id);
    const before = Y.encodeStateVector(doc);
    applyMapChange(doc, wanted);
    await saveDocument(db, workspace, wanted.id, doc, before);
    await db
      .updateTable('maps')
      .set({
        ...summaryColumns(wanted),
        version: row.version + 1n,
        summarised: row.version + 1n,
        updated_at: at,
        deleted_at: null,
      })
      .where('id', '=', wanted.id)
      .execute();
    return readStored(db, wanted.id);
  });
}

/** Puts a map away; `restoreMap` brings it back. */
export function deleteMap(ctx: Context, workspace: string, id: string): Promise<void> {
  return ctx.store.state.inWorkspace<MapsTables, void>(workspace, async (db) => {
    await rowOf(db, id, { lock: true });
    await db
      .updateTable('maps')
      .set({ deleted_at: new Date(ctx.clock()) })
      .where('id', '=', id)
      .execute();
    await tellOfChange(db, workspace, id);
  });
}

export function restoreMap(ctx: Context, workspace: string, id: string): Promise<void> {
  return ctx.store.state.inWorkspace<MapsTables, void>(workspace, async (db) => {
    await rowOf(db, id, { deleted: true, lock: true });
    await db.updateTable('maps').set({ deleted_at: null }).where('id', '=', id).execute();
    await tellOfChange(db, workspace, id);
  });
}

/** Maps, the last changed first. @param cursor of the page before */
export function listMaps(ctx: Context, workspace: string, cursor: string | undefined, limit: number) {
  return ctx.store.state.inWorkspace<MapsTables, { items: MapSummary[]; nextCursor: string | null }>(
    workspace,
    async (db) => {
      let query = db.selectFrom('maps').selectAll().where('deleted_at', 'is', null);
      const after = cursor === undefined ? undefined : readCursor(cursor);
      if (after !== undefined)
        query = query.where(sql<boolean>`(updated_at, id) < (${after.at}::timestamptz, ${after.id})`);
      const rows = await query
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute();
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => ({
          id: row.id,
          title: row.title,
          decisionA: row.decision_a,
          decisionB: row.decision_b,
          phases: row.phases,
          steps: row.steps,
          createdAt: row.created_at.toISOString(),
          updatedAt: row.updated_at.toISOString(),
        })),
        nextCursor:
          rows.length > limit && last !== undefined
            ? Buffer.from(`${last.updated_at.toISOString()} ${last.id}`).toString('base64url')
            : null,
      };
    },
  );
}

function readCursor(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (Number.isNaN(Date.parse(at)) || id === '')
    throw new ProblemError('invalid_field', {
      path: 'querystring.cursor',
      values: { field: 'cursor', reason: 'not a cursor of this list' },
    });
  return { at, id };
}
