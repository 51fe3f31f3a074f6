import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 30_000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether the process is the postmaster of this folder, as far as the system tells (/proc); unknown counts as no. */
async function isPostmasterOf(pid: number, folder: string): Promise<boolean> {
  try {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return line.split('\0').includes(folder);
  } catch {
    return false;
  }
}

/**
 * Ends a postmaster that outlived the process that started it, so that the folder can be opened again.
 * It is asked to shut down fast, and made to (SIGQUIT: recovery at the next start) when it does not.
 */
export async function endOrphanedPostgres(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!(pid > 0) || !(await isPostmasterOf(pid, folder))) return;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
      if (!isRunning(pid)) return;
      await pause(50);
    }
  }
}
