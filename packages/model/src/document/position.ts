/** Digits of a position in the order of their character codes, so that positions compare as plain text. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Longest position that counts as one; a list whose positions would grow past it is dealt out afresh. */
export const MAX_POSITION_LENGTH = 200;

/**
 * A place in an order: the digits of a fraction between 0 and 1 in base 62, never ending in 0, so that between any
 * two there is another. People who move different things at the same time do not disturb each other.
 */
export function isPosition(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_POSITION_LENGTH && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(value);
}

/** `count` positions in rising order between two others; null = the open end. Needs `after` < `before`. */
export function positionsBetween(after: string | null, before: string | null, count: number): string[] {
  if (count <= 0) return [];
  const middle = midpoint(after ?? '', before);
  const left = Math.floor((count - 1) / 2);
  return [...positionsBetween(after, middle, left), middle, ...positionsBetween(middle, before, count - 1 - left)];
}

/** The shortest fraction near the middle of two (after D. Greenspan, "Implementing Fractional Indexing"). */
function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    let shared = 0;
    while (shared < high.length && (low[shared] ?? '0') === high[shared]) shared += 1;
    if (shared > 0) return high.slice(0, shared) + midpoint(low.slice(shared), high.slice(shared));
  }
  const lowDigit = low === '' ? 0 : DIGITS.indexOf(low.charAt(0));
  const highDigit = high === null ? DIGITS.length : DIGITS.indexOf(high.charAt(0));
  if (highDigit - lowDigit > 1) return DIGITS.charAt(Math.round((lowDigit + highDigit) / 2));
  if (high !== null && high.length > 1) return high.charAt(0);
  return DIGITS.charAt(lowDigit) + midpoint(low.slice(1), null);
}
