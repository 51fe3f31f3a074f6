/** A rectangle of the window, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 14;
const MARGIN = 12;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/**
 * Where a note of a size stands beside what it speaks of: below, above, to the right or to the left of it, wherever it fits
 * first; else in the lower right corner of the window.
 */
export function placeBeside(target: Box, note: Size, window: Size): { readonly left: number; readonly top: number } {
  const most = { left: window.width - note.width - MARGIN, top: window.height - note.height - MARGIN };
  const left = clamp(target.left, MARGIN, Math.max(MARGIN, most.left));
  const top = clamp(target.top, MARGIN, Math.max(MARGIN, most.top));
  const below = target.top + target.height + GAP;
  if (below <= most.top) return { left, top: below };
  const above = target.top - GAP - note.height;
  if (above >= MARGIN) return { left, top: above };
  const right = target.left + target.width + GAP;
  if (right <= most.left) return { left: right, top };
  const before = target.left - GAP - note.width;
  if (before >= MARGIN) return { left: before, top };
  return { left: Math.max(MARGIN, most.left), top: Math.max(MARGIN, most.top) };
}

/** The smallest box around two. */
export function around(one: Box, other: Box): Box {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  return {
    left,
    top,
    width: Math.max(one.left + one.width, other.left + other.width) - left,
    height: Math.max(one.top + one.height, other.top + other.height) - top,
  };
}

/** What two boxes share. */
export function shared(one: Box, other: Box): Box {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  return {
    left,
    top,
    width: Math.max(0, Math.min(one.left + one.width, other.left + other.width) - left),
    height: Math.max(0, Math.min(one.top + one.height, other.top + other.height) - top),
  };
}
