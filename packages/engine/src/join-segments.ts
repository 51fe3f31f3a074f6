import { type CodeColumn, isDead, type Segment } from './segment.ts';
import { sharedBigUint64, sharedUint8, sharedUint16, sharedUint32 } from './shared-column.ts';

/** People of a segment whose keys ascend, read one after the other. */
interface Run {
  readonly segment: Segment;
  readonly end: number;
  place: number;
  key: bigint;
}

function nextLiving(run: Run): boolean {
  while (run.place < run.end && isDead(run.segment.dead, run.place)) run.place += 1;
  if (run.place >= run.end) return false;
  run.key = run.segment.keys[run.place] as bigint;
  return true;
}

/** One segment with everybody living in these, keys ascending: merges their ascending runs. */
export function joinSegments(segments: readonly Segment[]): Segment {
  let people = 0;
  let events = 0;
  for (const { keys, offsets, dead } of segments) {
    for (let place = 0; place < keys.length; place += 1) {
      if (isDead(dead, place)) continue;
      people += 1;
      events += (offsets[place + 1] as number) - (offsets[place] as number);
    }
  }
  const wide = segments.some(({ code }) => code instanceof Uint32Array);
  const keys = sharedBigUint64(people);
  const offsets = sharedUint32(people + 1);
  const second = sharedUint32(events);
  const code: CodeColumn = wide ? sharedUint32(events) : sharedUint16(events);
  let runs = segments
    .flatMap((segment): Run[] => [
      { segment, place: 0, end: segment.sorted, key: 0n },
      { segment, place: segment.sorted, end: segment.keys.length, key: 0n },
    ])
    .filter(nextLiving);
  let at = 0;
  for (let person = 0; person < people; person += 1) {
    let least = runs[0] as Run;
    for (const run of runs) if (run.key < least.key) least = run;
    const from = least.segment.offsets[least.place] as number;
    const to = least.segment.offsets[least.place + 1] as number;
    keys[person] = least.key;
    // Histories are short: copying by hand is faster than making views to copy.
    for (let row = from; row < to; row += 1, at += 1) {
      second[at] = least.segment.second[row] as number;
      code[at] = least.segment.code[row] as number;
    }
    offsets[person + 1] = at;
    least.place += 1;
    if (!nextLiving(least)) runs = runs.filter((run) => run !== least);
  }
  return { keys, sorted: people, offsets, second, code, dead: sharedUint8((people + 7) >> 3) };
}
