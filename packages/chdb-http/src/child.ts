import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { THREADS } from './lanes.ts';
import type { ListenAddress } from './listen-address.ts';

/** A stop that takes longer is ended by force. */
const LONGEST_STOP_MS = 20_000;

export interface ChildOptions {
  readonly path: string;
  readonly listen: ListenAddress;
  readonly password?: string;
  readonly memoryLimitBytes?: number;
}

export interface Child {
  readonly process: ChildProcess;
  readonly url: string;
  /** The end of what it wrote to standard error: its last words, where it died. */
  complaints(): string;
}

export function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function readReport(line: string): { url: string } | { error: string } {
  const said: unknown = JSON.parse(line);
  if (typeof said === 'object' && said !== null) {
    if ('url' in said && typeof said.url === 'string') return { url: said.url };
    if ('error' in said && typeof said.error === 'string') return { error: said.error };
  }
  return { error: `chDB's process said what nobody understands: ${line}` };
}

/** Starts chDB in a process of its own; resolves when it answers. @throws with its words when it cannot start */
export async function startChild({ path, listen, password, memoryLimitBytes }: ChildOptions): Promise<Child> {
  const where =
    'socketPath' in listen ? ['--socket', listen.socketPath] : ['--host', listen.host, '--port', `${listen.port}`];
  const limit = memoryLimitBytes === undefined ? [] : ['--memory-limit', `${memoryLimitBytes}`];
  const script = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [script, '--with-parent', '--path', path, ...where, ...limit], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a group of its own: Ctrl-C at the terminal is for the parent, which then stops this one in order.
    detached: true,
    env: { ...process.env, UV_THREADPOOL_SIZE: String(THREADS), CHDB_PASSWORD: password ?? '' },
  });
  child.stdin.on('error', () => undefined);
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = `${complaints}${chunk}`.slice(-2_000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`chDB ended at once (${signal ?? code})${complaints === '' ? '' : `: ${complaints.trim()}`}`)),
    );
    createInterface({ input: child.stdout }).once('line', (line) => {
      const report = readReport(line);
      if ('url' in report) resolve({ process: child, url: report.url, complaints: () => complaints.trim() });
      else reject(new Error(report.error));
    });
  });
}

/** Ends the process in order, by force where that takes too long. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS);
  await ended;
  clearTimeout(force);
}
