import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 24;

/** A new secret of 192 random bits as URL-safe text, such as `wmk_…`; the prefix says what it is when it is found somewhere. */
export function makeSecretText(prefix: string): string {
  return `${prefix}_${randomBytes(TOKEN_BYTES).toString('base64url')}`;
}

/** What is stored instead of a secret: SHA-256, enough for 192 random bits. */
export function hashSecretText(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Compares two secrets without telling by time how much of them agrees. */
export function sameSecretText(one: string, other: string): boolean {
  return timingSafeEqual(hashSecretText(one), hashSecretText(other));
}
