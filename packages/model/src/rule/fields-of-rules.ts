import { type BindingOf, foldCondition, foldPattern, type PatternAlgebra } from './fold-pattern.ts';
import { leavesOf, patternsOfLeaf } from './fold-rule.ts';
import type { EventField } from './pattern.ts';
import type { Rule } from './rule.ts';

/** The fields of events some rules look at. @param bindingOf how touchpoints of the catalogue are recognised */
export function fieldsOfRules(rules: Iterable<Rule>, bindingOf: BindingOf = () => undefined): Set<EventField> {
  const fields = new Set<EventField>();
  const noting: PatternAlgebra<void> = {
    all: () => undefined,
    any: () => undefined,
    not: () => undefined,
    test: (field) => void fields.add(field),
  };
  for (const rule of rules)
    for (const leaf of leavesOf(rule)) {
      for (const pattern of patternsOfLeaf(leaf)) foldPattern(pattern, noting, bindingOf);
      if (leaf.kind === 'occurrence' && leaf.rule.where !== undefined) foldCondition(leaf.rule.where, noting);
    }
  return fields;
}
