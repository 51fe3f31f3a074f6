import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EPOCH_MS, SegmentBuilder, SequenceIndex } from '../src/index.ts';
import { chunksOf, logs, naiveHistories, segmentOf } from './naive/log.ts';
import { historiesOf } from './naive/read-index.ts';

test('a built index holds everybody in the stable order, however the log is cut into chunks', () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 1, max: 61 }), (log, chunkSize) => {
      const index = new SequenceIndex(segmentOf(log, chunkSize));
      expect(historiesOf(index)).toEqual(naiveHistories(log));
      expect(index.events).toBe(log.events.length);
      expect(index.people).toBe(naiveHistories(log).length);
    }),
    { numRuns: 400 },
  );
});

test('equal times are ordered by ordinal, then identity, then the table', () => {
  const at = EPOCH_MS + 5000;
  const log = {
    personOf: new Map([[9n, 4n]]),
    events: [
      { identity: 9n, atMs: at, ordinal: 1, code: 3 },
      { identity: 9n, atMs: at, ordinal: 0, code: 1 },
      { identity: 4n, atMs: at, ordinal: 1, code: 2 },
      { identity: 4n, atMs: at - 1, ordinal: 7, code: 0 },
    ],
  };
  const index = new SequenceIndex(segmentOf(log));
  expect(Array.from(index.sequenceOf(4n)?.code ?? [])).toEqual([0, 1, 2, 3]);
  expect(index.sequenceOf(9n)).toBeUndefined();
});

test('an index of nothing answers', () => {
  const index = new SequenceIndex(new SegmentBuilder().finish());
  expect([index.people, index.events]).toEqual([0, 0]);
  expect(index.sequenceOf(1n)).toBeUndefined();
});

test('identities that do not ascend are refused', () => {
  const builder = new SegmentBuilder();
  const [chunk] = chunksOf([{ identity: 5n, atMs: EPOCH_MS, ordinal: 0, code: 0 }], 1);
  const [before] = chunksOf([{ identity: 4n, atMs: EPOCH_MS, ordinal: 0, code: 0 }], 1);
  if (chunk === undefined || before === undefined) throw new Error('no chunk');
  builder.append(chunk);
  expect(() => builder.append(before)).toThrow(RangeError);
});

test('codes beyond 65,535 widen the column and lose nothing', () => {
  const builder = new SegmentBuilder();
  const codes = [1, 65_535, 65_536, 1_000_000];
  codes.forEach((code, place) => {
    builder.append({
      length: 1,
      identity: BigUint64Array.of(BigInt(place)),
      atMs: Float64Array.of(EPOCH_MS),
      ordinal: Uint32Array.of(0),
      code: Uint32Array.of(code),
    });
  });
  const index = new SequenceIndex(builder.finish());
  expect(codes.map((_, place) => index.sequenceOf(BigInt(place))?.code[0])).toEqual(codes);
});

test('at twenty events a person an event takes at most 12 bytes', () => {
  const builder = new SegmentBuilder();
  for (let person = 0; person < 2000; person += 1) {
    builder.append({
      length: 20,
      identity: new BigUint64Array(20).fill(BigInt(person)),
      atMs: new Float64Array(20).fill(EPOCH_MS),
      ordinal: new Uint32Array(20),
      code: new Uint16Array(20),
    });
  }
  const index = new SequenceIndex(builder.finish());
  expect(index.bytes / index.events).toBeLessThan(7);
});
