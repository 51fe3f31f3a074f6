import {
  type BindingOf,
  compileRule,
  foldRule,
  type Leaf,
  leavesOf,
  NO_FACTS,
  type Rule,
  TOUCH_KINDS,
} from '@waymark/model';
import type { Store } from '@waymark/store';
import { EventLeafSql } from './event-leaf-sql.ts';
import { SqlParameters } from './sql-parameters.ts';

type EventLeaf = Extract<Leaf, { kind: 'event' | 'occurrence' | 'sequence' }>;
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

const BITS = 32;

/** For which of its leaves about events a rule holds, a person: bit i of word i / 32. */
type Words = Uint32Array;

/**
 * Everybody for whom a rule holds, ascending: leaves about events in one statement of ClickHouse, the others from the state,
 * put together here. Says of everybody what `evaluate` of the model says of one person.
 */
export async function peopleOfRule(store: Pick<Store, 'events'>, question: RuleQuestion): Promise<bigint[]> {
  const { rule, bindingOf, nowMs } = question;
  const leaves = leavesOf(rule);
  const eventLeaves = leaves.filter(isAboutEvents);
  const [words, holders] = await Promise.all([
    readWords(store, question, eventLeaves),
    Promise.all(leaves.map((leaf) => (isAboutEvents(leaf) ? null : question.holdersOf(leaf)))),
  ]);
  // What holds of somebody without any event: "did not" does.
  const none = new Uint32Array(wordsFor(eventLeaves));
  for (const [bit, { rule: leaf }] of eventLeaves.entries())
    if (compileRule(leaf, bindingOf).holds(NO_FACTS, nowMs)) setBit(none, bit);
  const holds = ruleOverWords(rule, holders);

  const found = new Set<bigint>();
  for (const [person, own] of words) if (holds(own, person)) found.add(person);
  const others = holds(none, null)
    ? await question.everybody()
    : holders.flatMap((people) => (people === null ? [] : [...people]));
  for (const person of others) if (!words.has(person) && holds(none, person)) found.add(person);
  return [...BigUint64Array.from(found).sort()];
}

const wordsFor = (leaves: readonly EventLeaf[]): number => Math.ceil(leaves.length / BITS);

function setBit(words: Words, bit: number): void {
  const word = Math.floor(bit / BITS);
  words[word] = ((words[word] as number) | (1 << (bit % BITS))) >>> 0;
}

/** The rule as a function of the words and (null: somebody of whom nothing is known) the person. */
function ruleOverWords(
  rule: Rule,
  holders: readonly (ReadonlySet<bigint> | null)[],
): (words: Words, person: bigint | null) => boolean {
  type Part = (words: Words, person: bigint | null) => boolean;
  let leaf = 0;
  let bit = 0;
  return foldRule<Part>(rule, {
    all: (parts) => (words, person) => parts.every((part) => part(words, person)),
    any: (parts) => (words, person) => parts.some((part) => part(words, person)),
    not: (part) => (words, person) => !part(words, person),
    // Leaves come in the order of `leavesOf`.
    leaf: () => {
      const people = holders[leaf] ?? null;
      leaf += 1;
      if (people !== null) return (_, person) => person !== null && people.has(person);
      const word = Math.floor(bit / BITS);
      const mask = 1 << (bit % BITS);
      bit += 1;
      return (words) => ((words[word] as number) & mask) !== 0;
    },
  });
}

/** The words of everybody with an event that some leaf looks at. */
async function readWords(
  store: Pick<Store, 'events'>,
  { workspace, nowMs, bindingOf, signal }: RuleQuestion,
  leaves: readonly EventLeaf[],
): Promise<ReadonlyMap<bigint, Words>> {
  const found = new Map<bigint, Words>();
  if (leaves.length === 0) return found;
  const parameters = new SqlParameters();
  const writer = new EventLeafSql(parameters, nowMs, bindingOf);
  const conditions = leaves.map((leaf) => {
    if (leaf.kind === 'event') return writer.event(leaf.rule);
    return leaf.kind === 'occurrence' ? writer.occurrence(leaf.rule) : writer.sequence(leaf.rule);
  });
  const words = Array.from({ length: wordsFor(leaves) }, (_, word) => {
    const own = conditions.slice(word * BITS, (word + 1) * BITS);
    return `toUInt32(${own.map((condition, bit) => `bitShiftLeft(toUInt32(${condition}), ${bit})`).join(' + ')})`;
  });
  const { columns } = writer;
  const sql = `
    SELECT person, ${words.join(', ')}
    FROM (
      SELECT if(p.person = 0, e.identity, p.person) AS person, at,
        tuple(at, e.ordinal, e.identity, toUnixTimestamp64Milli(e.stated_at), e.message_id) AS key, ${columns.map(({ name }) => name).join(', ')}
      FROM (
        SELECT identity, ordinal, stated_at, message_id, toUnixTimestamp64Milli(happened_at) AS at,
          ${columns.map(({ name, expression }) => `toUInt8(${expression}) AS ${name}`).join(', ')}
        FROM events FINAL
        WHERE workspace = ${parameters.bind(workspace, 'UUID')} AND kind IN (${TOUCH_KINDS.map((kind) => `'${kind}'`).join(', ')})
          AND toUnixTimestamp64Milli(happened_at) <= ${parameters.ms(nowMs)} AND (${columns.map(({ name }) => name).join(' OR ')})
      ) AS e
      LEFT JOIN (SELECT identity, person FROM identity_person FINAL WHERE workspace = ${parameters.bind(workspace, 'UUID')}) AS p
        ON p.identity = e.identity
    )
    GROUP BY person`;
  const options = { params: parameters.values, ...(signal === undefined ? {} : { signal }) };
  const width = 8 + words.length * 4;
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of store.events.stream(sql, 'RowBinary', options)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    for (; at + width <= bytes.length; at += width) {
      const own = new Uint32Array(words.length);
      for (let word = 0; word < own.length; word += 1) own[word] = view.getUint32(at + 8 + word * 4, true);
      found.set(view.getBigUint64(at, true), own);
    }
    rest = bytes.subarray(at);
  }
  return found;
}
