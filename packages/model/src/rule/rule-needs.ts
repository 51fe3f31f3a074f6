import type { Id } from '../id.ts';
import { leavesOf, patternsOfLeaf } from './fold-rule.ts';
import type { Rule } from './rule.ts';

/** The facts some rules look at; whoever gathers facts of people may leave out all others. */
export interface RuleNeeds {
  readonly events: boolean;
  /** Dotted paths. */
  readonly traits: ReadonlySet<string>;
  /** Purposes. */
  readonly consents: ReadonlySet<string>;
  readonly audiences: ReadonlySet<Id>;
  readonly maps: ReadonlySet<Id>;
  /** Touchpoints whose experience is asked for. */
  readonly experiences: ReadonlySet<Id>;
  /** Touchpoints whose bindings are needed to recognise events. */
  readonly touchpoints: ReadonlySet<Id>;
}

/** What these rules look at, together. */
export function needsOfRules(rules: Iterable<Rule>): RuleNeeds {
  const traits = new Set<string>();
  const consents = new Set<string>();
  const audiences = new Set<Id>();
  const maps = new Set<Id>();
  const experiences = new Set<Id>();
  const touchpoints = new Set<Id>();
  let events = false;
  for (const rule of rules) {
    for (const leaf of leavesOf(rule)) {
      if (leaf.kind === 'trait') traits.add(leaf.rule.trait);
      else if (leaf.kind === 'consent') consents.add(leaf.rule.consent);
      else if (leaf.kind === 'audience') audiences.add(leaf.rule.audience);
      else if (leaf.kind === 'map') maps.add(leaf.rule.map);
      else if (leaf.kind === 'experience') experiences.add(leaf.rule.experience.touchpoint);
      else {
        events = true;
        for (const { touchpoint } of patternsOfLeaf(leaf)) if (touchpoint !== undefined) touchpoints.add(touchpoint);
      }
    }
  }
  return { events, traits, consents, audiences, maps, experiences, touchpoints };
}
