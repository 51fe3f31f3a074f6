import type { Id } from '../id.ts';
import { foldRule, type Leaf, patternsOfLeaf } from './fold-rule.ts';
import type { Rule } from './rule.ts';

/** What there is, for rules to name. */
export interface RuleVocabulary {
  readonly touchpoints: ReadonlySet<Id>;
  /** Steps and phases of each map. */
  readonly maps: ReadonlyMap<Id, { readonly steps: ReadonlySet<Id>; readonly phases: ReadonlySet<Id> }>;
  readonly audiences: ReadonlySet<Id>;
  /** Purposes of consent. */
  readonly purposes: ReadonlySet<string>;
}

export const RULE_PROBLEMS = [
  'unknown-touchpoint',
  'unknown-map',
  'unknown-step',
  'unknown-phase',
  'unknown-audience',
  'unknown-purpose',
] as const;

/** Something a rule names that there is not. */
export interface RuleProblem {
  readonly code: (typeof RULE_PROBLEMS)[number];
  /** Keys and places that lead to the part of the rule. */
  readonly path: readonly (string | number)[];
  /** The name nobody knows. */
  readonly name: string;
}

type Found = (path: readonly (string | number)[]) => RuleProblem[];

/** Everything a rule names that there is not, from left to right. Such a rule is sound, but part of it can never hold. */
export function checkRule(rule: Rule, known: RuleVocabulary): RuleProblem[] {
  const within =
    (key: string) =>
    (parts: Found[]): Found =>
    (path) =>
      parts.flatMap((part, place) => part([...path, key, place]));
  return foldRule<Found>(rule, {
    all: within('all'),
    any: within('any'),
    not: (part) => (path) => part([...path, 'not']),
    leaf: (leaf) => (path) => problemsOfLeaf(leaf, known).map(({ code, name }) => ({ code, name, path })),
  })([]);
}

function problemsOfLeaf(leaf: Leaf, known: RuleVocabulary): Omit<RuleProblem, 'path'>[] {
  const missing = (code: RuleProblem['code'], all: ReadonlySet<string> | undefined, name: string | undefined) =>
    name === undefined || all?.has(name) === true ? [] : [{ code, name }];
  switch (leaf.kind) {
    case 'consent':
      return missing('unknown-purpose', known.purposes, leaf.rule.consent);
    case 'audience':
      return missing('unknown-audience', known.audiences, leaf.rule.audience);
    case 'experience':
      return missing('unknown-touchpoint', known.touchpoints, leaf.rule.experience.touchpoint);
    case 'map': {
      const map = known.maps.get(leaf.rule.map);
      if (map === undefined) return [{ code: 'unknown-map', name: leaf.rule.map }];
      return [
        ...missing('unknown-phase', map.phases, leaf.rule.phase),
        ...missing('unknown-step', map.steps, leaf.rule.step),
      ];
    }
    case 'trait':
      return [];
    default:
      return patternsOfLeaf(leaf).flatMap(({ touchpoint }) =>
        missing('unknown-touchpoint', known.touchpoints, touchpoint),
      );
  }
}
