import { expect, test } from 'vitest';
import { buildLiveView } from '../src/maps/live/build-live-view.ts';
import { worstDrop } from '../src/maps/live/live-view.ts';
import { readLiveNumbers } from '../src/maps/live/read-live-numbers.ts';
import { emptyAnswer, liveAnswer, trainMap, unbound } from './prepared-answers.ts';

const map = trainMap();

test('the train trip is laid out as drawn', () => {
  const view = buildLiveView(map, readLiveNumbers(liveAnswer(map)), 'de');
  expect(view.name).toBe('Mit der Bahn nach Berlin');
  expect(view.phases.map((phase) => phase.steps)).toEqual([2, 3, 1, 4, 2]);
  expect(view.steps).toHaveLength(12);
  expect(view.steps[1]).toMatchObject({ name: 'Verbindung gesucht', people: 18_420, bound: true });
  expect(view.steps[1]?.share).toBeCloseTo(18_420 / 20_134);
  expect(worstDrop(view.steps)).toBe(1);
  expect(view.lanes.map((lane) => lane.kind)).toContain('feeling');
  const printing = view.breaks.find((one) => view.steps[one.after]?.name === 'Sitzplatz reserviert');
  expect(printing?.cost).toEqual({
    leaving: view.steps[3]?.dropOff?.share,
    medianMs: view.steps[4]?.time?.medianMs,
  });
  expect(printing?.cost?.medianMs).toBeGreaterThan(0);
});

test('every step is bound as its touchpoints or its own binding say', () => {
  const free = unbound(map);
  const view = buildLiveView(free, readLiveNumbers(emptyAnswer(free)), 'de');
  expect(view.steps.every((step) => !step.bound)).toBe(true);
  const [first] = free.phases;
  if (first?.steps[0] === undefined) throw new Error('the template has no step');
  first.steps[0].binding = { name: ['Seen', 'Heard'] };
  const bound = buildLiveView(free, readLiveNumbers(emptyAnswer(free)), 'de');
  expect(bound.steps.filter((step) => step.bound).map((step) => step.boundEvents)).toEqual([['Seen', 'Heard']]);
});

test('a map nobody walked has no shares to divide by', () => {
  const view = buildLiveView(map, readLiveNumbers(emptyAnswer(map)), 'de');
  expect(view.figures.people).toBe(0);
  expect(view.steps.every((step) => step.share === 0 && step.time === null)).toBe(true);
  expect(worstDrop(view.steps)).toBe(-1);
});

test('experience is set beside the expectation it belongs to, and the gaps make one figure', () => {
  const [first, second] = map.expectations;
  if (first === undefined || second === undefined) throw new Error('the template has no expectations');
  const lived = (mean: number, half: number) => ({ n: 100, mean, low: mean - half, high: mean + half });
  const experience = new Map([
    [first.id, lived(first.level - 1, 0.3)],
    [second.id, lived(second.level + 0.2, 0.4)],
  ]);
  const view = buildLiveView(map, readLiveNumbers(liveAnswer(map)), 'de', experience);
  const all = view.steps.flatMap(({ expectations }) => expectations);
  expect(all.find(({ id }) => id === first.id)?.lived?.mean).toBeCloseTo(first.level - 1);
  expect(all.filter((one) => one.lived !== null)).toHaveLength(2);
  expect(view.gap?.gap).toBeCloseTo(-0.4);
  // √(0.3² + 0.4²) / 2
  expect(view.gap?.low).toBeCloseTo(-0.65);
  expect(view.gap?.high).toBeCloseTo(-0.15);
  expect(buildLiveView(map, null, 'de').gap).toBeNull();
});
