import { Agent, type AgentOptions, get } from 'node:http';

export interface HeartbeatOptions {
  /** Between two pings. */
  readonly everyMs: number;
  /** How long a ping may take. */
  readonly timeoutMs: number;
  /** How many pings in a row may fail. One that fails says little: this process may have been busy itself. */
  readonly misses: number;
}

export const HEARTBEAT: HeartbeatOptions = { everyMs: 5_000, timeoutMs: 10_000, misses: 3 };

/** Pings a server until `misses` pings in a row have failed, then calls `giveUp`. Returns how to stop it. */
export function startHeartbeat(
  url: string,
  way: AgentOptions & { socketPath?: string },
  { everyMs, timeoutMs, misses }: HeartbeatOptions,
  giveUp: () => void,
): () => void {
  // Connections of its own: the others may all be busy.
  const agent = new Agent({ ...way, keepAlive: true, maxSockets: 1 });
  let missed = 0;
  let stopped = false;
  let timer: NodeJS.Timeout;
  const beat = () => {
    let settled = false;
    const settle = (well: boolean) => {
      if (settled || stopped) return;
      settled = true;
      clearTimeout(late);
      missed = well ? 0 : missed + 1;
      if (missed >= misses) giveUp();
      else timer = setTimeout(beat, everyMs).unref();
    };
    const request = get(`${url}/ping`, { agent }, (response) => {
      response.resume();
      response.on('end', () => settle(response.statusCode === 200));
      response.on('error', () => settle(false));
    });
    request.on('error', () => settle(false));
    const late = setTimeout(() => {
      settle(false);
      request.destroy();
    }, timeoutMs).unref();
  };
  timer = setTimeout(beat, everyMs).unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
    agent.destroy();
  };
}
