import { useCallback, useState } from 'react';

/** Steps that can be taken back. */
const MOST_STEPS = 200;

interface Steps<Value> {
  readonly past: readonly Value[];
  readonly now: Value;
  readonly future: readonly Value[];
}

/** A value whose changes can be undone and redone. */
export function useHistory<Value>(first: Value) {
  const [steps, setSteps] = useState<Steps<Value>>({ past: [], now: first, future: [] });
  const change = useCallback(
    (now: Value) =>
      setSteps(({ past, now: before }) => ({ past: [...past, before].slice(-MOST_STEPS), now, future: [] })),
    [],
  );
  const undo = useCallback(
    () =>
      setSteps((steps) => {
        const before = steps.past.at(-1);
        if (before === undefined) return steps;
        return { past: steps.past.slice(0, -1), now: before, future: [steps.now, ...steps.future] };
      }),
    [],
  );
  const redo = useCallback(
    () =>
      setSteps((steps) => {
        const [next, ...future] = steps.future;
        if (next === undefined) return steps;
        return { past: [...steps.past, steps.now], now: next, future };
      }),
    [],
  );
  return { now: steps.now, change, undo, redo, canUndo: steps.past.length > 0, canRedo: steps.future.length > 0 };
}
