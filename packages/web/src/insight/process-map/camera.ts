import type { Box, Direction, Point, Size } from './graph-layout.ts';

/** Where the graph stands in its window: a point of the graph is at `point · scale + (x, y)` pixels. */
export interface Camera extends Point {
  readonly scale: number;
}

export const SMALLEST_SCALE = 0.05;
export const LARGEST_SCALE = 2.5;
const MARGIN = 12;

function limited(scale: number): number {
  return Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, scale));
}

/** How large the whole is drawn so that it fits; never larger than life. */
export function fitScale(whole: Size, view: Size): number {
  const width = Math.max(1, view.width - 2 * MARGIN);
  const height = Math.max(1, view.height - 2 * MARGIN);
  return limited(Math.min(1, width / Math.max(1, whole.width), height / Math.max(1, whole.height)));
}

/** The whole in the middle of the window. */
export function fitted(whole: Size, view: Size): Camera {
  const scale = fitScale(whole, view);
  return { scale, x: (view.width - whole.width * scale) / 2, y: (view.height - whole.height * scale) / 2 };
}

/** Smaller than this the names cannot be read; then not the whole is shown at first but its beginning, this large. */
const LEAST_READABLE = 0.5;
const READABLE = 0.72;

/** The whole where it can be read, else its beginning with `start` in the middle of the near side. */
export function atFirst(whole: Size & { readonly direction: Direction }, view: Size, start: Box | undefined): Camera {
  const all = fitted(whole, view);
  if (all.scale >= LEAST_READABLE || start === undefined) return all;
  const scale = READABLE;
  const along = (length: number, room: number): number =>
    length * scale <= room ? (room - length * scale) / 2 : MARGIN;
  const across = (length: number, room: number, middle: number): number =>
    length * scale <= room ? (room - length * scale) / 2 : room / 2 - middle * scale;
  return whole.direction === 'down'
    ? { scale, x: across(whole.width, view.width, start.x + start.width / 2), y: along(whole.height, view.height) }
    : { scale, x: along(whole.width, view.width), y: across(whole.height, view.height, start.y + start.height / 2) };
}

/** Larger or smaller around a point of the window, which stays where it is. */
export function zoomedAt(camera: Camera, factor: number, { x, y }: Point): Camera {
  const scale = limited(camera.scale * factor);
  const ratio = scale / camera.scale;
  return { scale, x: x - (x - camera.x) * ratio, y: y - (y - camera.y) * ratio };
}

export function moved(camera: Camera, by: Point): Camera {
  return { ...camera, x: camera.x + by.x, y: camera.y + by.y };
}

/** Moved just so far that the box is in sight. */
export function bringingIntoSight(camera: Camera, box: Box, view: Size): Camera {
  const shift = (from: number, length: number, room: number): number => {
    const low = from - 2 * MARGIN;
    const high = from + length + 2 * MARGIN;
    if (low < 0) return -low;
    return high > room ? room - high : 0;
  };
  return moved(camera, {
    x: shift(box.x * camera.scale + camera.x, box.width * camera.scale, view.width),
    y: shift(box.y * camera.scale + camera.y, box.height * camera.scale, view.height),
  });
}

/** Moved so that what stood in the old box stands in the same place in its new one. */
export function following(camera: Camera, before: Box, after: Box): Camera {
  return moved(camera, {
    x: (before.x + before.width / 2 - after.x - after.width / 2) * camera.scale,
    y: (before.y + before.height / 2 - after.y - after.height / 2) * camera.scale,
  });
}
