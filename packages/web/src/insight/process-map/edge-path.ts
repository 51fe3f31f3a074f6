import type { Point } from './graph-layout.ts';

/** An edge as drawn: the line up to the arrow, and the arrow. */
export interface EdgePath {
  readonly line: string;
  readonly arrow: string;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** The last point before the end that is not the end itself: where the arrow comes from. */
function before(points: readonly Point[], end: Point): Point {
  for (let place = points.length - 2; place >= 0; place -= 1) {
    const point = points[place];
    if (point !== undefined && Math.hypot(point.x - end.x, point.y - end.y) > 0.5) return point;
  }
  return { x: end.x, y: end.y - 1 };
}

/** @param width of the line; the arrow grows with it, but less */
export function edgePath(points: readonly Point[], width: number): EdgePath {
  const [start, ...rest] = points;
  const end = rest.at(-1);
  if (start === undefined || end === undefined) return { line: '', arrow: '' };
  const from = before(points, end);
  const length = Math.hypot(end.x - from.x, end.y - from.y);
  const along = { x: (end.x - from.x) / length, y: (end.y - from.y) / length };
  const tall = Math.min(7 + width * 0.7, Math.max(6, length * 1.5));
  const half = 3.2 + width * 0.62;
  const neck = { x: end.x - along.x * tall, y: end.y - along.y * tall };
  const bends = rest.slice(0, -1);
  // The line ends inside the arrow, so that no gap shows between them.
  const last = { x: end.x - along.x * tall * 0.85, y: end.y - along.y * tall * 0.85 };
  const isCurved = rest.length % 3 === 0;
  const steps = [...bends, last];
  let line = `M${at(start)}`;
  if (isCurved) {
    for (let place = 0; place < steps.length; place += 3)
      line += `C${steps
        .slice(place, place + 3)
        .map(at)
        .join(' ')}`;
  } else line += steps.map((point) => `L${at(point)}`).join('');
  const left = { x: neck.x - along.y * half, y: neck.y + along.x * half };
  const right = { x: neck.x + along.y * half, y: neck.y - along.x * half };
  return { line, arrow: `M${at(end)}L${at(left)}L${at(right)}Z` };
}
