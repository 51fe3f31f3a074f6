import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Connection, LiveSocket } from './live-socket.ts';

const scheme = location.protocol === 'https:' ? 'wss' : 'ws';

/** The socket of this tab; connected while someone is signed in. */
export const liveSocket = new LiveSocket(`${scheme}://${location.host}/ws`);

export function useConnection(): Connection {
  return useSyncExternalStore(
    (changed) => liveSocket.watch(changed),
    () => liveSocket.state,
  );
}

/**
 * Calls `handle` when a topic has news, at most once in `everyMs`: at once for the first, then once for all that came
 * meanwhile.
 */
export function useLiveTopic(topic: string | null, everyMs: number, handle: (payload: unknown) => void): void {
  const latest = useRef(handle);
  latest.current = handle;
  useEffect(() => {
    if (topic === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let last = Number.NEGATIVE_INFINITY;
    let payload: unknown;
    const run = (): void => {
      timer = null;
      last = performance.now();
      latest.current(payload);
    };
    const stop = liveSocket.listen(topic, (news) => {
      payload = news;
      if (timer === null) timer = setTimeout(run, Math.max(0, last + everyMs - performance.now()));
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [topic, everyMs]);
}
