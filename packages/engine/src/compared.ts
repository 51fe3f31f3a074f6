import { type ActualTouch, compareWithPlan, type Deviations } from './deviations.ts';
import type { Automaton } from './plan.ts';

/** What has been compared with a plan, as long as the plan is at hand. */
const known = new WeakMap<Automaton, Map<string, Deviations>>();
/** So many different journeys are remembered for one plan. */
const MOST_KNOWN = 100_000;

/** `compareWithPlan`, remembered: the same journeys come back with every question, and aligning is what costs. */
export function compared(touches: readonly ActualTouch[], automaton: Automaton, isOpen = false): Deviations {
  const ofPlan = known.get(automaton) ?? new Map<string, Deviations>();
  known.set(automaton, ofPlan);
  const key = `${isOpen ? '>' : ''}${touches.map(({ steps, failed }) => `${steps.join()}${failed ? '!' : ''}`).join(' ')}`;
  const there = ofPlan.get(key);
  if (there !== undefined) return there;
  const found = compareWithPlan(touches, automaton, isOpen);
  if (ofPlan.size >= MOST_KNOWN) ofPlan.clear();
  ofPlan.set(key, found);
  return found;
}
