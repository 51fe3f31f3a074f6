import {
  type BindingOf,
  changesWithTime,
  compileRule,
  type Evaluator,
  leavesOf,
  needsOfRules,
  type Rule,
} from '@waymark/model';

/** An audience that follows people, with its rule made ready. */
export interface LiveAudience {
  readonly id: string;
  readonly rule: Rule;
  readonly version: bigint;
  readonly evaluator: Evaluator;
  /** How touchpoints its rule names are recognised. */
  readonly bindingOf: BindingOf;
  /** Changes when the touchpoints its rule names are recognised by something else. */
  readonly meaning: string;
  /** Whether its answer may change because time passes. */
  readonly isTimed: boolean;
}

/** The audiences a rule asks about. */
export function audiencesIn(rule: Rule): string[] {
  return leavesOf(rule).flatMap((leaf) => (leaf.kind === 'audience' ? [leaf.rule.audience] : []));
}

/** Whether a rule asks where people stand on a map. */
export function standsOnMaps(rule: Rule): boolean {
  return leavesOf(rule).some(({ kind }) => kind === 'map');
}

/**
 * Audiences in an order in which each comes after those its rule asks about; `circular` are those that ask about each other in
 * a circle, or about one that does.
 */
export function inOrder<One extends { readonly id: string; readonly rule: Rule }>(
  audiences: readonly One[],
): { readonly ordered: One[]; readonly circular: One[] } {
  const ordered: One[] = [];
  let waiting = [...audiences];
  for (;;) {
    const open = new Set(waiting.map(({ id }) => id));
    const ready = waiting.filter(({ rule }) => audiencesIn(rule).every((id) => !open.has(id)));
    if (ready.length === 0) return { ordered, circular: waiting };
    ordered.push(...ready);
    waiting = waiting.filter((one) => !ready.includes(one));
  }
}

/** Makes the rule of an audience ready. */
export function makeLive(id: string, rule: Rule, version: bigint, bindingOf: BindingOf): LiveAudience {
  const isTimed = changesWithTime(rule, bindingOf);
  const touchpoints = [...needsOfRules([rule]).touchpoints];
  const meaning = JSON.stringify(touchpoints.map((touchpoint) => bindingOf(touchpoint)));
  return { id, rule, version, bindingOf, meaning, isTimed, evaluator: compileRule(rule, bindingOf) };
}
