import type { HistoryAnswers } from '@waymark/engine';
import { type BindingOf, compileRule, NO_FACTS } from '@waymark/model';
import type { Store } from '@waymark/store';
import { type IndexAnswers, isAnsweredByIndex } from '../insight/index.ts';
import { type EventLeaf, eventStatements, type LeafBit, readWords, type Words, type WordTable } from './event-words.ts';

/** Answers of people to the leaves about events, as bits of words. */
export interface WordSource {
  /** Where the answer to each leaf stands. */
  readonly bits: readonly LeafBit[];
  /** The words of somebody without any event: for him "did not" holds. */
  readonly none: Words;
  /** Hands over everybody it knows; his words begin at a place of an array. */
  each(visit: (words: Words, at: number, person: bigint) => void): void;
  knows(person: bigint): boolean;
}

/** Asks the index of this process; undefined where it is too far behind. */
export type AskIndex = (leaves: readonly EventLeaf[]) => Promise<IndexAnswers | undefined>;

export interface WordQuestion {
  readonly workspace: string;
  readonly nowMs: number;
  readonly bindingOf: BindingOf;
  readonly askIndex?: AskIndex | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Events = Pick<Store, 'events'>;

function bitsFrom(leaves: number, firstWord = 0): LeafBit[] {
  return Array.from({ length: leaves }, (_, place) => ({
    word: firstWord + (place >> 5),
    mask: (1 << (place & 31)) >>> 0,
  }));
}

/** The words of somebody without any event. */
function noneOf(
  leaves: readonly EventLeaf[],
  bits: readonly LeafBit[],
  width: number,
  { bindingOf, nowMs }: WordQuestion,
): Words {
  const none = new Uint32Array(width);
  for (const [place, { word, mask }] of bits.entries()) {
    const leaf = leaves[place]?.rule;
    if (leaf !== undefined && compileRule(leaf, bindingOf).holds(NO_FACTS, nowMs))
      none[word] = ((none[word] as number) | mask) >>> 0;
  }
  return none;
}

interface Asked {
  readonly bits: readonly LeafBit[];
  readonly none: Words;
  readonly table: WordTable;
}

async function askEventStore(
  store: Events,
  leaves: readonly EventLeaf[],
  question: WordQuestion,
  people?: readonly bigint[],
): Promise<Asked> {
  const statements = eventStatements(leaves, { ...question, isOfSome: people !== undefined });
  const width = statements.statements.reduce((words, statement) => words + statement.words, 0);
  const none = noneOf(leaves, statements.bits, width, question);
  const table = await readWords(store, statements, none, { people, signal: question.signal });
  return { bits: statements.bits, none, table };
}

function sourceOf({ bits, none, table }: Asked): WordSource {
  return {
    bits,
    none,
    each(visit) {
      for (let place = 0; place < table.length; place += 1) visit(table.words, place * table.width, table.key(place));
    },
    knows: (person) => table.placeOf(person) !== undefined,
  };
}

/** What the index says, beside what the event store says of the leaves the index cannot answer. */
function mixedSource(
  shares: readonly HistoryAnswers[],
  elsewhere: ReadonlySet<bigint>,
  indexed: { readonly bits: readonly LeafBit[]; readonly none: Words },
  rest: Asked,
  order: readonly { readonly isIndexed: boolean; readonly place: number }[],
): WordSource {
  const width = indexed.none.length;
  const bits = order.map(({ isIndexed, place }): LeafBit => {
    if (isIndexed) return indexed.bits[place] as LeafBit;
    const { word, mask } = rest.bits[place] as LeafBit;
    return { word: word + width, mask };
  });
  const none = Uint32Array.from([...indexed.none, ...rest.none]);
  const each = (visit: (words: Words, at: number, person: bigint) => void): void => {
    const both = none.slice();
    for (const { keys, words, unsure } of shares) {
      for (let place = 0; place < keys.length; place += 1) {
        const person = keys[place] as bigint;
        if (unsure[place] === 1 || (elsewhere.size > 0 && elsewhere.has(person))) continue;
        if (rest.none.length === 0) {
          visit(words, place * width, person);
          continue;
        }
        for (let word = 0; word < width; word += 1) both[word] = words[place * width + word] as number;
        const other = rest.table.placeOf(person);
        for (let word = 0; word < rest.none.length; word += 1)
          both[width + word] =
            other === undefined
              ? (rest.none[word] as number)
              : (rest.table.words[other * rest.none.length + word] as number);
        visit(both, 0, person);
      }
    }
  };
  let known: Set<bigint> | undefined;
  return {
    bits,
    none,
    each,
    knows: (person) => {
      if (known === undefined) {
        known = new Set();
        for (const { keys } of shares) for (const key of keys) if (!elsewhere.has(key)) known.add(key);
      }
      return known.has(person);
    },
  };
}

/**
 * The answers of everybody to some leaves about events. What names and channels decide the index of this process answers, in
 * memory; the rest, and those people whom the index cannot say it of (it counts in whole seconds, and is a little behind), the
 * event store. Whoever no source knows has none of the events any leaf looks at.
 */
export async function wordSources(
  store: Events,
  leaves: readonly EventLeaf[],
  question: WordQuestion,
): Promise<[WordSource, ...WordSource[]]> {
  const { askIndex, bindingOf } = question;
  const isIndexed = leaves.map((leaf) => askIndex !== undefined && isAnsweredByIndex(leaf, bindingOf));
  const inMemory = leaves.filter((_, place) => isIndexed[place]);
  const others = leaves.filter((_, place) => !isIndexed[place]);
  const answers = inMemory.length === 0 ? undefined : await askIndex?.(inMemory);
  if (answers === undefined) return [sourceOf(await askEventStore(store, leaves, question))];
  const elsewhere = new Set(answers.late);
  for (const { keys, unsure } of answers.shares)
    for (let place = unsure.indexOf(1); place !== -1; place = unsure.indexOf(1, place + 1))
      elsewhere.add(keys[place] as bigint);
  const [rest, exact] = await Promise.all([
    askEventStore(store, others, question),
    elsewhere.size === 0 ? undefined : askEventStore(store, leaves, question, [...elsewhere]),
  ]);
  const bits = bitsFrom(inMemory.length);
  const none = noneOf(inMemory, bits, Math.ceil(inMemory.length / 32), question);
  const counts = { memory: 0, store: 0 };
  const order = isIndexed.map((indexed) => ({
    isIndexed: indexed,
    place: indexed ? counts.memory++ : counts.store++,
  }));
  const mixed = mixedSource(answers.shares, elsewhere, { bits, none }, rest, order);
  return exact === undefined ? [mixed] : [mixed, sourceOf(exact)];
}
