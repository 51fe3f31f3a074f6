import { type BindingOf, foldCondition, foldPattern, type PatternAlgebra } from './fold-pattern.ts';
import { type Leaf, leavesOf, patternsOfLeaf } from './fold-rule.ts';
import type { Pattern } from './pattern.ts';
import type { Period, Rule } from './rule.ts';
import type { Test } from './test.ts';

const isRolling = (period: Period | undefined): boolean => period !== undefined && 'last' in period;

/** Whether a tree of tests looks at the present: some part of it asks how long ago a time was. */
const looksAtNow: PatternAlgebra<boolean> = {
  all: (parts) => parts.includes(true),
  any: (parts) => parts.includes(true),
  not: (part) => part,
  test: (_, test) => 'withinLast' in test,
};

function testLooksAtNow(test: Test): boolean {
  return 'not' in test ? testLooksAtNow(test.not) : 'withinLast' in test;
}

function leafChanges(leaf: Leaf, bindingOf: BindingOf): boolean {
  const inPatterns = (patterns: readonly Pattern[]): boolean =>
    patterns.some((pattern) => foldPattern(pattern, looksAtNow, bindingOf));
  switch (leaf.kind) {
    case 'event':
      return isRolling(leaf.rule.within) || inPatterns(patternsOfLeaf(leaf));
    case 'occurrence':
      return (
        isRolling(leaf.rule.within) ||
        inPatterns(patternsOfLeaf(leaf)) ||
        (leaf.rule.where !== undefined && foldCondition(leaf.rule.where, looksAtNow))
      );
    case 'sequence':
      return isRolling(leaf.rule.during) || inPatterns(patternsOfLeaf(leaf));
    case 'trait': {
      const { trait: _, ...test } = leaf.rule;
      return testLooksAtNow(test as Test);
    }
    case 'map':
      // A journey ends when nothing has happened for as long as the map is patient.
      return leaf.rule.skipped !== true;
    case 'consent':
    case 'audience':
    case 'experience':
      return false;
  }
}

/**
 * Whether what a rule says of somebody whose events have all happened may become something else because time passes, though
 * nothing else happens. May say so of rules that never do, and never fails to say so.
 * @param bindingOf how touchpoints of the catalogue are recognised
 */
export function changesWithTime(rule: Rule, bindingOf: BindingOf = () => undefined): boolean {
  return leavesOf(rule).some((leaf) => leafChanges(leaf, bindingOf));
}
