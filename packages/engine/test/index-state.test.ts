import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyCode, JourneyEngine, onlyPeople, SequenceIndex, withFlags } from '../src/index.ts';
import { naiveProcessMap } from './naive/analyses.ts';
import { CODES, type Log, logs, naiveHistories, segmentOf } from './naive/log.ts';

const here = new JourneyEngine({ threads: 0 });

test('only some people: as if the others were not there', async () => {
  await fc.assert(
    fc.asyncProperty(
      logs,
      logs,
      fc.array(fc.constantFrom<bigint>(3n, 7n, 12n, 13n, 99n)),
      async (first, next, people) => {
        const index = new SequenceIndex(segmentOf(first));
        index.replace([3n], segmentOf(next));
        const all = new Map(naiveHistories(first).map((one) => [one.person, one]));
        all.delete(3n);
        for (const one of naiveHistories(next)) all.set(one.person, one);
        const some = [...all.values()].filter(({ person }) => people.includes(person));
        expect(await here.processMap(onlyPeople(index, people), everyCode(CODES))).toEqual(
          naiveProcessMap(some, everyCode(CODES)),
        );
      },
    ),
    { numRuns: 100 },
  );
});

/** Stands for a test on a property: only for some events, whatever their code. */
const flagsOf = (event: Log['events'][number]) => (event.ordinal === 1 ? 2 : 0) + (event.atMs % 3 === 0 ? 1 : 0);

test('flags laid over an index give derived codes, event by event', async () => {
  await fc.assert(
    fc.asyncProperty(logs, async (log) => {
      const answers = { ...log, events: log.events.map((event) => ({ ...event, code: flagsOf(event) })) };
      const { state, codes, differing } = withFlags(new SequenceIndex(segmentOf(log)), segmentOf(answers));
      expect(differing).toEqual([]);
      const both = (code: number, flags: number) => flags * CODES + code;
      const selection = {
        nodeOf: Uint32Array.from(codes, ({ code, flags }) => both(code, flags)),
        nodes: 4 * CODES,
      };
      const naive = {
        ...log,
        events: log.events.map((event) => ({ ...event, code: both(event.code, flagsOf(event)) })),
      };
      expect(await here.processMap(state, selection)).toEqual(
        naiveProcessMap(naiveHistories(naive), everyCode(4 * CODES)),
      );
    }),
    { numRuns: 200 },
  );
});

test('people who changed between index and flags are named and have none', () => {
  const event = { identity: 1n, atMs: Date.UTC(2020, 0, 1), ordinal: 0, code: 4 };
  const index = new SequenceIndex(segmentOf({ events: [event], personOf: new Map() }));
  const answers = segmentOf({ events: [{ ...event, code: 1, atMs: event.atMs + 5000 }], personOf: new Map() });
  expect(withFlags(index, answers)).toMatchObject({ codes: [{ code: 4, flags: 0 }], differing: [1n] });
});
