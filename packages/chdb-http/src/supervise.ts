import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, type ChildOptions, endChild, isAlive, startChild } from './child.ts';
import { HEARTBEAT, type HeartbeatOptions, startHeartbeat } from './heartbeat.ts';
import type { ListenAddress } from './listen-address.ts';

const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 10_000;
/** A process that lived this long was well: the next restart is quick again. */
const WELL_AFTER_MS = 30_000;
/** How long the child of a parent that died may still hold the folder. */
const PREDECESSOR_MS = 5_000;
const PREDECESSOR_PAUSE_MS = 250;

export interface SuperviseOptions extends ChildOptions {
  /** One line for whoever operates it: started, died, restarted. */
  readonly log?: (message: string) => void;
  /** Called when the child died without being asked to, with the signal or exit code; a restart follows. */
  readonly onExit?: (reason: string) => void;
  /** Called after each restart, when it answers again. */
  readonly onRestart?: () => void;
  /** By default 10 s for a ping, every 5 s, three misses. */
  readonly heartbeat?: HeartbeatOptions;
}

/**
 * chDB in a child process, kept alive.
 *
 * States: *starting* (the child opens the folder; the first failure ends it all, later ones are tried again with growing
 * pauses), *serving* (a heartbeat; when it stays away the child is killed, for a fatal signal can leave the engine hanging),
 * *stopping* (the child ends in order, by force after 20 s). A child whose parent dies sees its standard input end and
 * stops by itself; the successor waits for that.
 */
export interface SupervisedChdb {
  /** For `createClient({ url, http_agent })`. The same across restarts. */
  readonly url: string;
  /**
   * Leads to the child over its socket or port. For one client: `@clickhouse/client` closes sockets that it believes idle, also
   * when another client on the same agent is using them.
   */
  readonly agent: Agent;
  /** An agent for a further client; it is closed with `stop`. */
  makeAgent(): Agent;
  /** The living child's process id; nothing between death and restart. */
  readonly pid: number | undefined;
  /** Resolves when the child answers; rejects after `stop`. */
  ready(): Promise<void>;
  /** Stops the child for good; resolves when its process is gone and the folder free. */
  stop(): Promise<void>;
}

/** Starts chDB in a child process and keeps it running. @throws with chDB's own message when the folder cannot be opened. */
export async function superviseChdb(options: SuperviseOptions): Promise<SupervisedChdb> {
  const { log = () => undefined, onExit, onRestart, heartbeat = HEARTBEAT } = options;
  let child = await startAfterPredecessor(options);
  const { url } = child;
  // A port that was chosen for us stays ours across restarts.
  const listen: ListenAddress =
    'socketPath' in options.listen ? options.listen : { host: options.listen.host, port: Number(new URL(url).port) };
  const way = 'socketPath' in listen ? { socketPath: listen.socketPath } : {};
  const agents: Agent[] = [];
  const makeAgent = () => {
    const made = new Agent({ keepAlive: true, ...way });
    agents.push(made);
    return made;
  };
  const agent = makeAgent();
  let stopping = false;
  let serving: Promise<void> = Promise.resolve();
  watch(child, 0);
  log(`chDB started (process ${child.process.pid})`);

  function watch(watched: Child, quickDeaths: number): void {
    const startedAt = performance.now();
    const stopHeartbeat = startHeartbeat(url, way, heartbeat, () => {
      log(`chDB (process ${watched.process.pid}) does not answer: killed`);
      watched.process.kill('SIGKILL');
    });
    const died = () => {
      stopHeartbeat();
      if (stopping) return;
      const reason = String(watched.process.signalCode ?? watched.process.exitCode);
      const lastWords = watched.complaints();
      log(`chDB ended (${reason}), restarting${lastWords === '' ? '' : `; its last words: ${lastWords}`}`);
      serving = restart(performance.now() - startedAt > WELL_AFTER_MS ? 0 : quickDeaths);
      serving.catch(() => undefined);
      onExit?.(reason);
    };
    if (isAlive(watched.process)) watched.process.once('exit', died);
    else died();
  }

  async function restart(attempt: number): Promise<void> {
    await pause(Math.min(FIRST_RESTART_MS * 2 ** attempt, LONGEST_RESTART_MS));
    if (stopping) return;
    try {
      child = await startChild({ ...options, listen });
    } catch (error) {
      log(`chDB did not start: ${error instanceof Error ? error.message : error}`);
      return restart(attempt + 1);
    }
    if (stopping) return endChild(child.process);
    watch(child, attempt + 1);
    log(`chDB restarted (process ${child.process.pid})`);
    onRestart?.();
  }

  return {
    url,
    agent,
    makeAgent,
    get pid() {
      return isAlive(child.process) ? child.process.pid : undefined;
    },
    ready: async () => {
      // A restart may begin while an earlier one is awaited.
      for (let awaited: Promise<void> | undefined; awaited !== serving; ) {
        awaited = serving;
        await awaited;
      }
      if (stopping) throw new Error('chDB has been stopped');
    },
    stop: async () => {
      stopping = true;
      await endChild(child.process);
      await serving.catch(() => undefined);
      for (const made of agents) made.destroy();
    },
  };
}

/** The first start: the folder may for a moment still be held by the child of a parent that was killed. */
async function startAfterPredecessor(options: ChildOptions): Promise<Child> {
  const giveUpAt = performance.now() + PREDECESSOR_MS;
  for (;;) {
    try {
      return await startChild(options);
    } catch (error) {
      const inUse = error instanceof Error && error.message.includes('is in use by another process');
      if (!inUse || performance.now() > giveUpAt) throw error;
      await pause(PREDECESSOR_PAUSE_MS);
    }
  }
}
