import { type BindingOf, type Leaf, TOUCH_KINDS } from '@waymark/model';
import type { Store } from '@waymark/store';
import { EventLeafSql } from './event-leaf-sql.ts';
import { ruleRefused } from './rule-refused.ts';
import { SqlParameters } from './sql-parameters.ts';

export type EventLeaf = Extract<Leaf, { kind: 'event' | 'occurrence' | 'sequence' }>;

/** For which of its leaves about events a rule holds, a person: the bits that `EventStatements.bits` tells. */
export type Words = Uint32Array;

const BITS = 32;
/** Longest text of the conditions of one statement, in characters: ClickHouse stops reading at 262,144, or 50,000 elements. */
const MOST_TEXT = 100_000;
/** A statement of more answers is slower than two: its columns are looked through for each. */
const MOST_LEAVES = 128;
/** Each statement goes through the events once, so a rule ends somewhere. */
const MOST_STATEMENTS = 32;

/** Where the answer of a leaf stands. */
export interface LeafBit {
  readonly word: number;
  readonly mask: number;
}

interface Statement {
  readonly sql: string;
  readonly parameters: SqlParameters;
  /** Its words among those of a person. */
  readonly firstWord: number;
  readonly words: number;
}

export interface EventStatements {
  readonly statements: readonly Statement[];
  /** Of each leaf, in the order given. */
  readonly bits: readonly LeafBit[];
}

interface Question {
  readonly workspace: string;
  readonly nowMs: number;
  readonly bindingOf: BindingOf;
  /** The statements are asked of some people alone, which `readWords` is given. */
  readonly isOfSome?: boolean;
}

function conditionOf(leaf: EventLeaf, writer: EventLeafSql): string {
  if (leaf.kind === 'event') return writer.event(leaf.rule);
  return leaf.kind === 'occurrence' ? writer.occurrence(leaf.rule) : writer.sequence(leaf.rule);
}

/** How much text a leaf adds to a statement at most. */
function textOf(leaf: EventLeaf, { nowMs, bindingOf }: Question): number {
  const writer = new EventLeafSql(new SqlParameters(), nowMs, bindingOf);
  const condition = conditionOf(leaf, writer);
  return writer.columns.reduce((length, { expression }) => length + expression.length, condition.length);
}

/** Divides leaves among statements, none too large. @throws ProblemError invalid_field where they are too many, or one too large */
export function eventStatements(leaves: readonly EventLeaf[], question: Question): EventStatements {
  const groups: EventLeaf[][] = [];
  let length = 0;
  for (const leaf of leaves) {
    const own = textOf(leaf, question);
    if (own > MOST_TEXT) throw ruleRefused('one condition on events holds too many tests; divide it into several');
    const group = groups.at(-1);
    length += own;
    if (group !== undefined && group.length < MOST_LEAVES && length <= MOST_TEXT) {
      group.push(leaf);
      continue;
    }
    groups.push([leaf]);
    length = own;
    if (groups.length > MOST_STATEMENTS) throw ruleRefused('it holds too many conditions on events');
  }
  const bits: LeafBit[] = [];
  let firstWord = 0;
  const statements = groups.map((group): Statement => {
    const statement = statementOf(group, question, firstWord);
    for (const place of group.keys())
      bits.push({ word: firstWord + Math.floor(place / BITS), mask: (1 << (place % BITS)) >>> 0 });
    firstWord += statement.words;
    return statement;
  });
  return { statements, bits };
}

function statementOf(
  leaves: readonly EventLeaf[],
  { workspace, nowMs, bindingOf, isOfSome = false }: Question,
  firstWord: number,
): Statement {
  const parameters = new SqlParameters();
  const writer = new EventLeafSql(parameters, nowMs, bindingOf);
  const conditions = leaves.map((leaf) => conditionOf(leaf, writer));
  const words = Array.from({ length: Math.ceil(leaves.length / BITS) }, (_, word) => {
    const own = conditions.slice(word * BITS, (word + 1) * BITS);
    return `toUInt32(${own.map((condition, bit) => `bitShiftLeft(toUInt32(${condition}), ${bit})`).join(' + ')})`;
  });
  const { columns } = writer;
  const whom = isOfSome
    ? `AND identity IN (SELECT identity FROM identity_person FINAL WHERE workspace = ${parameters.bind(workspace, 'UUID')}
         AND person IN {people:Array(UInt64)} UNION ALL SELECT arrayJoin({people:Array(UInt64)}))`
    : '';
  const sql = `
    SELECT person, ${words.join(', ')}
    FROM (
      SELECT if(p.person = 0, e.identity, p.person) AS person, at,
        tuple(at, e.ordinal, e.identity, toUnixTimestamp64Milli(e.stated_at), e.message_id) AS key, ${columns.map(({ name }) => name).join(', ')}
      FROM (
        SELECT identity, ordinal, stated_at, message_id, toUnixTimestamp64Milli(happened_at) AS at,
          ${columns.map(({ name, expression }) => `toUInt8(${expression}) AS ${name}`).join(', ')}
        FROM events FINAL
        WHERE workspace = ${parameters.bind(workspace, 'UUID')} AND kind IN (${TOUCH_KINDS.map((kind) => `'${kind}'`).join(', ')}) ${whom}
          AND toUnixTimestamp64Milli(happened_at) <= ${parameters.ms(nowMs)} AND (${columns.map(({ name }) => name).join(' OR ')})
      ) AS e
      LEFT JOIN (SELECT identity, person FROM identity_person FINAL WHERE workspace = ${parameters.bind(workspace, 'UUID')}) AS p
        ON p.identity = e.identity
    )
    GROUP BY person
    SETTINGS do_not_merge_across_partitions_select_final = 1`;
  return { sql, parameters, firstWord, words: words.length };
}

/** The words of some people, one after another. */
export class WordTable {
  readonly width: number;
  #keys = new BigUint64Array(1024);
  #words: Uint32Array;
  #length = 0;
  readonly #places = new Map<bigint, number>();

  constructor(width: number) {
    this.width = width;
    this.#words = new Uint32Array(1024 * width);
  }

  get length(): number {
    return this.#length;
  }

  /** All words, `width` of each person. */
  get words(): Uint32Array {
    return this.#words;
  }

  key(place: number): bigint {
    return this.#keys[place] as bigint;
  }

  /** The person's place; undefined where he has none. */
  placeOf(person: bigint): number | undefined {
    return this.#places.get(person);
  }

  /** The place of a person who may not have one yet; then his words are `none`. */
  placeFor(person: bigint, none: Words): number {
    const known = this.#places.get(person);
    if (known !== undefined) return known;
    if (this.#length === this.#keys.length) {
      const [keys, words] = [this.#keys, this.#words];
      this.#keys = new BigUint64Array(keys.length * 2);
      this.#keys.set(keys);
      this.#words = new Uint32Array(words.length * 2);
      this.#words.set(words);
    }
    const place = this.#length;
    this.#keys[place] = person;
    this.#words.set(none, place * this.width);
    this.#places.set(person, place);
    this.#length += 1;
    return place;
  }
}

/**
 * The words of everybody (or of some) with an event that some leaf looks at. Whoever has none that a statement looks at has the
 * words of somebody without events (`none`) there.
 */
export async function readWords(
  store: Pick<Store, 'events'>,
  all: EventStatements,
  none: Words,
  {
    people,
    signal,
  }: { readonly people?: readonly bigint[] | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<WordTable> {
  const found = new WordTable(none.length);
  for (const { sql, parameters, firstWord, words } of all.statements) {
    const some = people === undefined ? {} : { people };
    const options = { params: { ...parameters.values, ...some }, ...(signal === undefined ? {} : { signal }) };
    const width = 8 + words * 4;
    let rest: Uint8Array = new Uint8Array(0);
    for await (const chunk of store.events.stream(sql, 'RowBinary', options)) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let at = 0;
      for (; at + width <= bytes.length; at += width) {
        const place = found.placeFor(view.getBigUint64(at, true), none);
        const own = place * found.width + firstWord;
        for (let word = 0; word < words; word += 1) found.words[own + word] = view.getUint32(at + 8 + word * 4, true);
      }
      rest = bytes.subarray(at);
    }
  }
  return found;
}
