/** Replace `deleted` UTF-16 units from `start` by `inserted`. */
export interface TextSplice {
  start: number;
  deleted: number;
  inserted: string;
}

/** The one splice that turns `before` into `after`, as small as can be without cutting a surrogate pair. */
export function spliceBetween(before: string, after: string): TextSplice | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < shortest - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end -= 1;
  return { start, deleted: before.length - start - end, inserted: after.slice(start, after.length - end) };
}

/**
 * The splice to apply to `current` so that the change from `base` to `wanted` is made and what others changed since
 * `base` stays. Where both changed the same place, `wanted` wins as a whole.
 */
export function mergedSplice(current: string, base: string, wanted: string): TextSplice | null {
  const mine = spliceBetween(base, wanted);
  const theirs = spliceBetween(base, current);
  if (mine === null || theirs === null) return mine;
  if (mine.start >= theirs.start + theirs.deleted) {
    return { ...mine, start: mine.start + theirs.inserted.length - theirs.deleted };
  }
  if (mine.start + mine.deleted <= theirs.start) return mine;
  return spliceBetween(current, wanted);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
