import { type BindingOf, foldRule, type Leaf, leavesOf, type Rule } from '@waymark/model';
import type { Store } from '@waymark/store';
import { type EventLeaf, eventStatements, type LeafBit, type Words } from './event-words.ts';
import { type AskIndex, wordSources } from './word-sources.ts';

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
  /** The index of this process, which answers leaves about names and channels in memory. */
  readonly askIndex?: AskIndex;
  readonly signal?: AbortSignal;
}

const isAboutEvents = (leaf: Leaf): leaf is EventLeaf =>
  leaf.kind === 'event' || leaf.kind === 'occurrence' || leaf.kind === 'sequence';

/** @throws ProblemError invalid_field where the rule is more than the event store can be asked */
export function mustFitStatements(question: Pick<RuleQuestion, 'workspace' | 'rule' | 'nowMs' | 'bindingOf'>): void {
  eventStatements(leavesOf(question.rule).filter(isAboutEvents), question);
}

/**
 * Everybody for whom a rule holds, ascending: leaves about events from the index, or in as few statements of ClickHouse as they
 * fit in; the others from the state; put together here. Says of everybody what `evaluate` of the model says of one person.
 * @throws ProblemError invalid_field where the rule is more than the event store can be asked
 */
export async function peopleOfRule(store: Pick<Store, 'events'>, question: RuleQuestion): Promise<bigint[]> {
  const { rule } = question;
  // Whoever answers: the index may be behind the next time.
  mustFitStatements(question);
  const leaves = leavesOf(rule);
  const [sources, holders] = await Promise.all([
    wordSources(store, leaves.filter(isAboutEvents), question),
    Promise.all(leaves.map((leaf) => (isAboutEvents(leaf) ? null : question.holdersOf(leaf)))),
  ]);
  const found = new Set<bigint>();
  for (const { bits, each } of sources) {
    const holds = ruleOverWords(rule, holders, bits);
    each((words, at, person) => {
      if (holds(words, at, person)) found.add(person);
    });
  }
  const [{ bits, none }] = sources;
  const holdsOtherwise = ruleOverWords(rule, holders, bits);
  const others = holdsOtherwise(none, 0, null)
    ? await question.everybody()
    : holders.flatMap((people) => (people === null ? [] : [...people]));
  for (const person of others)
    if (!sources.some(({ knows }) => knows(person)) && holdsOtherwise(none, 0, person)) found.add(person);
  return [...BigUint64Array.from(found).sort()];
}

/** The rule as a function of the words (from a place on) and (null: somebody of whom nothing is known) the person. */
function ruleOverWords(
  rule: Rule,
  holders: readonly (ReadonlySet<bigint> | null)[],
  bits: readonly LeafBit[],
): (words: Words, at: number, person: bigint | null) => boolean {
  type Part = (words: Words, at: number, person: bigint | null) => boolean;
  let leaf = 0;
  let place = 0;
  return foldRule<Part>(rule, {
    all: (parts) => (words, at, person) => parts.every((part) => part(words, at, person)),
    any: (parts) => (words, at, person) => parts.some((part) => part(words, at, person)),
    not: (part) => (words, at, person) => !part(words, at, person),
    // Leaves come in the order of `leavesOf`.
    leaf: () => {
      const people = holders[leaf] ?? null;
      leaf += 1;
      if (people !== null) return (_, _at, person) => person !== null && people.has(person);
      const { word, mask } = bits[place] as LeafBit;
      place += 1;
      return (words, at) => ((words[at + word] as number) & mask) !== 0;
    },
  });
}
