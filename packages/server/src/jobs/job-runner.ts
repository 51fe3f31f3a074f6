import { type ClaimedJob, claimJob, JOB_CHANNEL, type JobContext, releaseJob, reviveJobs } from './jobs.ts';

export interface JobRunnerContext extends JobContext {
  readonly log: { warn(details: object, message: string): void };
}

const POLL_MS = 2000;

/**
 * Runs the jobs of one kind in this process, one after another: the waiting ones, and those whose process has died.
 * `run` brings a job to its end and says so itself; it gives up when the signal fires (the process stops), and the job
 * goes back to the queue.
 */
export async function startJobRunner(
  ctx: JobRunnerContext,
  kind: string,
  run: (job: ClaimedJob, signal: AbortSignal) => Promise<void>,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let wake = (): void => {};
  let news = true;
  const unlisten = await ctx.store.state.listen(JOB_CHANNEL, () => {
    news = true;
    wake();
  });
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      news = false;
      try {
        await reviveJobs(ctx, kind);
        const job = await claimJob(ctx, kind);
        if (job !== undefined) {
          try {
            await run(job, stopping.signal);
          } catch (error) {
            ctx.log.warn({ err: error, job: job.id }, 'a job was interrupted and will be gone on with');
            await releaseJob(ctx, job.workspace, job.id);
            if (!stopping.signal.aborted) await sleep();
          }
          continue;
        }
      } catch (error) {
        ctx.log.warn({ err: error }, 'looking for jobs failed, will try again');
      }
      if (!news && !stopping.signal.aborted) await sleep();
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping.abort(new Error('the process stops'));
      wake();
      await running;
      await unlisten();
    },
  };
}
