import { moveStep } from '@waymark/model';
import { type PointerEvent, useRef, useState } from 'react';
import { type PlanColumn, placeAt } from './plan-columns.ts';
import { usePlan } from './plan-context.tsx';

/** A press becomes a drag after this many pixels. */
const THRESHOLD = 6;

/** Where the dragged step would stand, in columns from the left of the first. */
export interface StepDrag {
  readonly step: string;
  readonly at: number;
}

/**
 * Moves steps with mouse or pen. (A finger scrolls; the panel has buttons for it, and Alt with the arrow keys does
 * the same.) `columnAt` tells where in the row of columns a place of the screen lies.
 */
export function useStepDrag(columns: readonly PlanColumn[], columnAt: (clientX: number) => number) {
  const { change, readOnly } = usePlan();
  const [drag, setDrag] = useState<StepDrag | null>(null);
  const pressed = useRef<{ step: string; x: number } | null>(null);
  /** A drag that ended is no click. */
  const dragged = useRef(false);

  return {
    drag,
    wasDragged: (): boolean => dragged.current,
    handlers: (step: string) => ({
      onPointerDown(event: PointerEvent<HTMLElement>): void {
        dragged.current = false;
        if (readOnly || event.button !== 0 || event.pointerType === 'touch') return;
        pressed.current = { step, x: event.clientX };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>): void {
        const start = pressed.current;
        if (start === null) return;
        if (!dragged.current && Math.abs(event.clientX - start.x) < THRESHOLD) return;
        dragged.current = true;
        setDrag({ step: start.step, at: columnAt(event.clientX) });
      },
      onPointerUp(event: PointerEvent<HTMLElement>): void {
        const start = pressed.current;
        pressed.current = null;
        setDrag(null);
        if (start === null || !dragged.current) return;
        const place = placeAt(columns, columnAt(event.clientX));
        if (place !== null) change((map) => moveStep(map, start.step, place));
      },
      onPointerCancel(): void {
        pressed.current = null;
        setDrag(null);
      },
    }),
  };
}
