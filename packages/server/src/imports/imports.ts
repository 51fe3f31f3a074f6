import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { csvCell } from '../csv-cell.ts';
import {
  addJob,
  type ClaimedJob,
  finishJob,
  type JobProgress,
  type JobState,
  type JobTables,
  reportJob,
} from '../jobs/index.ts';
import { ImportProblem } from './import-problem.ts';
import { mappingSchema, PROPERTY_SORTS } from './mapping.ts';
import { resolveMapping, takeSample } from './preview.ts';
import type { ResolvedMapping } from './row-to-event.ts';
import { type ImportState, runImport } from './run-import.ts';
import type { ImportTables } from './tables.ts';
import { TIME_FORMATS, type TimeFormat } from './time/time-format.ts';

export type ImportContext = Pick<ServerContext, 'store' | 'clock' | 'log' | 'live' | 'configuration'>;

export const IMPORT_JOB = 'import';

/** An import as it stands. */
export interface ImportAnswer {
  readonly id: string;
  readonly job: string;
  readonly file: string;
  readonly state: JobState;
  readonly createdAt: string;
  /** 0 to 1; null while unknown. */
  readonly progress: number | null;
  readonly rows: number;
  readonly stored: number;
  readonly rejected: number;
  readonly rowsPerSecond: number | null;
  readonly remainingSeconds: number | null;
  /** Events that were not there before; null until it is done. */
  readonly added: number | null;
  readonly error: string | null;
  readonly errorCode: string | null;
}

export interface Upload {
  readonly id: string;
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
}

/** Takes a file in as it arrives. */
export async function keepUpload(ctx: ImportContext, workspace: string, file: string, body: Readable): Promise<Upload> {
  const id = uuidv7();
  const folder = path.join(ctx.configuration.dataDir, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = path.join(folder, id);
  try {
    await pipeline(body, createWriteStream(kept, { mode: 0o600, flush: true }));
    const { size } = await stat(kept);
    if (size === 0) throw new ImportProblem('no_rows', 'The file is empty');
    const upload = { id, file: path.basename(file).slice(0, 200) || 'file', path: kept, bytes: size };
    await ctx.store.state.inWorkspace<ImportTables, void>(workspace, async (db) => {
      await db
        .insertInto('uploads')
        .values({ workspace, ...upload, created_at: new Date(ctx.clock()) })
        .execute();
    });
    return upload;
  } catch (error) {
    await rm(kept, { force: true });
    throw error;
  }
}

export async function uploadById(ctx: ImportContext, workspace: string, id: string): Promise<Upload | undefined> {
  return ctx.store.state.inWorkspace<ImportTables, Upload | undefined>(workspace, async (db) => {
    const row = await db
      .selectFrom('uploads')
      .select(['id', 'file', 'path', 'bytes'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { ...row, bytes: Number(row.bytes) };
  });
}

export interface ImportWish {
  readonly path: string;
  readonly file: string;
  readonly bytes: number;
  /** The upload the file is; undefined when it is a file of the machine, which stays. */
  readonly upload?: string | undefined;
  readonly mapping: z.infer<typeof mappingSchema>;
  readonly idempotencyKey?: string | undefined;
}

/**
 * Begins an import: checks the mapping against the file, notes it, and leaves it to this process's job runner.
 * With an idempotency key that was used before, the import of then is answered.
 * @throws ImportProblem
 */
export async function beginImport(ctx: ImportContext, workspace: string, wish: ImportWish): Promise<ImportAnswer> {
  const sample = await takeSample(wish.path, wish.file, wish.mapping.layout);
  const mapping = resolveMapping(wish.mapping, sample, wish.file);
  const at = new Date(ctx.clock());
  const id = await ctx.store.state.inWorkspace<ImportTables & JobTables, string>(workspace, async (db) => {
    const key = wish.idempotencyKey ?? null;
    if (key !== null) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`waymark import ${workspace} ${key}`}, 0))`.execute(db);
      const earlier = await db.selectFrom('imports').select('id').where('idempotency_key', '=', key).executeTakeFirst();
      if (earlier) return earlier.id;
    }
    const made = uuidv7();
    const job = await addJob(db as unknown as Transaction<JobTables>, workspace, IMPORT_JOB, at);
    await db
      .insertInto('imports')
      .values({
        workspace,
        id: made,
        job,
        file: wish.file,
        path: wish.path,
        uploaded: wish.upload !== undefined,
        bytes: wish.bytes,
        mapping: JSON.stringify(mapping),
        idempotency_key: key,
        created_at: at,
      })
      .execute();
    if (wish.upload !== undefined) await db.deleteFrom('uploads').where('id', '=', wish.upload).execute();
    return made;
  });
  const begun = await importById(ctx, workspace, id);
  if (begun === undefined) throw new Error('the import is gone');
  return begun;
}

const progressSchema = z.object({
  share: z.number().nullable().default(null),
  rowsPerSecond: z.number().nullable().default(null),
  remainingSeconds: z.number().nullable().default(null),
});
const resultSchema = z
  .object({ added: z.number().nullable().default(null) })
  .nullable()
  .default(null);

interface ListedImport {
  id: string;
  job: string;
  file: string;
  created_at: Date;
  rows_done: string;
  stored: string;
  rejected: string;
  state: JobState;
  progress: unknown;
  result: unknown;
  error: string | null;
  error_code: string | null;
}

function answerOf(row: ListedImport): ImportAnswer {
  const progress = progressSchema.parse(row.progress ?? {});
  return {
    id: row.id,
    job: row.job,
    file: row.file,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    progress: row.state === 'done' ? 1 : progress.share,
    rows: Number(row.rows_done),
    stored: Number(row.stored),
    rejected: Number(row.rejected),
    rowsPerSecond: progress.rowsPerSecond,
    remainingSeconds: row.state === 'running' ? progress.remainingSeconds : null,
    added: resultSchema.parse(row.result ?? null)?.added ?? null,
    error: row.error,
    errorCode: row.error_code,
  };
}

/** Imports, newest first. @param before the id of the last one seen */
export async function listImports(
  ctx: ImportContext,
  workspace: string,
  options: { readonly before?: string | undefined; readonly limit: number; readonly id?: string | undefined },
): Promise<ImportAnswer[]> {
  return ctx.store.state.inWorkspace<ImportTables & JobTables, ImportAnswer[]>(workspace, async (db) => {
    let query = db
      .selectFrom('imports')
      .innerJoin('jobs', 'jobs.id', 'imports.job')
      .select([
        'imports.id',
        'imports.job',
        'imports.file',
        'imports.created_at',
        'imports.rows_done',
        'imports.stored',
        'imports.rejected',
        'jobs.state',
        'jobs.progress',
        'jobs.result',
        'jobs.error',
        'jobs.error_code',
      ]);
    if (options.before !== undefined) query = query.where('imports.id', '<', options.before);
    if (options.id !== undefined) query = query.where('imports.id', '=', options.id);
    const rows = await query.orderBy('imports.id', 'desc').limit(options.limit).execute();
    return rows.map(answerOf);
  });
}

export async function importById(ctx: ImportContext, workspace: string, id: string): Promise<ImportAnswer | undefined> {
  return (await listImports(ctx, workspace, { id, limit: 1 }))[0];
}

const keptMapping = mappingSchema.safeExtend({
  timeFormat: z.custom<TimeFormat>((value) => typeof value === 'string' && Object.hasOwn(TIME_FORMATS, value)),
  decimal: z.enum(['.', ',']),
  source: z.string(),
  propertySorts: z.record(z.string(), z.enum(PROPERTY_SORTS)),
});

async function stateOfJob(
  ctx: ImportContext,
  job: ClaimedJob,
): Promise<(ImportState & { uploaded: boolean }) | undefined> {
  return ctx.store.state.inWorkspace<ImportTables, (ImportState & { uploaded: boolean }) | undefined>(
    job.workspace,
    async (db) => {
      const row = await db.selectFrom('imports').selectAll().where('job', '=', job.id).executeTakeFirst();
      if (row === undefined) return undefined;
      const mapping: ResolvedMapping = keptMapping.parse(row.mapping);
      return {
        id: row.id,
        file: row.file,
        path: row.path,
        bytes: Number(row.bytes),
        mapping,
        rowsDone: Number(row.rows_done),
        stored: Number(row.stored),
        rejected: Number(row.rejected),
        createdAt: row.created_at.getTime(),
        uploaded: row.uploaded,
      };
    },
  );
}

/** Events of an import that were not there before: of equal ones the first delivery stays, with its time of receipt. */
async function countAdded(ctx: ImportContext, workspace: string, state: ImportState): Promise<number> {
  const [row] = await ctx.store.events.query<{ added: string }>(
    `select count() as added from events final
     where workspace = {workspace:UUID} and received_at = {at:DateTime64(3, 'UTC')} and source = {source:String}`,
    {
      params: {
        workspace,
        at: new Date(state.createdAt).toISOString().replace('T', ' ').replace('Z', ''),
        source: state.mapping.source,
      },
    },
  );
  return Number(row?.added ?? 0);
}

/** Brings one import to its end; rejects only when it was interrupted and another process may go on. */
export async function runImportJob(ctx: ImportContext, job: ClaimedJob, signal: AbortSignal): Promise<void> {
  const { workspace, id } = job;
  const state = await stateOfJob(ctx, job);
  if (state === undefined) {
    await finishJob(ctx, workspace, id, {
      state: 'failed',
      error: 'The import is gone',
      errorCode: 'not_readable',
      result: null,
    });
    return;
  }
  const report = async (progress: JobProgress, totals: { stored: number; rejected: number }): Promise<boolean> => {
    const stop = await reportJob(ctx, workspace, id, progress);
    ctx.live.publish(workspace, `jobs/${id}`, { state: 'running', ...progress, ...totals });
    return stop;
  };
  let end: Parameters<typeof finishJob>[3];
  try {
    const { result, cancelled } = await runImport(ctx, workspace, state, report, signal);
    const added = await countAdded(ctx, workspace, state);
    end = { state: cancelled ? 'cancelled' : 'done', result: { ...result, added } };
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    end = { state: 'failed', error: error.message, errorCode: error.code, result: null };
  }
  await finishJob(ctx, workspace, id, end);
  ctx.live.publish(workspace, `jobs/${id}`, { state: end.state });
  if (state.uploaded) await rm(state.path, { force: true });
}

export interface KeptReject {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly reason: string;
  readonly raw: string;
}

const PAGE = 2000;

/** The rows an import refused, in the order of the file, as they are read. */
export async function* rejectsOf(ctx: ImportContext, workspace: string, id: string): AsyncGenerator<KeptReject> {
  let after = '0';
  for (;;) {
    const last = after;
    const rows = await ctx.store.state.inWorkspace<
      ImportTables,
      { id: string; line: string; field: string; code: string; reason: string; raw: string }[]
    >(workspace, (db) =>
      db
        .selectFrom('import_rejects')
        .select(['id', 'line', 'field', 'code', 'reason', 'raw'])
        .where('import', '=', id)
        .where('id', '>', last)
        .orderBy('id')
        .limit(PAGE)
        .execute(),
    );
    for (const row of rows) {
      after = row.id;
      yield { line: Number(row.line), column: row.field, code: row.code, reason: row.reason, raw: row.raw };
    }
    if (rows.length < PAGE) return;
  }
}

/** The same as CSV. */
export async function* rejectsCsv(ctx: ImportContext, workspace: string, id: string): AsyncGenerator<string> {
  yield 'line,column,code,reason,row\r\n';
  for await (const one of rejectsOf(ctx, workspace, id)) {
    yield `${one.line},${csvCell(one.column)},${csvCell(one.code)},${csvCell(one.reason)},${csvCell(one.raw)}\r\n`;
  }
}

const UPLOAD_KEPT_MS = 24 * 60 * 60 * 1000;

/** Forgets uploads nobody began to import within a day. Across workspaces, as a sweep. */
export async function forgetOldUploads(ctx: ImportContext): Promise<void> {
  const rows = await ctx.store.state
    .acrossWorkspaces<ImportTables>()
    .deleteFrom('uploads')
    .where('created_at', '<', new Date(ctx.clock() - UPLOAD_KEPT_MS))
    .returning('path')
    .execute();
  for (const row of rows) await rm(row.path, { force: true });
}
