import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  EPOCH_MS,
  everyCode,
  JourneyEngine,
  type Selection,
  SequenceIndex,
  SKIP,
  toIndexSecond,
} from '../src/index.ts';
import { naiveProcessMap, naiveVariants } from './naive/analyses.ts';
import { CODES, generatedSegment, logs, naiveHistories, segmentOf } from './naive/log.ts';
import { historiesOf } from './naive/read-index.ts';

const second = fc.integer({ min: 0, max: 17 }).map((at) => toIndexSecond(EPOCH_MS + at * 1000));

/** Codes folded onto three nodes or passed over; sometimes the question knows fewer codes than the index. */
const selections: fc.Arbitrary<Selection> = fc
  .record({
    nodeOf: fc.array(fc.constantFrom(0, 1, 2, SKIP), { minLength: CODES - 2, maxLength: CODES }),
    fromSecond: fc.option(second, { nil: undefined }),
    toSecond: fc.option(second, { nil: undefined }),
  })
  .map(({ nodeOf, fromSecond, toSecond }) => ({
    nodeOf: Uint32Array.from(nodeOf),
    nodes: 3,
    ...(fromSecond === undefined ? {} : { fromSecond }),
    ...(toSecond === undefined ? {} : { toSecond }),
  }));

const here = new JourneyEngine({ threads: 0 });

test('process map and variants equal the naive ones', async () => {
  await fc.assert(
    fc.asyncProperty(logs, selections, fc.boolean(), async (log, chosen, all) => {
      const selection = all ? everyCode(CODES) : chosen;
      const histories = naiveHistories(log);
      const index = new SequenceIndex(segmentOf(log));
      expect(await here.processMap(index, selection)).toEqual(naiveProcessMap(histories, selection));
      const variants = await here.variants(index, selection, 1000);
      const naive = naiveVariants(histories, selection);
      expect(variants.variants.map((one) => ({ ...one, sequence: Array.from(one.sequence) }))).toEqual(naive);
      expect(variants.total).toBe(naive.length);
      const few = await here.variants(index, selection, 2);
      expect(few.variants).toEqual(variants.variants.slice(0, 2));
      expect(few.total).toBe(naive.length);
    }),
    { numRuns: 300 },
  );
});

test('people replaced since count once, with what they have now', async () => {
  await fc.assert(
    fc.asyncProperty(logs, logs, async (first, next) => {
      const index = new SequenceIndex(segmentOf(first));
      index.replace(
        first.events.map(({ identity }) => first.personOf.get(identity) ?? identity),
        segmentOf(next),
      );
      expect(await here.processMap(index, everyCode(CODES))).toEqual(
        naiveProcessMap(naiveHistories(next), everyCode(CODES)),
      );
    }),
    { numRuns: 100 },
  );
});

test.each([1, 2, 3])('on %i threads the answers are the same, also behind replacements (seed 7)', async (threads) => {
  const index = new SequenceIndex(generatedSegment(6000, 12, 9, 7));
  index.replace([5n, 900n, 5999n], generatedSegment(40, 5, 9, 8));
  const engine = new JourneyEngine({ threads });
  try {
    const selection = everyCode(9);
    expect(await engine.processMap(index, selection)).toEqual(await here.processMap(index, selection));
    expect(await engine.variants(index, selection, 20)).toEqual(await here.variants(index, selection, 20));
    if (threads === 1) {
      const naive = naiveVariants(historiesOf(index), selection).slice(0, 20);
      const found = await engine.variants(index, selection, 20);
      expect(found.variants.map((one) => ({ ...one, sequence: Array.from(one.sequence) }))).toEqual(naive);
    }
  } finally {
    await engine.close();
  }
});

test('many codes: pairs are kept only as seen', async () => {
  const codes = 5000;
  const index = new SequenceIndex(generatedSegment(300, 10, codes, 11));
  const found = await here.processMap(index, everyCode(codes));
  const folded = historiesOf(index);
  const naive = new Map<string, number>();
  for (const { events } of folded) {
    events.slice(1).forEach(({ code }, place) => {
      const key = `${events[place]?.code} ${code}`;
      naive.set(key, (naive.get(key) ?? 0) + 1);
    });
  }
  expect(new Map(found.edges.map(({ from, to, count }) => [`${from} ${to}`, count]))).toEqual(naive);
});

test('nothing in, nothing out; one person with one event', async () => {
  const empty = new SequenceIndex(segmentOf({ events: [], personOf: new Map() }));
  expect(await here.processMap(empty, everyCode(CODES))).toEqual({ people: 0, events: 0, nodes: [], edges: [] });
  expect(await here.variants(empty, everyCode(CODES), 10)).toEqual({ people: 0, total: 0, variants: [] });
  const one = new SequenceIndex(
    segmentOf({ events: [{ identity: 3n, atMs: EPOCH_MS, ordinal: 0, code: 2 }], personOf: new Map() }),
  );
  expect(await here.processMap(one, everyCode(CODES))).toEqual({
    people: 1,
    events: 1,
    nodes: [{ node: 2, events: 1, people: 1, starts: 1, ends: 1 }],
    edges: [],
  });
});
