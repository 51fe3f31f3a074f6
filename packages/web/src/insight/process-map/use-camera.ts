import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { atFirst, bringingIntoSight, type Camera, fitted, following, moved, zoomedAt } from './camera.ts';
import type { Box, GraphLayout, Point, Size } from './graph-layout.ts';

const ZOOM_STEP = 1.25;
/** Below this scale the numbers on the edges cannot be read and are left away. */
const FAR_BELOW = 0.36;
/** A pointer that moved less than this clicked. */
const CLICK_PX = 4;
const WHEEL_LINE_PX = 16;

/** Where a node stands, or the number of an edge. */
export function boxOf(layout: GraphLayout, id: string): Box | undefined {
  return layout.nodes.get(id) ?? layout.edges.get(id)?.label;
}

export interface CameraControl {
  zoom(direction: 1 | -1): void;
  fit(): void;
  pan(by: Point): void;
  show(box: Box): void;
  /** Whether the pointer that has just been lifted had moved the graph, so that its click selects nothing. */
  wasDragging(): boolean;
}

/**
 * Pan and zoom by wheel, pinch, drag and call, written straight onto the drawing: nothing is rendered again while it moves.
 *
 * A new layout is fitted into the window as long as nobody has moved the graph; afterwards what is given as `anchor` (a
 * node or an edge) stays where it is on the screen.
 */
export function useCamera(
  svg: SVGSVGElement | null,
  scene: RefObject<SVGGElement | null>,
  layout: GraphLayout | null,
  start: string,
  anchor: string,
): CameraControl {
  const camera = useRef<Camera>({ x: 0, y: 0, scale: 1 });
  const isMoved = useRef(false);
  const isDragging = useRef(false);
  const shown = useRef<GraphLayout | null>(null);
  const latestAnchor = useRef(anchor);
  latestAnchor.current = anchor;

  const view = useCallback((): Size => {
    const box = scene.current?.ownerSVGElement?.getBoundingClientRect();
    return { width: box?.width ?? 0, height: box?.height ?? 0 };
  }, [scene]);

  const put = useCallback(
    (next: Camera, calmly: boolean): void => {
      camera.current = next;
      const { current: drawing } = scene;
      const window = drawing?.ownerSVGElement ?? null;
      if (drawing === null || window === null) return;
      drawing.dataset.calm = String(calmly);
      drawing.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
      window.dataset.far = String(next.scale < FAR_BELOW);
    },
    [scene],
  );

  useEffect(() => {
    if (layout === null) return;
    const before = shown.current;
    shown.current = layout;
    if (!isMoved.current || before === null) {
      const whole = atFirst(layout, view(), layout.nodes.get(start));
      const box = boxOf(layout, latestAnchor.current);
      put(box === undefined ? whole : bringingIntoSight(whole, box, view()), before !== null);
      return;
    }
    for (const id of [latestAnchor.current, start]) {
      const [from, to] = [boxOf(before, id), boxOf(layout, id)];
      if (from === undefined || to === undefined) continue;
      put(following(camera.current, from, to), true);
      return;
    }
  }, [layout, start, view, put]);

  useEffect(() => {
    const element = svg;
    if (element === null) return;
    const pointers = new Map<number, Point>();
    let travelled = 0;
    const at = (event: { clientX: number; clientY: number }): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.x, y: event.clientY - box.y };
    };
    const span = (): { distance: number; middle: Point } => {
      const [a = { x: 0, y: 0 }, b = a] = [...pointers.values()];
      return { distance: Math.hypot(a.x - b.x, a.y - b.y), middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
    };
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      if (pointers.size === 0) {
        travelled = 0;
        isDragging.current = false;
      }
      pointers.set(event.pointerId, at(event));
    };
    const move = (event: PointerEvent): void => {
      const known = pointers.get(event.pointerId);
      if (known === undefined) return;
      const before = span();
      const now = at(event);
      pointers.set(event.pointerId, now);
      travelled += Math.hypot(now.x - known.x, now.y - known.y);
      if (!isDragging.current) {
        if (travelled < CLICK_PX && pointers.size === 1) return;
        isDragging.current = true;
        element.dataset.dragging = 'true';
        for (const pointer of pointers.keys()) element.setPointerCapture(pointer);
      }
      isMoved.current = true;
      const after = span();
      const slid = moved(camera.current, { x: after.middle.x - before.middle.x, y: after.middle.y - before.middle.y });
      put(before.distance > 0 ? zoomedAt(slid, after.distance / before.distance, after.middle) : slid, false);
    };
    const up = (event: PointerEvent): void => {
      pointers.delete(event.pointerId);
      if (pointers.size === 0) delete element.dataset.dragging;
    };
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      isMoved.current = true;
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * WHEEL_LINE_PX : event.deltaY;
      // A pinch on a touchpad comes as a wheel with Ctrl and small steps.
      const factor = Math.exp(-Math.max(-200, Math.min(200, pixels)) * (event.ctrlKey ? 0.01 : 0.0018));
      put(zoomedAt(camera.current, factor, at(event)), false);
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('wheel', wheel, { passive: false });
    let size = view();
    const resized = new ResizeObserver(() => {
      const now = view();
      const whole = shown.current;
      // Where nobody has moved it, the graph keeps fitting; otherwise its middle stays the middle.
      if (whole !== null && !isMoved.current) put(atFirst(whole, now, whole.nodes.get(start)), false);
      else put(moved(camera.current, { x: (now.width - size.width) / 2, y: (now.height - size.height) / 2 }), false);
      size = now;
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('wheel', wheel);
    };
  }, [svg, put, view, start]);

  return useMemo(
    () => ({
      zoom(direction) {
        const { width, height } = view();
        isMoved.current = true;
        put(zoomedAt(camera.current, ZOOM_STEP ** direction, { x: width / 2, y: height / 2 }), true);
      },
      fit() {
        isMoved.current = false;
        if (shown.current !== null) put(fitted(shown.current, view()), true);
      },
      pan(by) {
        isMoved.current = true;
        put(moved(camera.current, by), true);
      },
      show(box) {
        put(bringingIntoSight(camera.current, box, view()), true);
      },
      wasDragging: () => isDragging.current,
    }),
    [put, view],
  );
}
