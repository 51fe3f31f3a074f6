import { identityHash, normaliseIdentifier } from '../people/index.ts';
import type { CollectMemory } from './memory.ts';

/** Sorts of identifiers a refused item may name somebody by. */
const KINDS = ['user_id', 'anonymous_id', 'email', 'phone'] as const;
/** Longest list of words looked at; an item is refused for a reason, and rarely says more than that many things. */
const MOST_WORDS = 200;

/**
 * Whether the text of a refused item or row names somebody who was erased. It was never taken apart, so every value in it
 * (between the marks of JSON and CSV) is tried as an identifier.
 */
export function namesSuppressed(memory: CollectMemory, text: string): boolean {
  if (memory.suppressions.size === 0) return false;
  const words = new Set(text.split(/[",;\t|{}[\]\r\n]+/, MOST_WORDS * 4).map((word) => word.trim()));
  let tried = 0;
  for (const word of words) {
    if (word === '' || word === ':') continue;
    if (tried++ === MOST_WORDS) return false;
    for (const kind of KINDS) {
      const normal = normaliseIdentifier(kind, word);
      if (memory.suppressions.has(identityHash(memory.secret, normal.kind, normal.value))) return true;
    }
  }
  return false;
}
