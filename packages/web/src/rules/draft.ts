import { type LeafKind, type LeafRule, leavesOf, type Rule, ruleSchema } from '@waymark/model';

/** A condition while it is being written: it may be incomplete. */
export interface LeafDraft {
  readonly kind: 'leaf';
  readonly id: string;
  /** It must not hold. */
  readonly not: boolean;
  readonly rule: LeafRule;
}

export interface GroupDraft {
  readonly kind: 'group';
  readonly id: string;
  readonly not: boolean;
  /** All parts must hold, or any of them. */
  readonly how: 'all' | 'any';
  readonly parts: readonly Draft[];
}

/** A rule while it is being written; parts keep their id while they change. */
export type Draft = LeafDraft | GroupDraft;

let made = 0;
function freshId(): string {
  made += 1;
  return `part-${made}`;
}

export const leafDraft = (rule: LeafRule, not = false): LeafDraft => ({ kind: 'leaf', id: freshId(), not, rule });

export const groupDraft = (how: GroupDraft['how'], parts: readonly Draft[], not = false): GroupDraft => ({
  kind: 'group',
  id: freshId(),
  not,
  how,
  parts,
});

function partOf(rule: Rule): Draft {
  if ('all' in rule) return groupDraft('all', rule.all.map(partOf));
  if ('any' in rule) return groupDraft('any', rule.any.map(partOf));
  // A trait may carry a key `not` of its own.
  if ('trait' in rule) return leafDraft(rule);
  if ('not' in rule) {
    const inner = partOf(rule.not);
    return inner.not ? groupDraft('all', [inner], true) : { ...inner, not: true };
  }
  return leafDraft(rule);
}

/** A rule ready to be changed; the outermost is always a group. */
export function draftOf(rule: Rule): GroupDraft {
  const part = partOf(rule);
  return part.kind === 'group' && !part.not ? part : groupDraft('all', [part]);
}

/** The rule a draft says. */
export function ruleOf(draft: Draft): Rule {
  const inner: Rule =
    draft.kind === 'leaf'
      ? draft.rule
      : draft.how === 'all'
        ? { all: draft.parts.map(ruleOf) }
        : { any: draft.parts.map(ruleOf) };
  return draft.not ? { not: inner } : inner;
}

/** Whether everything a condition needs is there. */
export const isComplete = (rule: LeafRule): boolean => ruleSchema.safeParse(rule).success;

/** How many conditions are not complete yet. */
export function openParts(draft: Draft): number {
  if (draft.kind === 'leaf') return isComplete(draft.rule) ? 0 : 1;
  return draft.parts.reduce((sum, part) => sum + openParts(part), 0);
}

/** How many conditions there are. */
export function countLeaves(draft: Draft): number {
  return draft.kind === 'leaf' ? 1 : draft.parts.reduce((sum, part) => sum + countLeaves(part), 0);
}

/** What kind of condition it is. */
export function kindOfLeaf(rule: LeafRule): LeafKind {
  return leavesOf(rule)[0]?.kind ?? 'event';
}

/** The same list with another part in the place of one; null takes it away. */
export function withPart<Part>(parts: readonly Part[], place: number, part: Part | null): Part[] {
  return part === null ? parts.filter((_, other) => other !== place) : parts.with(place, part);
}

/** The same list with a part moved by so many places. */
export function movedPart<Part>(parts: readonly Part[], place: number, by: number): Part[] {
  const part = parts[place];
  const rest = parts.filter((_, other) => other !== place);
  if (part !== undefined) rest.splice(Math.min(Math.max(0, place + by), rest.length), 0, part);
  return rest;
}
