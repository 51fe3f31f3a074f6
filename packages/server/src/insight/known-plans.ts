import { type Automaton, compilePlan, type PlanItem } from '@waymark/engine';

/** So many plans are kept; whoever asks about a map asks again. */
const MOST_KEPT = 100;

const plans = new Map<string, Automaton>();

/** A plan compiled; the same one for the same plan, so that what has been compared with it need not be again. */
export function knownPlan(items: PlanItem[]): Automaton {
  const key = JSON.stringify(items);
  const plan = plans.get(key) ?? compilePlan(items);
  // The one asked for last goes to the end, so that the first is the one longest unasked.
  plans.delete(key);
  plans.set(key, plan);
  if (plans.size > MOST_KEPT) plans.delete(plans.keys().next().value ?? '');
  return plan;
}
