import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ListenAddress } from './listen-address.ts';

const HEARTBEAT_MS = 5_000;
/** A process that has not answered a ping for this long is hanging (a fatal signal can leave the engine so). */
const SILENCE_MS = 30_000;
const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 10_000;
/** A process that lived this long was well: the next restart is quick again. */
const WELL_AFTER_MS = 30_000;

export interface SuperviseOptions {
  readonly path: string;
  readonly listen: ListenAddress;
  readonly password?: string;
  readonly memoryLimitBytes?: number;
  /** One line for whoever operates it: started, died, restarted. */
  readonly log?: (message: string) => void;
  /** Called after each restart, when it answers again. */
  readonly onRestart?: () => void;
}

/**
 * chDB in a child process, kept alive.
 *
 * States: *starting* (the child opens the folder; the first failure ends it all, later ones are tried again with growing
 * pauses), *serving* (a heartbeat every 5 s; 30 s of silence and it is killed), *stopping* (standard input is closed, the
 * child ends cleanly; after 20 s it is killed). A child whose parent dies sees its standard input end and stops by itself.
 */
export interface SupervisedChdb {
  /** For `createClient({ url, http_agent })`. */
  readonly url: string;
  /** Leads to the child over its socket or port. */
  readonly agent: Agent;
  /** The living child's process id, for tests that kill it. */
  readonly pid: number | undefined;
  /** Resolves when the child answers. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
}

/** Starts chDB in a child process and keeps it running. @throws with chDB's own message when the folder cannot be opened. */
export async function superviseChdb(options: SuperviseOptions): Promise<SupervisedChdb> {
  const { log = () => undefined } = options;
  let child = await startChild(options, options.listen);
  const { url } = child;
  // A port that was chosen for us stays ours across restarts.
  const listen: ListenAddress =
    'socketPath' in options.listen ? options.listen : { host: options.listen.host, port: Number(new URL(url).port) };
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 64,
    ...('socketPath' in listen ? { socketPath: listen.socketPath } : {}),
  });
  let stopping = false;
  let serving: Promise<void> = Promise.resolve();
  watch(child);
  log(`chdb started (process ${child.process.pid})`);

  function watch(watched: Child): void {
    const startedAt = performance.now();
    const heartbeat = beat(url, agent, () => watched.process.kill('SIGKILL'));
    watched.process.once('exit', (code, signal) => {
      clearInterval(heartbeat);
      if (stopping) return;
      log(`chdb ended (${signal ?? code}), restarting`);
      serving = restart(performance.now() - startedAt > WELL_AFTER_MS ? 0 : 1);
      serving.catch(() => undefined);
    });
  }

  async function restart(attempt: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Math.min(FIRST_RESTART_MS * 2 ** attempt, LONGEST_RESTART_MS)));
    if (stopping) return;
    try {
      child = await startChild(options, listen);
    } catch (error) {
      log(`chdb did not start: ${error instanceof Error ? error.message : error}`);
      return restart(attempt + 1);
    }
    if (stopping) return endChild(child.process);
    watch(child);
    log(`chdb restarted (process ${child.process.pid})`);
    options.onRestart?.();
  }

  return {
    url,
    agent,
    get pid() {
      return child.process.exitCode === null && child.process.signalCode === null ? child.process.pid : undefined;
    },
    ready: async () => {
      // A restart may begin while an earlier one is awaited.
      for (let awaited: Promise<void> | undefined; awaited !== serving; ) {
        awaited = serving;
        await awaited;
      }
    },
    stop: async () => {
      stopping = true;
      await endChild(child.process);
      await serving.catch(() => undefined);
      agent.destroy();
    },
  };
}

/** Pings until the child has been silent for too long, then gives up on it. */
function beat(url: string, agent: Agent, giveUp: () => void): NodeJS.Timeout {
  let heardAt = performance.now();
  return setInterval(() => {
    if (performance.now() - heardAt > SILENCE_MS) giveUp();
    const ping = get(`${url}/ping`, { agent, timeout: SILENCE_MS }, (response) => {
      response.resume();
      if (response.statusCode === 200) heardAt = performance.now();
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => undefined);
  }, HEARTBEAT_MS).unref();
}

async function startChild(options: SuperviseOptions, listen: ListenAddress): Promise<Child> {
  const where =
    'socketPath' in listen ? ['--socket', listen.socketPath] : ['--host', listen.host, '--port', `${listen.port}`];
  const limit = options.memoryLimitBytes === undefined ? [] : ['--memory-limit', `${options.memoryLimitBytes}`];
  const script = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [script, '--with-parent', '--path', options.path, ...where, ...limit], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // In a group of its own: Ctrl-C at the terminal is for the parent, which then stops this one in order.
    detached: true,
    env: {
      ...process.env,
      UV_THREADPOOL_SIZE: '16',
      ...(options.password === undefined ? {} : { CHDB_PASSWORD: options.password }),
    },
  });
  child.stdin?.on('error', () => undefined);
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = `${complaints}${chunk}`.slice(-2_000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`chdb ended at once (${signal ?? code})${complaints === '' ? '' : `: ${complaints.trim()}`}`)),
    );
    createInterface({ input: child.stdout }).once('line', (line) => {
      const said = JSON.parse(line) as { ready: boolean; url?: string; error?: string };
      if (said.ready && said.url !== undefined) resolve({ process: child, url: said.url });
      else reject(new Error(said.error ?? 'chdb did not start'));
    });
  });
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdin?.end();
  const kill = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(kill);
}
