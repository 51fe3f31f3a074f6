import type { HistoryAnchor, HistoryAnswers, HistoryLeaf, MsWindow } from '@waymark/engine';
import {
  type Anchor,
  type BindingOf,
  compilePattern,
  durationMs,
  foldCondition,
  foldPattern,
  type Leaf,
  type NumberTest,
  type Pattern,
  type PatternAlgebra,
  type Period,
  patternOfAnchor,
  patternsOfLeaf,
  windowOf,
} from '@waymark/model';
import { readBatches } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import { relatedIdentities } from '../people/index.ts';
import type { IndexedCode } from './event-codes.ts';
import type { Insight } from './insight.ts';

type EventLeaf = Extract<Leaf, { kind: 'event' | 'occurrence' | 'sequence' }>;

/** Above so many identities the index does not know the latest of, it is not worth asking. */
const MOST_LATE = 20_000;
const BATCHES_AT_ONCE = 200;

/** What the index says of everybody but those it cannot say it of. */
export interface IndexAnswers {
  readonly shares: readonly HistoryAnswers[];
  /** People about whom the index does not know the latest; those of `unsure` come to them. */
  readonly late: ReadonlySet<bigint>;
}

/** Whether a tree of tests looks at nothing but names and channels, which is all the codes of the index tell. */
const isInCodes: PatternAlgebra<boolean> = {
  all: (parts) => !parts.includes(false),
  any: (parts) => !parts.includes(false),
  not: (part) => part,
  test: (field) => field === 'name' || field === 'channel',
};

/** Whether the index can answer a leaf. */
export function isAnsweredByIndex(leaf: EventLeaf, bindingOf: BindingOf): boolean {
  if (leaf.kind === 'occurrence' && leaf.rule.where !== undefined && !foldCondition(leaf.rule.where, isInCodes))
    return false;
  return patternsOfLeaf(leaf).every((pattern) => foldPattern(pattern, isInCodes, bindingOf));
}

/** Ranges of counts that pass a test, both ends inclusive. */
export function rangesOf(test: NumberTest | undefined): (readonly [number, number])[] {
  if (test === undefined) return [[1, Infinity]];
  if ('not' in test) {
    const ranges: (readonly [number, number])[] = [];
    let from = 0;
    for (const [low, high] of rangesOf(test.not)) {
      if (low > from) ranges.push([from, low - 1]);
      from = Math.max(from, high + 1);
    }
    return from === Infinity ? ranges : [...ranges, [from, Infinity]];
  }
  const range = (low: number, high: number): (readonly [number, number])[] => {
    const [first, last] = [Math.max(0, Math.ceil(low)), Math.floor(high)];
    return first <= last ? [[first, last]] : [];
  };
  if ('is' in test) return Number.isInteger(test.is) ? range(test.is, test.is) : [];
  if ('gt' in test) return range(Math.floor(test.gt) + 1, Infinity);
  if ('gte' in test) return range(test.gte, Infinity);
  if ('lt' in test) return range(0, Math.ceil(test.lt) - 1);
  if ('lte' in test) return range(0, test.lte);
  return range(test.between[0], test.between[1]);
}

/** Numbers the patterns of some leaves, each once. */
class PatternNumbers {
  readonly list: Pattern[] = [];
  readonly #numbers = new Map<string, number>();

  of(pattern: Pattern): number {
    const key = JSON.stringify(pattern);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.list.length);
    this.list.push(pattern);
    return this.list.length - 1;
  }

  /** By code a mask of the patterns its events fit. */
  masks(
    codes: readonly IndexedCode[],
    bindingOf: BindingOf,
  ): { readonly maskWords: number; readonly masks: Uint32Array } {
    const maskWords = Math.max(1, Math.ceil(this.list.length / 32));
    const masks = new Uint32Array(codes.length * maskWords);
    for (const [pattern, one] of this.list.entries()) {
      const fits = compilePattern(one, bindingOf);
      for (const [code, { name, channel }] of codes.entries()) {
        const event = {
          name,
          channel,
          kind: 'track' as const,
          properties: {},
          value: null,
          currency: '',
          urlPath: '',
          campaign: '',
        };
        const word = code * maskWords + (pattern >> 5);
        if (fits(event, 0)) masks[word] = ((masks[word] as number) | (1 << (pattern & 31))) >>> 0;
      }
    }
    return { maskWords, masks };
  }
}

const lengthOf = (duration: string | undefined): number =>
  duration === undefined ? Infinity : (durationMs(duration) ?? 0);

function windowIn(period: Period | undefined, nowMs: number): MsWindow {
  const { fromMs, toMs } = windowOf(period, nowMs);
  // What has not happened is not read at all.
  return { fromMs, toMs: toMs >= nowMs ? Infinity : toMs };
}

function questionOf(leaf: EventLeaf, numbers: PatternNumbers, nowMs: number): HistoryLeaf {
  if (leaf.kind === 'occurrence') {
    const { event, occurrence, where, within } = leaf.rule;
    return {
      kind: 'end',
      pattern: numbers.of(event),
      isFirst: occurrence === 'first',
      window: windowIn(within, nowMs),
      ...(where === undefined ? {} : { where: numbers.of({ where }) }),
    };
  }
  if (leaf.kind === 'sequence') {
    const { sequence, within, during } = leaf.rule;
    return {
      kind: 'sequence',
      patterns: sequence.map(({ within: _, ...pattern }) => numbers.of(pattern)),
      withinMs: sequence.map((step) => lengthOf(step.within)),
      wholeMs: lengthOf(within),
      window: windowIn(during, nowMs),
    };
  }
  const { event, times, within, before, after } = leaf.rule;
  const anchorOf = (anchor: Anchor): HistoryAnchor => ({
    pattern: numbers.of(patternOfAnchor(anchor)),
    isFirst: 'first' in anchor,
    forMs: lengthOf(anchor.for),
  });
  return {
    kind: 'count',
    pattern: numbers.of(event),
    window: windowIn(within, nowMs),
    enough: rangesOf(times),
    ...(before === undefined ? {} : { before: anchorOf(before) }),
    ...(after === undefined ? {} : { after: anchorOf(after) }),
  };
}

/** Leaves as questions about histories, and by code which events they mean. */
export function historyQuestion(
  leaves: readonly EventLeaf[],
  codes: readonly IndexedCode[],
  nowMs: number,
  bindingOf: BindingOf,
) {
  const numbers = new PatternNumbers();
  const questions = leaves.map((leaf) => questionOf(leaf, numbers, nowMs));
  return { ...numbers.masks(codes, bindingOf), patterns: numbers.list.length, leaves: questions, nowMs };
}

/** People whose latest events the index has not read; undefined where they are too many. */
async function lateSince(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  position: bigint,
): Promise<Set<bigint> | undefined> {
  const identities = new Set<bigint>();
  let after = position;
  for (;;) {
    const batches = await readBatches(ctx, workspace, after, BATCHES_AT_ONCE);
    for (const { own, identities: touched } of batches) if (!own) for (const one of touched) identities.add(one);
    if (identities.size > MOST_LATE) return undefined;
    after = batches.at(-1)?.position ?? after;
    if (batches.length < BATCHES_AT_ONCE) break;
  }
  if (identities.size === 0) return identities;
  // Of a merge both sides.
  const related = await relatedIdentities(ctx, workspace, identities);
  return new Set([...identities, ...related.map(({ person }) => person)]);
}

/**
 * Asks the index what everybody's history answers to some leaves (`isAnsweredByIndex`), in the order of the leaves.
 * @returns undefined where the index is too far behind
 */
export async function askHistories(
  ctx: Pick<ServerContext, 'store'>,
  insight: Insight,
  workspace: string,
  leaves: readonly EventLeaf[],
  nowMs: number,
  bindingOf: BindingOf,
): Promise<IndexAnswers | undefined> {
  const { index, codes, position } = await insight.eventsOf(workspace);
  const { segments, events } = index;
  const late = await lateSince(ctx, workspace, position);
  if (late === undefined) return undefined;
  const question = historyQuestion(leaves, codes, nowMs, bindingOf);
  return { shares: await insight.engine.histories({ segments, events }, question), late };
}
