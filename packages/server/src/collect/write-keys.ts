import type { Store } from '@waymark/store';
import { LRUCache } from 'lru-cache';
import { type Source, sourceOfKey } from '../access/index.ts';

const KNOWN_MS = 60_000;
const UNKNOWN_MS = 5_000;

/** Sources by write key, remembered for a minute (an unknown key for five seconds). */
export class WriteKeys {
  private readonly ctx: { readonly store: Store };
  private readonly cache = new LRUCache<string, { readonly source: Source | undefined }>({ max: 10_000 });

  constructor(ctx: { readonly store: Store }) {
    this.ctx = ctx;
  }

  async sourceOf(key: string): Promise<Source | undefined> {
    if (key.length > 200 || key.includes('\0') || !key.isWellFormed()) return undefined;
    const cached = this.cache.get(key);
    if (cached !== undefined) return cached.source;
    const source = await sourceOfKey(this.ctx, key);
    this.cache.set(key, { source }, { ttl: source === undefined ? UNKNOWN_MS : KNOWN_MS });
    return source;
  }
}

/** The write key in the headers: user name of Basic authentication, or `X-Write-Key` (what follows a colon is a secret of other servers). */
export function keyInHeaders(headers: {
  readonly authorization?: string | undefined;
  readonly 'x-write-key'?: unknown;
}): string | undefined {
  const basic = /^Basic\s+([A-Za-z0-9+/=_-]+)$/i.exec(headers.authorization ?? '')?.[1];
  const given = basic === undefined ? headers['x-write-key'] : Buffer.from(basic, 'base64').toString('utf8');
  if (typeof given !== 'string') return undefined;
  return given.split(':', 1)[0] || undefined;
}
