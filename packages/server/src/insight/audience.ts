import { type FilteredPeople, type IndexState, MOST_CONDITIONS, peopleWho, type Segment } from '@waymark/engine';
import { type Binding, type Rule, ruleSchema } from '@waymark/model';
import { z } from 'zod';
import { ProblemError } from '../problem.ts';
import { fitsIndexed } from './binding-tests.ts';
import type { EventIndex } from './event-index.ts';

/** A rule over people as the index can decide it: what they did or did not do. */
type Condition =
  | { readonly kind: 'did'; readonly binding: Binding }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] };

/** The people a question is about. */
export interface Audience {
  /** The rule as it was asked, for caching. */
  readonly text: string;
  readonly condition: Condition;
  readonly bindings: readonly Binding[];
}

export const audienceQuery = {
  who: z
    .string()
    .max(4_000)
    .optional()
    .describe('Only people for whom this rule holds (JSON): all, any, not, and event with name, channel and where'),
};

function refused(reason: string): ProblemError {
  return new ProblemError('invalid_field', {
    path: 'querystring.who',
    detail: `At who: ${reason}`,
    values: { field: 'who', reason },
  });
}

function conditionOf(rule: Rule): Condition {
  if ('all' in rule && Array.isArray(rule.all)) return { kind: 'all', of: rule.all.map(conditionOf) };
  if ('any' in rule && Array.isArray(rule.any)) return { kind: 'any', of: rule.any.map(conditionOf) };
  if ('event' in rule) {
    const { touchpoint, ...binding } = rule.event;
    if (touchpoint !== undefined || rule.times !== undefined || rule.within !== undefined)
      throw refused('an event can be asked for by name, channel and where; touchpoint, times and within cannot yet');
    return { kind: 'did', binding };
  }
  if ('not' in rule && !('trait' in rule)) return { kind: 'not', of: conditionOf(rule.not) };
  throw refused('only all, any, not and event can be asked for here');
}

function bindingsIn(condition: Condition): Binding[] {
  if (condition.kind === 'did') return [condition.binding];
  return (condition.kind === 'not' ? [condition.of] : condition.of).flatMap(bindingsIn);
}

/** Reads the rule of a query. @returns nothing where everybody is asked about @throws ProblemError naming what is wrong */
export function readAudience(who: string | undefined): Audience | undefined {
  if (who === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(who);
  } catch {
    throw refused('not JSON');
  }
  const rule = ruleSchema.safeParse(json);
  if (!rule.success) throw refused(rule.error.issues[0]?.message ?? 'not a rule');
  const condition = conditionOf(rule.data);
  const bindings = bindingsIn(condition);
  if (bindings.length > MOST_CONDITIONS) throw refused(`at most ${MOST_CONDITIONS} events`);
  return { text: JSON.stringify(rule.data), condition, bindings };
}

/** Whether the rule holds, by which of its events (in order of `bindingsIn`) somebody has had. */
function holds(condition: Condition, fulfilled: number): boolean {
  let bit = 0;
  const decide = (one: Condition): boolean => {
    if (one.kind === 'did') {
      const had = (fulfilled & (1 << bit)) !== 0;
      bit += 1;
      return had;
    }
    if (one.kind === 'not') return !decide(one.of);
    // Every part is looked at, so that the bits stay in step.
    const parts = one.of.map(decide);
    return one.kind === 'all' ? parts.every(Boolean) : parts.some(Boolean);
  };
  return decide(condition);
}

/** Audiences by the very state of the index they were cut from; a new state forgets them. */
const known = new WeakMap<readonly Segment[], Map<string, FilteredPeople>>();
const MOST_KNOWN = 16;

/** The people of an audience. The pass over the index is made once for each state of it. */
export function peopleOf({ text, condition, bindings }: Audience, { index, codes, tests }: EventIndex): FilteredPeople {
  const here = known.get(index.segments) ?? new Map<string, FilteredPeople>();
  known.set(index.segments, here);
  const cut = here.get(text);
  if (cut !== undefined) return cut;
  const fits = fitsIndexed(codes, tests);
  const conditionsOf = Uint32Array.from(codes, (_, code) =>
    bindings.reduce((bits, binding, bit) => (fits([binding], code) ? bits | (1 << bit) : bits), 0),
  );
  const people = peopleWho(index, conditionsOf, (fulfilled) => holds(condition, fulfilled));
  const [oldest] = here.keys();
  if (here.size >= MOST_KNOWN && oldest !== undefined) here.delete(oldest);
  here.set(text, people);
  return people;
}

/** The keys of an audience's people. */
export function* keysOf({ segments }: IndexState): Generator<bigint> {
  for (const { keys, dead } of segments)
    for (let person = 0; person < keys.length; person += 1)
      if (((dead[person >> 3] as number) & (1 << (person & 7))) === 0) yield keys[person] as bigint;
}
