/** What the people lane draws of a step. Counts are of people. */
export interface FlowStep {
  readonly people: number;
  /** People whose journey ends here although it should go on; null where that is not known. */
  readonly dropOff: number | null;
}

export interface FlowSize {
  /** Width of one step's column in pixels. */
  readonly columnWidth: number;
  readonly height: number;
  readonly barWidth: number;
}

export interface FlowBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PeopleFlow {
  readonly bars: readonly FlowBar[];
  /** SVG path of the ribbon from a step to the next; null where no one is on one side. */
  readonly ribbons: readonly (string | null)[];
  /** SVG path of the curl of those who leave after a step; null where no one does. */
  readonly curls: readonly (string | null)[];
  /** Where a ribbon, or a curl, can be pointed at: around what is drawn, and never smaller than a finger needs. */
  readonly ribbonTargets: readonly (FlowBar | null)[];
  readonly curlTargets: readonly (FlowBar | null)[];
}

/** A bar of at least this height, so that one person among a million can still be seen. */
const LEAST_BAR = 3;
/** Curls thinner than this share of the tallest bar say nothing and are left out. */
const LEAST_CURL_SHARE = 0.004;
/** Least side of what can be pointed at. */
const LEAST_TARGET = 24;
/** Room under the bars that the curls run out into. */
const CURL_ROOM = 22;

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * Bars, ribbons and curls of the people lane. Heights are in proportion to people; the tallest bar fills the lane.
 * A ribbon is as thick as the smaller of its two bars: nobody is drawn who is not there. A curl starts at the foot of
 * its bar, as thick there as the people it stands for, and bends down and away.
 */
export function layOutPeopleFlow(steps: readonly FlowStep[], size: FlowSize): PeopleFlow {
  const most = Math.max(1, ...steps.map((step) => step.people));
  const room = size.height - CURL_ROOM - 6;
  const middle = 4 + room / 2;
  const heightOf = (people: number): number => (people === 0 ? 0 : Math.max(LEAST_BAR, (people / most) * room));

  const bars = steps.map((step, place): FlowBar => {
    const height = heightOf(step.people);
    return {
      x: round(place * size.columnWidth + (size.columnWidth - size.barWidth) / 2),
      y: round(middle - height / 2),
      width: size.barWidth,
      height: round(height),
    };
  });

  const ribbons = bars.slice(0, -1).map((bar, place) => {
    const next = bars[place + 1];
    if (next === undefined || bar.height === 0 || next.height === 0) return null;
    const half = Math.min(bar.height, next.height) / 2;
    const left = bar.x + bar.width;
    return `M${left} ${round(middle - half)}H${next.x}V${round(middle + half)}H${left}Z`;
  });

  const curls = steps.map((step, place) => {
    const bar = bars[place];
    const leaving = step.dropOff ?? 0;
    if (bar === undefined || leaving <= 0 || leaving / most < LEAST_CURL_SHARE) return null;
    const thick = Math.min(bar.height, Math.max(1.5, (leaving / most) * room));
    const left = bar.x + bar.width;
    const foot = bar.y + bar.height;
    const top = foot - thick;
    const bottom = size.height - 1;
    // The curl thins a little as it falls, and never leaves its own column.
    const end = Math.min(thick * 0.7, (size.columnWidth - size.barWidth) / 2 - 4);
    const far = left + (size.columnWidth - size.barWidth) / 2;
    return [
      `M${left} ${round(top)}`,
      `C${round(left + (far - left) * 0.75)} ${round(top)} ${round(far - 6)} ${round(bottom - 6)} ${round(far)} ${bottom}`,
      `H${round(far - end)}`,
      `C${round(far - end - 3)} ${round(bottom - 5)} ${round(left + 7)} ${round(foot)} ${left} ${round(foot)}Z`,
    ].join('');
  });

  const ribbonTargets = ribbons.map((path, place) => {
    const bar = bars[place];
    const next = bars[place + 1];
    if (path === null || bar === undefined || next === undefined) return null;
    const height = Math.max(LEAST_TARGET, Math.min(bar.height, next.height));
    const x = bar.x + bar.width;
    return { x, y: round(Math.max(0, middle - height / 2)), width: round(next.x - x), height };
  });
  const curlTargets = curls.map((path, place) => {
    const bar = bars[place];
    if (path === null || bar === undefined) return null;
    const width = Math.max(LEAST_TARGET, (size.columnWidth - size.barWidth) / 2);
    // Below the ribbon where there is room, so that both can be met.
    const y = Math.min(Math.max(bar.y + bar.height - 4, middle + LEAST_TARGET / 2), size.height - LEAST_TARGET);
    return { x: bar.x + bar.width, y: round(y), width: round(width), height: round(size.height - y) };
  });
  return { bars, ribbons, curls, ribbonTargets, curlTargets };
}
