import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** The processes whose command line names the folder, this one left out; needs /proc. */
export function processesOf(folder: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return command.includes(folder) ? [{ pid: Number(name), command }] : [];
      } catch {
        return [];
      }
    });
}

/** Resolves when no process names the folder any more. */
export async function goneFrom(folder: string): Promise<void> {
  while (processesOf(folder).length > 0) await pause(20);
}

export interface Holder {
  readonly process: ChildProcess;
  /** What it said: `open`, or `refused: …`. */
  readonly said: string;
  /** Lets it close its store; resolves when it has ended. */
  release(): Promise<void>;
  /** kill -9; resolves when it has ended. */
  kill(): Promise<void>;
}

/** Another process that opens a store in the folder. */
export async function holdStore(folder: string): Promise<Holder> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-store.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout })
      .once('line', resolve)
      .once('close', () => resolve('said nothing'));
  });
  return {
    process: child,
    said,
    release: () => {
      child.stdin.end();
      return ended;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}
