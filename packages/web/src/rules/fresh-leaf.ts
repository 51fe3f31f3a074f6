import type { LeafKind, LeafRule } from '@waymark/model';

/** The kinds of conditions, in the order in which they are offered. */
export const LEAF_KINDS = [
  'event',
  'sequence',
  'occurrence',
  'trait',
  'map',
  'experience',
  'audience',
  'consent',
] as const satisfies readonly LeafKind[];

/** A condition of a kind with nothing chosen yet. */
export function freshLeaf(kind: LeafKind): LeafRule {
  switch (kind) {
    case 'event':
      return { event: { name: [] } };
    case 'sequence':
      return { sequence: [{ name: [] }, { name: [] }] };
    case 'occurrence':
      return { occurrence: 'first', event: { name: [] } };
    case 'trait':
      return { trait: '', is: '' };
    case 'map':
      return { map: '' };
    case 'experience':
      return { experience: { touchpoint: '', gap: { lt: 0 } } };
    case 'audience':
      return { audience: '' };
    case 'consent':
      return { consent: '' };
  }
}
