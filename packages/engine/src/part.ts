import type { Segment } from './segment.ts';

/** A piece of work: some neighbouring people of one segment. */
export interface Part {
  readonly segment: Segment;
  readonly fromPerson: number;
  /** Exclusive. */
  readonly toPerson: number;
}

function personAtEvent(offsets: Uint32Array, event: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] as number) < event) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts the segments into about `count` shares of equally many events; each share is a list of parts, nobody is cut in two. */
export function shareOut(segments: readonly Segment[], count: number): Part[][] {
  const shares: Part[][] = Array.from({ length: count }, () => []);
  for (const segment of segments) {
    const people = segment.keys.length;
    let from = 0;
    shares.forEach((share, place) => {
      const last = place === count - 1;
      const to = last
        ? people
        : Math.min(people, personAtEvent(segment.offsets, Math.floor((segment.second.length * (place + 1)) / count)));
      if (to > from) share.push({ segment, fromPerson: from, toPerson: to });
      from = Math.max(from, to);
    });
  }
  return shares;
}
