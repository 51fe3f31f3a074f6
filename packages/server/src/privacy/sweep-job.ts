import { firstWorkspace, workspaceById } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import { addJob, type ClaimedJob, finishJob, type JobTables, startJobRunner } from '../jobs/index.ts';
import { finishErasures } from './erase.ts';
import { dropExpiredAnswers } from './requests/answer.ts';
import { sweep } from './sweep.ts';
import type { PrivacyTables } from './tables.ts';

export const SWEEP_JOB = 'privacy-sweep';

const LOOK_EVERY_MS = 60_000;
/** The hour of the night, in the time zone of the first workspace, at which the files are swept. */
const SWEEP_HOUR = 3;

/** Begins a sweep; one process takes it up. @returns the job's id */
export function beginSweep(ctx: ServerContext, workspace: string): Promise<string> {
  return ctx.store.state.inWorkspace<JobTables, string>(workspace, (db) =>
    addJob(db, workspace, SWEEP_JOB, new Date(ctx.clock())),
  );
}

async function runSweep(ctx: ServerContext, { workspace, id }: ClaimedJob): Promise<void> {
  try {
    await finishJob(ctx, workspace, id, { state: 'done', result: await sweep(ctx) });
  } catch (error) {
    ctx.log.error({ err: error }, 'sweeping failed');
    const message = error instanceof Error ? error.message : String(error);
    await finishJob(ctx, workspace, id, { state: 'failed', error: message, errorCode: 'sweep_failed', result: null });
  }
}

/** Whether there is anything to sweep, and no sweep waiting or at work. Across workspaces: files know none. */
async function isSweepDue(ctx: ServerContext): Promise<boolean> {
  const across = ctx.store.state.acrossWorkspaces<PrivacyTables & JobTables>();
  const unswept = await across
    .selectFrom('erasures')
    .select('id')
    .where('swept_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (unswept === undefined) return false;
  const open = await across
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', SWEEP_JOB)
    .where('state', 'in', ['waiting', 'running'])
    .limit(1)
    .executeTakeFirst();
  return open === undefined;
}

/** Finishes erasures whose process died, and sweeps the files every night after which there is something to sweep. */
export async function startSweeping(ctx: ServerContext): Promise<{ stop(): Promise<void> }> {
  const runner = await startJobRunner(ctx, SWEEP_JOB, (job) => runSweep(ctx, job));
  let sweptOn = '';
  const look = async (): Promise<void> => {
    try {
      await finishErasures(ctx);
      await dropExpiredAnswers(ctx);
      const first = await firstWorkspace(ctx);
      const zone = (await workspaceById(ctx, first.id))?.time_zone ?? 'UTC';
      const parts = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'short',
        hourCycle: 'h23',
      }).format(ctx.clock());
      const [day = '', time = ''] = parts.split(', ');
      if (Number(time.split(':')[0]) !== SWEEP_HOUR || day === sweptOn) return;
      sweptOn = day;
      if (await isSweepDue(ctx)) await beginSweep(ctx, first.id);
    } catch (error) {
      ctx.log.warn({ err: error }, 'looking for what is to be erased failed, will try again');
    }
  };
  await look();
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await runner.stop();
    },
  };
}
