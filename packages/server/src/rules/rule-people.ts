import { type BindingOf, compileRule, foldRule, type Leaf, leavesOf, NO_FACTS, type Rule } from '@waymark/model';
import type { Store } from '@waymark/store';
import { type EventLeaf, eventStatements, type LeafBit, readWords, type Words, wordsOf } from './event-words.ts';

/** A leaf about what is kept of a person beside the events. */
export type StateLeaf = Exclude<Leaf, EventLeaf>;

export interface RuleQuestion {
  readonly workspace: string;
  readonly rule: Rule;
  /** UTC milliseconds; what happened later has not happened. */
  readonly nowMs: number;
  readonly bindingOf: BindingOf;
  /** The people for whom a leaf holds, of whom something else is known than events. */
  readonly holdersOf: (leaf: StateLeaf) => Promise<ReadonlySet<bigint>>;
  /** Everybody there is; asked only where the rule holds for people of whom nothing is known. */
  readonly everybody: () => Promise<Iterable<bigint>>;
  readonly signal?: AbortSignal;
}

const isAboutEvents = (leaf: Leaf): leaf is EventLeaf =>
  leaf.kind === 'event' || leaf.kind === 'occurrence' || leaf.kind === 'sequence';

/** @throws ProblemError invalid_field where the rule is more than the event store can be asked */
export function mustFitStatements(question: Pick<RuleQuestion, 'workspace' | 'rule' | 'nowMs' | 'bindingOf'>): void {
  eventStatements(leavesOf(question.rule).filter(isAboutEvents), question);
}

/**
 * Everybody for whom a rule holds, ascending: leaves about events in as few statements of ClickHouse as they fit in, the others
 * from the state, put together here. Says of everybody what `evaluate` of the model says of one person.
 * @throws ProblemError invalid_field where the rule is more than the event store can be asked
 */
export async function peopleOfRule(store: Pick<Store, 'events'>, question: RuleQuestion): Promise<bigint[]> {
  const { rule, bindingOf, nowMs } = question;
  const leaves = leavesOf(rule);
  const eventLeaves = leaves.filter(isAboutEvents);
  const statements = eventStatements(eventLeaves, question);
  // What holds of somebody without any event: "did not" does.
  const none = wordsOf(statements);
  for (const [place, { word, mask }] of statements.bits.entries()) {
    const leaf = eventLeaves[place]?.rule;
    if (leaf !== undefined && compileRule(leaf, bindingOf).holds(NO_FACTS, nowMs))
      none[word] = ((none[word] as number) | mask) >>> 0;
  }
  const [words, holders] = await Promise.all([
    readWords(store, statements, none, question.signal),
    Promise.all(leaves.map((leaf) => (isAboutEvents(leaf) ? null : question.holdersOf(leaf)))),
  ]);
  const holds = ruleOverWords(rule, holders, statements.bits);

  const found = new Set<bigint>();
  for (const [person, own] of words) if (holds(own, person)) found.add(person);
  const others = holds(none, null)
    ? await question.everybody()
    : holders.flatMap((people) => (people === null ? [] : [...people]));
  for (const person of others) if (!words.has(person) && holds(none, person)) found.add(person);
  return [...BigUint64Array.from(found).sort()];
}

/** The rule as a function of the words and (null: somebody of whom nothing is known) the person. */
function ruleOverWords(
  rule: Rule,
  holders: readonly (ReadonlySet<bigint> | null)[],
  bits: readonly LeafBit[],
): (words: Words, person: bigint | null) => boolean {
  type Part = (words: Words, person: bigint | null) => boolean;
  let leaf = 0;
  let place = 0;
  return foldRule<Part>(rule, {
    all: (parts) => (words, person) => parts.every((part) => part(words, person)),
    any: (parts) => (words, person) => parts.some((part) => part(words, person)),
    not: (part) => (words, person) => !part(words, person),
    // Leaves come in the order of `leavesOf`.
    leaf: () => {
      const people = holders[leaf] ?? null;
      leaf += 1;
      if (people !== null) return (_, person) => person !== null && people.has(person);
      const { word, mask } = bits[place] as LeafBit;
      place += 1;
      return (words) => ((words[word] as number) & mask) !== 0;
    },
  });
}
