import { useCallback, useEffect, useRef, useState } from 'react';
import type { GraphLayout, LayoutTask, Size } from './graph-layout.ts';
import { Layouter } from './layouter.ts';

/** Layouts kept, so that going back to what was shown before is immediate. */
const KEPT = 24;

export interface LayoutState {
  /** The last layout that was finished; while the next is made, the one before stays. */
  readonly layout: GraphLayout | null;
  readonly pending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** What a layout depends on: which nodes and edges, and the direction; not the numbers on them. */
export function layoutKey({ direction, nodes, edges }: LayoutTask): string {
  return JSON.stringify([direction, nodes.map(({ id }) => id).sort(), edges.map(({ id }) => id).sort()]);
}

/** The layout of a task, made in a worker. It is made anew only when other nodes or edges are shown. */
export function useLayout(task: LayoutTask | null, room: Size | null): LayoutState {
  const layouter = useRef<Layouter | null>(null);
  const known = useRef(new Map<string, GraphLayout>());
  const [done, setDone] = useState<{ key: string; layout: GraphLayout } | null>(null);
  const [failed, setFailed] = useState<{ key: string; error: unknown } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = task === null ? null : layoutKey(task);
  const ready = key !== null && room !== null;
  const latest = useRef({ task, room });
  latest.current = { task, room };

  useEffect(
    () => () => {
      layouter.current?.close();
      layouter.current = null;
    },
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks the same again
  useEffect(() => {
    const { task: wanted, room: window } = latest.current;
    if (!ready || key === null || wanted === null || window === null) return;
    const kept = known.current.get(key);
    if (kept !== undefined) {
      setDone({ key, layout: kept });
      return;
    }
    const waiting = new AbortController();
    const run = async (): Promise<void> => {
      try {
        layouter.current ??= new Layouter();
        const layout = await layouter.current.layout(wanted, window, waiting.signal);
        if (layout === null || waiting.signal.aborted) return;
        if (known.current.size >= KEPT) known.current.delete(known.current.keys().next().value ?? '');
        known.current.set(key, layout);
        setDone({ key, layout });
      } catch (error) {
        if (waiting.signal.aborted) return;
        layouter.current?.close();
        layouter.current = null;
        setFailed({ key, error });
      }
    };
    void run();
    return () => waiting.abort();
  }, [key, ready, attempt]);

  const retry = useCallback(() => {
    setFailed(null);
    setAttempt((before) => before + 1);
  }, []);
  const error = failed !== null && failed.key === key ? failed.error : null;
  return { layout: done?.layout ?? null, pending: error === null && done?.key !== key, error, retry };
}
