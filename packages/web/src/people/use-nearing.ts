import { useCallback, useRef } from 'react';

/** How far below the window something may be to count as near. */
const MARGIN = '600px';

/** Calls `handle` whenever an element comes near the window; the answer is the element's ref. */
export function useNearing(handle: () => void): (element: Element | null) => void {
  const latest = useRef(handle);
  latest.current = handle;
  const watcher = useRef<IntersectionObserver | null>(null);
  return useCallback((element: Element | null) => {
    watcher.current?.disconnect();
    if (element === null) return;
    watcher.current = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) latest.current();
      },
      { rootMargin: MARGIN },
    );
    watcher.current.observe(element);
  }, []);
}
