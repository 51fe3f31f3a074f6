/** Times in the index are whole seconds since 1990-01-01T00:00:00Z, which 32 bits carry to the year 2126. */
export const EPOCH_MS = Date.UTC(1990, 0, 1);

/** UTC milliseconds → seconds of the index (rounded down; before 1990 is 0, after 2126 the last second). */
export function toIndexSecond(utcMs: number): number {
  const second = Math.floor((utcMs - EPOCH_MS) / 1000);
  return Math.min(Math.max(second, 0), 0xffff_ffff);
}

/** Seconds of the index → UTC milliseconds. */
export function fromIndexSecond(second: number): number {
  return EPOCH_MS + second * 1000;
}
