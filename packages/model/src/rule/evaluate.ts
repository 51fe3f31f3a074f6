import type { Evaluator } from './evaluator.ts';
import { eventEvaluator, occurrenceEvaluator, sequenceEvaluator } from './event-leaves.ts';
import type { BindingOf } from './fold-pattern.ts';
import { foldRule, type Leaf } from './fold-rule.ts';
import type { PersonFacts } from './person-facts.ts';
import type { Rule } from './rule.ts';
import {
  audienceEvaluator,
  consentEvaluator,
  experienceEvaluator,
  mapEvaluator,
  traitEvaluator,
} from './state-leaves.ts';

const noBindings: BindingOf = () => undefined;

/** Makes a rule ready. @param bindingOf how touchpoints of the catalogue are recognised */
export function compileRule(rule: Rule, bindingOf: BindingOf = noBindings): Evaluator {
  return foldRule<Evaluator>(rule, {
    all: (parts) => joined(parts, (facts, nowMs) => parts.every((part) => part.holds(facts, nowMs))),
    any: (parts) => joined(parts, (facts, nowMs) => parts.some((part) => part.holds(facts, nowMs))),
    not: (part) => joined([part], (facts, nowMs) => !part.holds(facts, nowMs)),
    leaf: (leaf) => leafEvaluator(leaf, bindingOf),
  });
}

function joined(parts: readonly Evaluator[], holds: Evaluator['holds']): Evaluator {
  return {
    holds,
    nextChange: (facts, nowMs) =>
      parts.reduce((next, part) => Math.min(next, part.nextChange(facts, nowMs)), Number.POSITIVE_INFINITY),
  };
}

function leafEvaluator(leaf: Leaf, bindingOf: BindingOf): Evaluator {
  switch (leaf.kind) {
    case 'event':
      return eventEvaluator(leaf.rule, bindingOf);
    case 'occurrence':
      return occurrenceEvaluator(leaf.rule, bindingOf);
    case 'sequence':
      return sequenceEvaluator(leaf.rule, bindingOf);
    case 'trait':
      return traitEvaluator(leaf.rule);
    case 'consent':
      return consentEvaluator(leaf.rule);
    case 'audience':
      return audienceEvaluator(leaf.rule);
    case 'map':
      return mapEvaluator(leaf.rule);
    case 'experience':
      return experienceEvaluator(leaf.rule);
  }
}

/** Whether a rule holds for a person now. For many people or many times compile the rule once. */
export function evaluate(rule: Rule, facts: PersonFacts, nowMs: number, bindingOf?: BindingOf): boolean {
  return compileRule(rule, bindingOf).holds(facts, nowMs);
}
