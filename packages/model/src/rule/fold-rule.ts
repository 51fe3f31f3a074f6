import type { Pattern } from './pattern.ts';
import type {
  Anchor,
  AudienceRule,
  ConsentRule,
  EventRule,
  ExperienceRule,
  MapRule,
  OccurrenceRule,
  Rule,
  SequenceRule,
  TraitRule,
} from './rule.ts';

/** A rule that holds no other. */
export type LeafRule = Exclude<Rule, { all: Rule[] } | { any: Rule[] } | { not: Rule }> | TraitRule;

/** A leaf by its kind. */
export type Leaf =
  | { readonly kind: 'event'; readonly rule: EventRule }
  | { readonly kind: 'occurrence'; readonly rule: OccurrenceRule }
  | { readonly kind: 'sequence'; readonly rule: SequenceRule }
  | { readonly kind: 'trait'; readonly rule: TraitRule }
  | { readonly kind: 'consent'; readonly rule: ConsentRule }
  | { readonly kind: 'audience'; readonly rule: AudienceRule }
  | { readonly kind: 'map'; readonly rule: MapRule }
  | { readonly kind: 'experience'; readonly rule: ExperienceRule };

export type LeafKind = Leaf['kind'];

/** What an interpreter of rules has to say; how rules hang together is decided here, once. */
export interface RuleAlgebra<Result> {
  /** Conjunction; of nothing it holds. */
  all(parts: Result[]): Result;
  /** Disjunction; of nothing it does not hold. */
  any(parts: Result[]): Result;
  not(part: Result): Result;
  leaf(leaf: Leaf): Result;
}

/** Interprets a rule. Recursion is as deep as the schema lets rules nest, which is far from the end of a stack. */
export function foldRule<Result>(rule: Rule, algebra: RuleAlgebra<Result>): Result {
  if ('all' in rule) return algebra.all(rule.all.map((part) => foldRule(part, algebra)));
  if ('any' in rule) return algebra.any(rule.any.map((part) => foldRule(part, algebra)));
  // A trait may be negated by a key of the same name.
  if ('trait' in rule) return algebra.leaf({ kind: 'trait', rule });
  if ('not' in rule) return algebra.not(foldRule(rule.not, algebra));
  return algebra.leaf(leafOf(rule));
}

function leafOf(rule: Exclude<LeafRule, TraitRule>): Leaf {
  if ('occurrence' in rule) return { kind: 'occurrence', rule };
  if ('event' in rule) return { kind: 'event', rule };
  if ('sequence' in rule) return { kind: 'sequence', rule };
  if ('consent' in rule) return { kind: 'consent', rule };
  if ('audience' in rule) return { kind: 'audience', rule };
  if ('map' in rule) return { kind: 'map', rule };
  return { kind: 'experience', rule };
}

/** Every leaf of a rule, from left to right. */
export function leavesOf(rule: Rule): Leaf[] {
  return foldRule<Leaf[]>(rule, {
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (part) => part,
    leaf: (leaf) => [leaf],
  });
}

/** The pattern of an anchor. */
export const patternOfAnchor = (anchor: Anchor): Pattern => ('first' in anchor ? anchor.first : anchor.last);

/** Every pattern a leaf looks for; none but for leaves about events. */
export function patternsOfLeaf(leaf: Leaf): Pattern[] {
  if (leaf.kind === 'sequence') return leaf.rule.sequence;
  if (leaf.kind === 'occurrence') return [leaf.rule.event];
  if (leaf.kind !== 'event') return [];
  const { event, before, after } = leaf.rule;
  return [event, ...[before, after].flatMap((anchor) => (anchor === undefined ? [] : [patternOfAnchor(anchor)]))];
}
