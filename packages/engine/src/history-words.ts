import { EPOCH_MS } from './epoch.ts';
import type { Part } from './part.ts';
import { isDead } from './segment.ts';

/** A stretch of time, UTC milliseconds, both ends inclusive; infinite where open. */
export interface MsWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The first or last event of a pattern, which others must come before or after, at most so long apart. */
export interface HistoryAnchor {
  readonly pattern: number;
  readonly isFirst: boolean;
  readonly forMs: number;
}

/** A yes-or-no question about a person's whole history. Patterns are numbers of `HistoryQuestion.masks`. */
export type HistoryLeaf =
  | {
      readonly kind: 'count';
      readonly pattern: number;
      readonly window: MsWindow;
      /** Counts that are enough: ranges, both ends inclusive. */
      readonly enough: readonly (readonly [number, number])[];
      readonly before?: HistoryAnchor;
      readonly after?: HistoryAnchor;
    }
  | {
      readonly kind: 'end';
      readonly pattern: number;
      readonly isFirst: boolean;
      readonly window: MsWindow;
      /** The event must fit this one too. */
      readonly where?: number;
    }
  | {
      readonly kind: 'sequence';
      readonly patterns: readonly number[];
      /** At most so long after the one before it; the first has none. */
      readonly withinMs: readonly number[];
      readonly wholeMs: number;
      readonly window: MsWindow;
    };

export interface HistoryQuestion {
  /** How many 32-bit words the mask of a code has. */
  readonly maskWords: number;
  /** Bit `p % 32` of word `code * maskWords + p / 32`: events of the code fit pattern p. Codes beyond its length fit none. */
  readonly masks: Uint32Array;
  readonly patterns: number;
  readonly leaves: readonly HistoryLeaf[];
  /** What happened later has not happened. */
  readonly nowMs: number;
}

/** What some people answer. */
export interface HistoryAnswers {
  readonly keys: BigUint64Array;
  /** `ceil(leaves / 32)` words a person: bit `l % 32` of word `l / 32` is the answer to leaf l. */
  readonly words: Uint32Array;
  /** By person: 1 where whole seconds, all the index knows, do not suffice; the words then mean nothing. */
  readonly unsure: Uint8Array;
}

const NO = 0;
const YES = 1;
const UNSURE = 2;
type Answer = typeof NO | typeof YES | typeof UNSURE;

/** Nobody with more events is answered here: the lists of his places would take the memory of all others. */
const MOST_EVENTS = 200_000;

/** A window in seconds of the index: in which an event lies for certain, and in which it may. */
interface SecondWindow {
  readonly isOpen: boolean;
  readonly sureFrom: number;
  readonly sureTo: number;
  readonly maybeFrom: number;
  readonly maybeTo: number;
}

/** An event of second s happened from s * 1000 to s * 1000 + 999. */
function inSeconds({ fromMs, toMs }: MsWindow): SecondWindow {
  const [from, to] = [fromMs - EPOCH_MS, toMs - EPOCH_MS];
  return {
    isOpen: from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY,
    sureFrom: Math.ceil(from / 1000),
    sureTo: Math.floor((to - 999) / 1000),
    maybeFrom: Math.ceil((from - 999) / 1000),
    maybeTo: Math.floor(to / 1000),
  };
}

/** Answers questions about one history after another. The lists are made once and used for everybody. */
class HistoryReader {
  readonly #question: HistoryQuestion;
  readonly #windows: readonly SecondWindow[];
  /** By pattern: rows of the events that fit, and how many. */
  readonly #rows: Int32Array[];
  readonly #length: Int32Array;
  #ways = new Int32Array(64);
  #began = new Int32Array(64);
  #next = new Int32Array(64);
  #nextBegan = new Int32Array(64);
  #second: Uint32Array = new Uint32Array(0);
  #code: Uint16Array | Uint32Array = new Uint16Array(0);

  constructor(question: HistoryQuestion) {
    this.#question = question;
    this.#windows = question.leaves.map(({ window }) => inSeconds(window));
    this.#rows = Array.from({ length: question.patterns }, () => new Int32Array(64));
    this.#length = new Int32Array(question.patterns);
  }

  /** Takes the columns of a segment. */
  open(second: Uint32Array, code: Uint16Array | Uint32Array): void {
    this.#second = second;
    this.#code = code;
  }

  /** Reads a history. @param end exclusive, and behind everything that has not happened */
  read(from: number, end: number): void {
    const { masks, maskWords } = this.#question;
    const code = this.#code;
    const length = this.#length;
    length.fill(0);
    if (end - from > this.#ways.length) this.#grow(end - from);
    for (let row = from; row < end; row += 1) {
      const at = (code[row] as number) * maskWords;
      if (at >= masks.length) continue;
      for (let word = 0; word < maskWords; word += 1) {
        let mask = masks[at + word] as number;
        while (mask !== 0) {
          const bit = 31 - Math.clz32(mask);
          mask &= ~(1 << bit);
          const pattern = word * 32 + bit;
          const place = length[pattern] as number;
          (this.#rows[pattern] as Int32Array)[place] = row;
          length[pattern] = place + 1;
        }
      }
    }
  }

  #grow(events: number): void {
    const size = Math.max(events, this.#ways.length * 2);
    this.#ways = new Int32Array(size);
    this.#began = new Int32Array(size);
    this.#next = new Int32Array(size);
    this.#nextBegan = new Int32Array(size);
    for (let pattern = 0; pattern < this.#rows.length; pattern += 1) this.#rows[pattern] = new Int32Array(size);
  }

  answer(place: number): Answer {
    const leaf = this.#question.leaves[place] as HistoryLeaf;
    const window = this.#windows[place] as SecondWindow;
    if (leaf.kind === 'count') return this.#count(leaf, window);
    if (leaf.kind === 'end') return this.#end(leaf, window);
    if (this.#sequence(leaf, window, true)) return YES;
    const isExact = window.isOpen && leaf.wholeMs === Infinity && leaf.withinMs.every((ms) => ms === Infinity);
    return isExact || !this.#sequence(leaf, window, false) ? NO : UNSURE;
  }

  #anchor({ pattern, isFirst }: HistoryAnchor): number {
    const length = this.#length[pattern] as number;
    return length === 0 ? -1 : ((this.#rows[pattern] as Int32Array)[isFirst ? 0 : length - 1] as number);
  }

  #count(leaf: Extract<HistoryLeaf, { kind: 'count' }>, window: SecondWindow): Answer {
    const { pattern, before, after, enough } = leaf;
    const rows = this.#rows[pattern] as Int32Array;
    const length = this.#length[pattern] as number;
    if (window.isOpen && before === undefined && after === undefined) return isEnough(enough, length) ? YES : NO;
    const second = this.#second;
    const beforeRow = before === undefined ? Number.POSITIVE_INFINITY : this.#anchor(before);
    const afterRow = after === undefined ? Number.NEGATIVE_INFINITY : this.#anchor(after);
    if (beforeRow === -1 || afterRow === -1) return isEnough(enough, 0) ? YES : NO;
    let sure = 0;
    let maybe = 0;
    for (let place = 0; place < length; place += 1) {
      const row = rows[place] as number;
      if (row >= beforeRow) break;
      if (row <= afterRow) continue;
      const at = second[row] as number;
      if (at < window.maybeFrom || at > window.maybeTo) continue;
      let isSure = at >= window.sureFrom && at <= window.sureTo;
      if (before !== undefined && before.forMs !== Infinity) {
        const apartMs = ((second[beforeRow] as number) - at) * 1000;
        if (apartMs - 999 > before.forMs) continue;
        isSure &&= apartMs + 999 <= before.forMs;
      }
      if (after !== undefined && after.forMs !== Infinity) {
        const apartMs = (at - (second[afterRow] as number)) * 1000;
        if (apartMs - 999 > after.forMs) continue;
        isSure &&= apartMs + 999 <= after.forMs;
      }
      maybe += 1;
      if (isSure) sure += 1;
    }
    const answer = isEnough(enough, sure);
    for (let count = sure + 1; count <= maybe; count += 1) if (isEnough(enough, count) !== answer) return UNSURE;
    return answer ? YES : NO;
  }

  #end(leaf: Extract<HistoryLeaf, { kind: 'end' }>, window: SecondWindow): Answer {
    const row = this.#anchor({ pattern: leaf.pattern, isFirst: leaf.isFirst, forMs: Infinity });
    if (row === -1) return NO;
    if (leaf.where !== undefined) {
      const { masks, maskWords } = this.#question;
      const mask = masks[(this.#code[row] as number) * maskWords + (leaf.where >> 5)] as number;
      if ((mask & (1 << (leaf.where & 31))) === 0) return NO;
    }
    const at = this.#second[row] as number;
    if (at < window.maybeFrom || at > window.maybeTo) return NO;
    return at >= window.sureFrom && at <= window.sureTo ? YES : UNSURE;
  }

  /**
   * Whether there is a way through the steps, from each event to the last way that ends before it (see `sequenceEvaluator` of the
   * model). @param isStrict counts only what is short enough for certain; else also what may be
   */
  #sequence(leaf: Extract<HistoryLeaf, { kind: 'sequence' }>, window: SecondWindow, isStrict: boolean): boolean {
    const { patterns, withinMs, wholeMs } = leaf;
    const second = this.#second;
    const slackMs = isStrict ? 999 : -999;
    const from = isStrict ? window.sureFrom : window.maybeFrom;
    const to = isStrict ? window.sureTo : window.maybeTo;
    let [ways, began, next, nextBegan] = [this.#ways, this.#began, this.#next, this.#nextBegan];
    let count = 0;
    for (let step = 0; step < patterns.length; step += 1) {
      const pattern = patterns[step] as number;
      const rows = this.#rows[pattern] as Int32Array;
      const length = this.#length[pattern] as number;
      const gapMs = withinMs[step] as number;
      let found = 0;
      let before = -1;
      for (let place = 0; place < length; place += 1) {
        const row = rows[place] as number;
        const at = second[row] as number;
        if (at < from || at > to) continue;
        if (step > 0) {
          while (before + 1 < count && (ways[before + 1] as number) < row) before += 1;
          if (before === -1) continue;
          const last = second[ways[before] as number] as number;
          if (gapMs !== Infinity && (at - last) * 1000 + slackMs > gapMs) continue;
        }
        next[found] = row;
        nextBegan[found] = step === 0 ? at : (began[before] as number);
        found += 1;
      }
      if (found === 0) return false;
      [ways, next, began, nextBegan] = [next, ways, nextBegan, began];
      count = found;
    }
    if (wholeMs === Infinity) return true;
    for (let way = 0; way < count; way += 1)
      if (((second[ways[way] as number] as number) - (began[way] as number)) * 1000 + slackMs <= wholeMs) return true;
    return false;
  }
}

function isEnough(enough: readonly (readonly [number, number])[], count: number): boolean {
  for (const [low, high] of enough) if (count >= low && count <= high) return true;
  return false;
}

/** The answers of everybody in a share, in the order of the segments: one pass over the events, however many leaves. */
export function answerHistories(parts: readonly Part[], question: HistoryQuestion): HistoryAnswers {
  const people = parts.reduce((sum, { fromPerson, toPerson }) => sum + toPerson - fromPerson, 0);
  const width = Math.ceil(question.leaves.length / 32);
  const keys = new BigUint64Array(people);
  const words = new Uint32Array(people * width);
  const unsure = new Uint8Array(people);
  const reader = new HistoryReader(question);
  const leaves = question.leaves.length;
  // Seconds that have passed for certain, and the one that has begun.
  const passed = Math.floor((question.nowMs - EPOCH_MS - 999) / 1000);
  const begun = Math.floor((question.nowMs - EPOCH_MS) / 1000);
  let found = 0;
  for (const { segment, fromPerson, toPerson } of parts) {
    const { keys: segmentKeys, offsets, second, code, dead } = segment;
    reader.open(second, code);
    for (let person = fromPerson; person < toPerson; person += 1) {
      if (isDead(dead, person)) continue;
      const from = offsets[person] as number;
      let end = offsets[person + 1] as number;
      while (end > from && (second[end - 1] as number) > passed) {
        end -= 1;
        if ((second[end] as number) <= begun) unsure[found] = 1;
      }
      keys[found] = segmentKeys[person] as bigint;
      if (end - from > MOST_EVENTS) unsure[found] = 1;
      if (unsure[found] === 0) {
        reader.read(from, end);
        const at = found * width;
        for (let leaf = 0; leaf < leaves; leaf += 1) {
          const answer = reader.answer(leaf);
          if (answer === UNSURE) {
            unsure[found] = 1;
            break;
          }
          if (answer === YES)
            words[at + (leaf >> 5)] = ((words[at + (leaf >> 5)] as number) | (1 << (leaf & 31))) >>> 0;
        }
      }
      found += 1;
    }
  }
  return { keys: keys.subarray(0, found), words: words.subarray(0, found * width), unsure: unsure.subarray(0, found) };
}
