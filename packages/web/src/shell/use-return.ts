import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { reachability } from '../api/reachability.ts';
import { liveSocket } from '../api/use-live.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { useText } from './preferences-context.tsx';

const PROBE_MS = 4_000;

/** Whether the server can be reached, as far as this tab knows. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => reachability.watch(changed),
    () => reachability.online,
  );
}

/**
 * Keeps trying while the server cannot be reached, and loads everything on the page anew once it is back. Used once, by
 * the frame.
 */
export function useReturn(): void {
  const queries = useQueryClient();
  const { t } = useText();
  const announce = useAnnounce();
  const online = useOnline();

  useEffect(() => {
    const network = (): void => {
      reachability.network(navigator.onLine);
      if (navigator.onLine) liveSocket.connect();
    };
    network();
    const stop = liveSocket.watch((state) => {
      if (state !== 'connecting') reachability.socket(state === 'open');
    });
    window.addEventListener('online', network);
    window.addEventListener('offline', network);
    return () => {
      stop();
      window.removeEventListener('online', network);
      window.removeEventListener('offline', network);
    };
  }, []);

  useEffect(() => {
    if (online) return;
    // Asked at once: a socket also closes because the session has ended, and then signing in comes next.
    const probe = (): void => {
      void queries.refetchQueries({ queryKey: ['session'] });
      liveSocket.connect();
    };
    probe();
    const timer = setInterval(probe, PROBE_MS);
    return () => clearInterval(timer);
  }, [online, queries]);

  const wasOnline = useRef(online);
  useEffect(() => {
    if (online && !wasOnline.current) {
      announce(t('offline.back'));
      void queries.invalidateQueries();
    }
    wasOnline.current = online;
  }, [online, queries, announce, t]);
}
