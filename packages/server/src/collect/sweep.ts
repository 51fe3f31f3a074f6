import type { ServerContext } from '../context.ts';
import { forgetOldRejects } from './rejects.ts';
import { settleLeftBatches } from './settle.ts';

const EVERY_MS = 5_000;
const FORGET_EVERY = 720;

/** Settles what dead processes (or a failed write of this one) left behind: once before the server listens, then every five seconds. */
export async function startSweep(ctx: ServerContext): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  let rounds = 0;
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<void> => {
    try {
      await settleLeftBatches(ctx);
      if (rounds++ % FORGET_EVERY === 0) await forgetOldRejects(ctx);
    } catch (error) {
      ctx.log.warn({ err: error }, 'settling batches failed, will try again');
    }
    if (!stopped) timer = setTimeout(() => void run(), EVERY_MS);
  };
  let running = sweep();
  const run = (): Promise<void> => {
    running = sweep();
    return running;
  };
  await running;
  return {
    async stop() {
      stopped = true;
      await running;
      clearTimeout(timer);
    },
  };
}
