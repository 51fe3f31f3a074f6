import type { Store } from '@waymark/store';
import { sql, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { JobState, JobTables } from './tables.ts';

export interface JobContext {
  readonly store: Store;
  readonly clock: () => number;
}

/** How far a job is. */
export interface JobProgress {
  /** 0 to 1; null while unknown. */
  readonly share: number | null;
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rowsPerSecond: number;
  readonly remainingSeconds: number | null;
}

/** A piece of long work, as it stands. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly progress: unknown;
  readonly result: unknown;
  readonly error: string | null;
  readonly errorCode: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** The channel that wakes the processes which run jobs; the payload is the workspace. */
export const JOB_CHANNEL = 'waymark_jobs';

/** Adds a job within the transaction of what it is about; it begins once that is committed. */
export async function addJob(
  db: Transaction<JobTables>,
  workspace: string,
  kind: string,
  at: Date,
  /** Run by this process itself, which says so at once. */
  writer: string | null = null,
): Promise<string> {
  const id = uuidv7();
  await db
    .insertInto('jobs')
    .values({
      workspace,
      id,
      kind,
      state: writer === null ? 'waiting' : 'running',
      result: null,
      error: null,
      error_code: null,
      writer,
      created_at: at,
      started_at: writer === null ? null : at,
      finished_at: null,
    })
    .execute();
  await sql`select pg_notify(${JOB_CHANNEL}, ${workspace})`.execute(db);
  return id;
}

export async function jobById(ctx: JobContext, workspace: string, id: string): Promise<Job | undefined> {
  return ctx.store.state.inWorkspace<JobTables, Job | undefined>(workspace, async (db) => {
    const row = await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
    return (
      row && {
        id: row.id,
        kind: row.kind,
        state: row.state,
        progress: row.progress,
        result: row.result,
        error: row.error,
        errorCode: row.error_code,
        createdAt: row.created_at.toISOString(),
        startedAt: row.started_at?.toISOString() ?? null,
        finishedAt: row.finished_at?.toISOString() ?? null,
      }
    );
  });
}

/** Asks a job to stop: a waiting one is over at once, a running one with its next piece. @returns false when there is none */
export async function cancelJob(ctx: JobContext, workspace: string, id: string): Promise<boolean> {
  return ctx.store.state.inWorkspace<JobTables, boolean>(workspace, async (db) => {
    const { rows } = await sql`
      update jobs set cancel_wanted = true,
        finished_at = case when state = 'waiting' then ${new Date(ctx.clock())} else finished_at end,
        state = case when state = 'waiting' then 'cancelled' else state end
      where id = ${id} returning id
    `.execute(db);
    return rows.length > 0;
  });
}

/** Notes how far a running job is. @returns whether it is to stop */
export async function reportJob(
  ctx: JobContext,
  workspace: string,
  id: string,
  progress: JobProgress,
): Promise<boolean> {
  return ctx.store.state.inWorkspace<JobTables, boolean>(workspace, async (db) => {
    const row = await db
      .updateTable('jobs')
      .set({ progress: JSON.stringify(progress) })
      .where('id', '=', id)
      .returning('cancel_wanted')
      .executeTakeFirst();
    return row?.cancel_wanted ?? true;
  });
}

export type JobEnd =
  | { readonly state: 'done' | 'cancelled'; readonly result: unknown }
  | { readonly state: 'failed'; readonly error: string; readonly errorCode: string; readonly result: unknown };

export async function finishJob(ctx: JobContext, workspace: string, id: string, end: JobEnd): Promise<void> {
  await ctx.store.state.inWorkspace<JobTables, void>(workspace, async (db) => {
    await db
      .updateTable('jobs')
      .set({
        state: end.state,
        result: JSON.stringify(end.result ?? null),
        error: end.state === 'failed' ? end.error : null,
        error_code: end.state === 'failed' ? end.errorCode : null,
        finished_at: new Date(ctx.clock()),
      })
      .where('id', '=', id)
      .execute();
  });
}

/** Gives a job back, for another process (or this one, later) to go on with. */
export async function releaseJob(ctx: JobContext, workspace: string, id: string): Promise<void> {
  await ctx.store.state.inWorkspace<JobTables, void>(workspace, async (db) => {
    await db.updateTable('jobs').set({ state: 'waiting', writer: null }).where('id', '=', id).execute();
  });
}

export interface ClaimedJob {
  readonly workspace: string;
  readonly id: string;
}

/** Takes the oldest waiting job of a kind; two processes never take the same. Across workspaces, as it serves them all. */
export async function claimJob(ctx: JobContext, kind: string): Promise<ClaimedJob | undefined> {
  const { rows } = await sql<ClaimedJob>`
    update jobs set state = 'running', writer = ${ctx.store.state.writer.id}, started_at = coalesce(started_at, ${new Date(ctx.clock())})
    where (workspace, id) in (
      select workspace, id from jobs where kind = ${kind} and state = 'waiting'
      order by created_at limit 1 for update skip locked
    ) returning workspace, id
  `.execute(ctx.store.state.acrossWorkspaces<JobTables>());
  return rows[0];
}

/** Puts jobs whose process has died back into the queue. Across workspaces, because it cleans up after processes. */
export async function reviveJobs(ctx: JobContext, kind: string): Promise<void> {
  const across = ctx.store.state.acrossWorkspaces<JobTables>();
  const writers = await across
    .selectFrom('jobs')
    .select('writer')
    .distinct()
    .where('kind', '=', kind)
    .where('state', '=', 'running')
    .execute();
  for (const { writer } of writers) {
    if (writer === ctx.store.state.writer.id) continue;
    if (writer !== null && (await ctx.store.state.writer.isAlive(writer))) continue;
    await across
      .updateTable('jobs')
      .set({ state: 'waiting', writer: null })
      .where('kind', '=', kind)
      .where('state', '=', 'running')
      .where('writer', writer === null ? 'is' : '=', writer)
      .execute();
  }
}
