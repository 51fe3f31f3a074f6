import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from './configuration.ts';

const SECRET_BYTES = 32;
const KEY_BYTES = 32;

/** The secret of this installation: WAYMARK_SECRET, else a random one made once in the data folder. */
function instanceSecret({ secret, dataDir }: Configuration): string {
  if (secret !== undefined) return secret;
  const file = path.join(dataDir, 'secret');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // Fails where there is one, so that two processes that start together agree.
    writeFileSync(file, randomBytes(SECRET_BYTES).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8');
}

/**
 * A key of this installation for one purpose, 32 bytes: HKDF-SHA-256 (RFC 5869) of its secret. Keys of different purposes
 * tell nothing of each other. Processes that share stores need the same WAYMARK_SECRET to have the same keys.
 */
export function instanceKey(configuration: Configuration, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', instanceSecret(configuration), '', `waymark ${purpose}`, KEY_BYTES));
}
