import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SequenceIndex } from '../src/index.ts';
import { type Log, type LogEvent, logs, naiveHistories, segmentOf } from './naive/log.ts';
import { historiesOf } from './naive/read-index.ts';

/** Replaces in the index whoever the changed log knows differently, as a follower of the event store would. */
function follow(index: SequenceIndex, before: Log, after: Log, touched: ReadonlySet<bigint>): void {
  const personBefore = (identity: bigint) => before.personOf.get(identity) ?? identity;
  const personAfter = (identity: bigint) => after.personOf.get(identity) ?? identity;
  const people = new Set([...touched].flatMap((identity) => [personBefore(identity), personAfter(identity)]));
  const events = after.events.filter(({ identity }) => people.has(personAfter(identity)));
  index.replace(people, segmentOf({ events, personOf: after.personOf }));
}

const changes = fc.array(fc.record({ log: logs, merge: fc.boolean(), remove: fc.integer({ min: 0, max: 3 }) }), {
  maxLength: 25,
});

test('replacing people gives the same as building anew: late events, repeats, merges, erasure', () => {
  fc.assert(
    fc.property(logs, changes, (first, steps) => {
      let log: Log = first;
      const index = new SequenceIndex(segmentOf(log));
      for (const { log: change, merge, remove } of steps) {
        const gone = new Set(change.events.slice(0, remove).map(({ identity }) => identity));
        const events: LogEvent[] = [
          ...log.events.filter(({ identity }) => !gone.has(identity)),
          ...change.events.slice(0, 6),
        ];
        const after = { events, personOf: merge ? change.personOf : log.personOf };
        const touched = new Set([...gone, ...change.events.slice(0, 6).map(({ identity }) => identity)]);
        if (merge) for (const identity of [...log.personOf.keys(), ...change.personOf.keys()]) touched.add(identity);
        follow(index, log, after, touched);
        log = after;
        expect(historiesOf(index)).toEqual(naiveHistories(log));
        expect(index.events).toBe(log.events.length);
        expect(index.people).toBe(naiveHistories(log).length);
      }
    }),
    { numRuns: 150 },
  );
});

test('a state that was taken before a replacement stays as it was', () => {
  const event = { identity: 1n, atMs: Date.UTC(2020, 0, 1), ordinal: 0, code: 1 };
  const index = new SequenceIndex(segmentOf({ events: [event], personOf: new Map() }));
  const [taken] = index.segments;
  for (let code = 2; code < 30; code += 1) {
    index.replace([1n], segmentOf({ events: [{ ...event, code }], personOf: new Map() }));
    expect(Array.from(index.sequenceOf(1n)?.code ?? [])).toEqual([code]);
  }
  expect(Array.from(taken?.code ?? [])).toEqual([1]);
  expect(taken?.dead[0]).toBe(0);
  expect([index.people, index.events]).toEqual([1, 1]);
});
