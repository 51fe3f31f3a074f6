import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Configuration } from './configuration.ts';
import { instanceKey } from './instance-key.ts';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what only this installation may read (AES-256-GCM under a key of its secret; version, nonce, tag, text).
 * @param purpose which key
 * @param place where it is kept: sealed there, it cannot be read anywhere else
 */
export function seal(configuration: Configuration, purpose: string, place: string, plain: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', instanceKey(configuration, purpose), nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), sealed]);
}

/** What was sealed; undefined when it was changed, moved, or sealed under another secret. */
export function unseal(
  configuration: Configuration,
  purpose: string,
  place: string,
  sealed: Uint8Array,
): string | undefined {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', instanceKey(configuration, purpose), nonce)
      .setAAD(Buffer.from(place))
      .setAuthTag(tag);
    const rest = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
