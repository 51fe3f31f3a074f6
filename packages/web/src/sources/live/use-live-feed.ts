import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../access/session.ts';
import { api, bodyOf } from '../../api/client.ts';
import { liveSocket } from '../../api/use-live.ts';
import { EMPTY_FEED, type Feed, refusedEntry, storedEntry, withEntries } from './live-feed.ts';
import { type News, readArrivals, readRefusals } from './read-news.ts';

/** So many of the newest are there from the beginning. */
const SHOWN_AT_FIRST = 50;

interface LiveFeed {
  readonly feed: Feed;
  /** How many came since it was paused. */
  readonly waiting: number;
  readonly isPending: boolean;
  readonly error: unknown;
  retry(): void;
}

/**
 * What arrives, as it arrives: first the newest that were stored and refused, then the socket's news. While paused the
 * feed stands still and what comes is kept (as much as would be shown) until it goes on.
 */
export function useLiveFeed(paused: boolean): LiveFeed {
  const [shown, setShown] = useState<Feed>(EMPTY_FEED);
  const [held, setHeld] = useState<Feed>(EMPTY_FEED);
  const mayRefused = useMay('rejects:read');
  const newest = useQuery({
    queryKey: ['arrivals', mayRefused],
    gcTime: 0,
    queryFn: async () => {
      const query = { limit: SHOWN_AT_FIRST };
      const [arrivals, rejects] = await Promise.all([
        bodyOf(api.GET('/api/v1/arrivals', { params: { query } })),
        mayRefused ? bodyOf(api.GET('/api/v1/rejects', { params: { query } })) : { items: [] },
      ]);
      return withEntries(EMPTY_FEED, [
        ...arrivals.items.map(storedEntry),
        ...rejects.items.map(refusedEntry),
      ]).entries.slice(0, SHOWN_AT_FIRST);
    },
  });
  const { data, refetch } = newest;

  const take = useRef((_news: News): void => undefined);
  take.current = ({ entries, leftOut }) => {
    const add = (feed: Feed): Feed => withEntries(feed, entries, leftOut);
    if (paused) setHeld(add);
    else setShown(add);
  };
  useEffect(() => {
    if (data !== undefined) take.current({ entries: data, leftOut: 0 });
  }, [data]);
  useEffect(() => {
    const listen = (topic: string, read: (payload: unknown) => News): (() => void) =>
      liveSocket.listen(topic, (payload) => {
        // After a break nobody knows what was missed: the newest are asked for again.
        if (payload === undefined) void refetch();
        else take.current(read(payload));
      });
    const stops = [listen('arrivals', readArrivals), listen('refusals', readRefusals)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [refetch]);
  useEffect(() => {
    if (paused || held === EMPTY_FEED) return;
    setShown((feed) => withEntries(feed, held.entries, held.leftOut));
    setHeld(EMPTY_FEED);
  }, [paused, held]);

  return {
    feed: shown,
    waiting: held.entries.filter((entry) => !shown.entries.includes(entry)).length + held.leftOut,
    isPending: newest.isPending,
    error: newest.error,
    retry: () => void refetch(),
  };
}
