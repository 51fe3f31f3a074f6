export interface Point {
  readonly x: number;
  readonly y: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Scale of feelings on a map: −2 (bad) to +2 (good), 0 neutral. */
export const FEELING_LIMIT = 2;

/** Height of a feeling in a lane: +limit near the top, −limit near the bottom, 0 in the middle; held inside the lane. */
export function feelingY(value: number, height: number, padding = 16): number {
  const held = Math.max(-FEELING_LIMIT, Math.min(FEELING_LIMIT, value));
  return round(height / 2 - (held / FEELING_LIMIT) * (height / 2 - padding));
}

/** Points of one curve, cut where a step has no value: a hole is a hole, not a guess. */
export function feelingRuns(values: readonly (number | null)[], columnWidth: number, height: number): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  values.forEach((value, place) => {
    if (value === null) {
      if (run.length > 0) runs.push(run);
      run = [];
      return;
    }
    run.push({ x: round((place + 0.5) * columnWidth), y: feelingY(value, height) });
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Curve pieces from point to point with level tangents, so that it never swings beyond a value. */
function segments(points: readonly Point[]): string {
  let path = '';
  for (let place = 1; place < points.length; place++) {
    const from = points[place - 1];
    const to = points[place];
    if (from === undefined || to === undefined) continue;
    const middle = round((from.x + to.x) / 2);
    path += `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
  }
  return path;
}

/** SVG path through the points of a run; a single point gives only a start, which draws nothing. */
export function curvePath(points: readonly Point[]): string {
  const first = points[0];
  return first === undefined ? '' : `M${first.x} ${first.y}${segments(points)}`;
}

/** The area between the promised and the lived curve, where both have values; one path per common run of steps. */
export function gapAreas(
  planned: readonly (number | null)[],
  lived: readonly (number | null)[],
  columnWidth: number,
  height: number,
): string[] {
  const both = planned.map((value, place) => value !== null && (lived[place] ?? null) !== null);
  const mask = (values: readonly (number | null)[]) => values.map((value, place) => (both[place] ? value : null));
  const upper = feelingRuns(mask(planned), columnWidth, height);
  const lower = feelingRuns(mask(lived), columnWidth, height);
  return upper.flatMap((run, place) => {
    const other = lower[place]?.toReversed();
    const start = other?.[0];
    if (run.length < 2 || other === undefined || start === undefined) return [];
    return [`${curvePath(run)}L${start.x} ${start.y}${segments(other)}Z`];
  });
}

/**
 * The room below a curve down to the foot of the lane, one path per run: what is clipped to it lies below the curve.
 */
export function areasBelow(values: readonly (number | null)[], columnWidth: number, height: number): string[] {
  return feelingRuns(values, columnWidth, height).flatMap((run) => {
    const first = run[0];
    const last = run.at(-1);
    return first === undefined || last === undefined ? [] : [`${curvePath(run)}V${height}H${first.x}Z`];
  });
}
