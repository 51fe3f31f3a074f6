import { expect, test } from 'vitest';
import { Gatherer, Overloaded } from '../src/collect/gather.ts';
import type { NewEvent } from '../src/collect/new-event.ts';

/** How many events each batch had, written when the test says so. */
function writer() {
  const batches: number[] = [];
  const open: (() => void)[] = [];
  const write = (events: readonly NewEvent[]) =>
    new Promise<{ stored: number; rejects: [] }>((resolve) => {
      batches.push(events.length);
      open.push(() => resolve({ stored: events.length, rejects: [] }));
    });
  const finish = async () => {
    open.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { batches, write, finish };
}

const events = (count: number) => Array.from({ length: count }, () => ({}) as NewEvent);

test('a lone request goes at once; what comes meanwhile goes together, or when it is worth a batch of its own', async () => {
  const { batches, write, finish } = writer();
  const gatherer = new Gatherer(write);
  const answers = [gatherer.offer(events(1)), gatherer.offer(events(100)), gatherer.offer(events(100))];
  expect(batches).toEqual([1]);
  await finish();
  expect(batches).toEqual([1, 200]);
  answers.push(gatherer.offer(events(2_999)));
  expect(batches).toEqual([1, 200]);
  answers.push(gatherer.offer(events(1)));
  expect(batches).toEqual([1, 200, 3_000]);
  await finish();
  await finish();
  expect(await Promise.all(answers)).toEqual([[], [], [], [], []]);
});

test('when too much waits senders are told so, and what was taken is still written', async () => {
  const { batches, write, finish } = writer();
  const gatherer = new Gatherer(write);
  const taken = [1, 20_000, 20_000, 20_000, 20_000, 20_000].map((count) => gatherer.offer(events(count)));
  await expect(gatherer.offer(events(1))).rejects.toThrow(Overloaded);
  const drained = gatherer.drain();
  while (batches.length < taken.length) await finish();
  for (let left = 0; left < 3; left += 1) await finish();
  await drained;
  await Promise.all(taken);
  expect(gatherer.waiting).toBe(0);
  expect(batches.reduce((sum, count) => sum + count, 0)).toBe(100_001);
});
