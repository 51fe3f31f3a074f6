import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JourneyMap } from '@waymark/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstWorkspace } from '../src/access/index.ts';
import { storeEvents } from '../src/collect/index.ts';
import type { RunningServer } from '../src/server.ts';
import { hasSepsisLog, sepsisEvents, touch } from './support/sepsis-log.ts';
import { ask, startTestServer } from './support/test-server.ts';

let dataDir: string;
let server: RunningServer;
let workspace: string;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-insight-'));
  server = await startTestServer(dataDir);
  workspace = (await firstWorkspace(server.context)).id;
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const get = async <Body>(route: string): Promise<Body> => {
  const answer = await ask(server, route);
  expect([route, answer.status, answer.status === 200 ? '' : answer.body]).toEqual([route, 200, '']);
  return answer.body as Body;
};

interface Timeline {
  items: { messageId: string }[];
  nextCursor: string | null;
}

interface Live {
  people: number;
  journeys: number;
  open: number;
  reachedB: { share: number; low: number; high: number } | null;
  fit: { share: number; variants: number } | null;
  steps: {
    id: string;
    bound: boolean;
    people: number;
    touches: number;
    time: { n: number } | null;
    dropOff: { journeys: number } | null;
  }[];
  flows: { from: string; to: string; count: number }[];
}

/** Waits until the index of the process has followed the feed so far that the question is answered as expected. */
async function eventually<Body>(route: string, done: (body: Body) => boolean): Promise<Body> {
  for (let attempt = 0; ; attempt += 1) {
    const body = await get<Body>(route);
    if (done(body) || attempt > 100) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function addMap(map: JourneyMap): Promise<string> {
  const answer = await ask(server, `/api/v1/maps/${map.id}`, { method: 'PUT', body: map });
  expect(answer.status).toBe(200);
  return map.id;
}

const smallMap = (id: string, further: Partial<JourneyMap> = {}): JourneyMap => ({
  formatVersion: 2,
  id,
  title: 'Small',
  language: 'en',
  decisionA: { text: 'A', binding: { name: 'ask' } },
  decisionB: { text: 'B', binding: { name: 'buy' } },
  patience: 'P10D',
  personas: [],
  groups: [],
  phases: [
    {
      id: 'p',
      name: 'Phase',
      steps: ['ask', 'look', 'buy'].map((name) => ({
        id: name,
        name,
        optional: false,
        repeatable: false,
        touchpoints: [],
        binding: { name },
      })),
    },
  ],
  lanes: [],
  cells: [],
  expectations: [],
  ...further,
});

describe.skipIf(!hasSepsisLog)('on the sepsis log (skipped where ../shared/data is absent)', () => {
  beforeAll(async () => {
    const { stored, rejects } = await storeEvents(server.context, workspace, sepsisEvents());
    expect([stored, rejects]).toEqual([15_214, []]);
  });

  test('the process map has the published figures', async () => {
    const map = await eventually<{ people: number; events: number; activities: unknown[]; edges: unknown[] }>(
      '/api/v1/insight/process-map',
      ({ events }) => events === 15_214,
    );
    expect([map.people, map.events, map.activities.length, map.edges.length]).toEqual([1_050, 15_214, 16, 115]);
  });

  test('there are 846 variants, and their shares add up', async () => {
    const { people, total, items } = await get<{
      people: number;
      total: number;
      items: { people: number; share: number }[];
    }>('/api/v1/insight/variants?limit=1000');
    expect([people, total]).toEqual([1_050, 846]);
    expect(items.reduce((sum, item) => sum + item.people, 0)).toBe(1_050);
    expect(items.reduce((sum, item) => sum + item.share, 0)).toBeCloseTo(1, 9);
  });

  test('the live map of the example shows them', async () => {
    const map: JourneyMap = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../../../examples/sepsis-patient-journey.json'), 'utf8'),
    );
    const live = await get<Live>(`/api/v1/maps/${await addMap(map)}/live`);
    expect(live.people).toBe(1_050);
    expect(live.steps.every(({ bound }) => bound)).toBe(true);
    expect(live.steps.reduce((sum, { touches }) => sum + touches, 0)).toBe(15_214);
    expect(live.fit?.share).toBeGreaterThan(0.5);
    expect(live.reachedB?.low).toBeLessThan(live.reachedB?.share ?? 0);
    const [first] = live.steps;
    const people = await get<{ total: number; items: { id: string; events: number }[] }>(
      `/api/v1/maps/${map.id}/steps/${first?.id}/people?limit=5`,
    );
    expect(people.total).toBe(first?.people);
    expect(people.items).toHaveLength(5);
    const [person] = people.items;
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Timeline = await get<Timeline>(
        `/api/v1/people/${person?.id}/timeline?limit=3${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ messageId }) => messageId));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(person?.events ?? 0);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

test('a small map counts arriving, leaving and being under way, and new events arrive by themselves', async () => {
  const now = Date.now();
  const day = 86_400_000;
  const id = await addMap(smallMap('small'));
  await storeEvents(server.context, workspace, [
    touch('s1', 'ask', now - 30 * day),
    touch('s1', 'look', now - 29 * day),
    touch('s1', 'buy', now - 28 * day),
    touch('s2', 'ask', now - 30 * day),
    touch('s2', 'look', now - 29 * day),
    touch('s3', 'ask', now - day),
  ]);
  const live = await eventually<Live>(`/api/v1/maps/${id}/live`, ({ people }) => people === 3);
  expect([live.people, live.journeys, live.open, live.reachedB?.share]).toEqual([3, 3, 1, 1 / 3]);
  expect(live.steps.map(({ people, dropOff }) => [people, dropOff?.journeys])).toEqual([
    [3, 0],
    [2, 1],
    [1, 0],
  ]);
  expect(live.flows).toEqual([
    { from: 'ask', to: 'look', count: 2 },
    { from: 'look', to: 'buy', count: 1 },
  ]);
  await storeEvents(server.context, workspace, [touch('s3', 'buy', now - 1_000)]);
  const later = await eventually<Live>(`/api/v1/maps/${id}/live`, ({ open }) => open === 0);
  expect(later.reachedB?.share).toBe(2 / 3);
  const lost = await get<{ total: number }>(`/api/v1/maps/${id}/steps/look/people?lost=true`);
  expect(lost.total).toBe(1);
});

test('a period takes the journeys that began in it, and compares with the stretch before', async () => {
  const from = new Date(Date.now() - 20 * 86_400_000).toISOString();
  const live = await get<Live & { before: Live | null }>(`/api/v1/maps/small/live?from=${from}`);
  // Two more began 30 days ago, within the 20 days before.
  expect([live.people, live.before?.people]).toEqual([1, 2]);
});

test('expectations that say where answers are found are set beside them, with their interval', async () => {
  const now = Date.now();
  const day = 86_400_000;
  const tp = '01937b20-0001-7000-8000-00000000aa01';
  await ask(server, `/api/v1/touchpoints/${tp}`, {
    method: 'PUT',
    body: {
      id: tp,
      name: 'App',
      channel: 'app',
      mediaKind: 'owned',
      nature: 'digital',
      presence: 'online',
      direction: 'action',
    },
  });
  const expectation = (id: string, further: object) => ({
    id,
    touchpoint: tp,
    aspect: id,
    scale: 'oneToFive' as const,
    level: 4,
    source: 'survey' as const,
    ...further,
  });
  const measuredBy = { event: 'Asked After', property: 'ratings.ease' };
  const base = smallMap('measured');
  const id = await addMap({
    ...base,
    phases: base.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.map((step, place) => (place === 0 ? { ...step, touchpoints: [tp] } : step)),
    })),
    expectations: [
      expectation('ease', { measuredBy }),
      expectation('ease-in-haste', { measuredBy: { ...measuredBy, when: { property: 'haste', is: true } } }),
      expectation('unasked', { measuredBy: { event: 'Asked After', property: 'ratings.nothing' } }),
      expectation('unmeasured', {}),
    ],
  });
  const answer = (person: string, at: number, properties: object) => ({
    ...touch(person, 'Asked After', at),
    properties: JSON.stringify(properties),
  });
  await storeEvents(server.context, workspace, [
    answer('m1', now - 3 * day, { 'ratings.ease': 5, haste: false }),
    answer('m2', now - 2 * day, { 'ratings.ease': 3, haste: true }),
    answer('m3', now - 2 * day, { 'ratings.ease': 1, haste: true }),
    answer('m4', now - 2 * day, { 'ratings.ease': 'none', haste: true }),
  ]);
  interface Experience {
    items: { expectation: string; n: number; mean: number; low: number | null; high: number | null }[];
  }
  const all = await get<Experience>(`/api/v1/maps/${id}/experience`);
  expect(all.items.map(({ expectation: of, n, mean }) => [of, n, mean])).toEqual([
    ['ease', 3, 3],
    ['ease-in-haste', 2, 2],
  ]);
  // Standard deviation of 5, 3, 1 is 2; 1.96 · 2 / √3.
  expect(all.items[0]?.low).toBeCloseTo(3 - 2.2632, 3);
  expect(all.items[0]?.high).toBeCloseTo(3 + 2.2632, 3);
  const from = new Date(now - 2.5 * day).toISOString();
  const to = new Date(now - day).toISOString();
  const late = await get<Experience>(`/api/v1/maps/${id}/experience?from=${from}&to=${to}`);
  expect(late.items[0]).toMatchObject({ n: 2, mean: 2 });
  const early = await get<Experience>(`/api/v1/maps/${id}/experience?to=${from}`);
  expect(early.items).toEqual([{ expectation: 'ease', n: 1, mean: 5, low: null, high: null }]);
});

test('the people behind a place of the process map: an event, a pair, a beginning, an end, everyone', async () => {
  const at = Date.UTC(2031, 0, 1);
  await storeEvents(server.context, workspace, [
    touch('way-1', 'first', at),
    touch('way-1', 'second', at + 1_000),
    touch('way-2', 'second', at),
    touch('way-2', 'first', at + 1_000),
    touch('way-2', 'second', at + 2_000),
    touch('way-3', 'first', at),
  ]);
  const year = 'from=2031-01-01T00:00:00Z&to=2032-01-01T00:00:00Z';
  const people = async (place: string, further = '') =>
    (
      await get<{ items: { identifiers: { value: string }[] }[] }>(
        `/api/v1/insight/process-map/people?${year}${place}${further}`,
      )
    ).items
      .map(({ identifiers }) => identifiers[0]?.value)
      .sort();
  await eventually<{ total: number }>(`/api/v1/insight/process-map/people?${year}`, ({ total }) => total === 3);
  expect(await people('')).toEqual(['way-1', 'way-2', 'way-3']);
  expect(await people('&event=second')).toEqual(['way-1', 'way-2']);
  expect(await people('&fromEvent=first&toEvent=second')).toEqual(['way-1', 'way-2']);
  expect(await people('&fromEvent=second&toEvent=first')).toEqual(['way-2']);
  expect(await people('&toEvent=first')).toEqual(['way-1', 'way-3']);
  expect(await people('&fromEvent=first')).toEqual(['way-3']);
  expect(await people('&event=never')).toEqual([]);
  const page = await get<{ items: unknown[]; nextCursor: string | null; total: number }>(
    `/api/v1/insight/process-map/people?${year}&limit=2`,
  );
  expect([page.items.length, page.nextCursor, page.total]).toEqual([2, '2', 3]);
  const both = await ask(server, '/api/v1/insight/process-map/people?event=first&toEvent=second');
  expect(both.status).toBe(400);
});

test('a map that binds to nothing says so with zeros', async () => {
  const map = smallMap('unbound', { decisionA: { text: 'A' }, decisionB: { text: 'B' } });
  const bare = {
    ...map,
    phases: map.phases.map((phase) => ({ ...phase, steps: phase.steps.map(({ binding: _binding, ...step }) => step) })),
  };
  const live = await get<Live>(`/api/v1/maps/${await addMap(bare)}/live`);
  expect([live.people, live.reachedB, live.fit]).toEqual([0, null, null]);
  expect(live.steps.map(({ bound, people, time }) => [bound, people, time])).toEqual([
    [false, 0, null],
    [false, 0, null],
    [false, 0, null],
  ]);
  const never = await get<Live>(
    `/api/v1/maps/${await addMap(smallMap('never', { decisionA: { text: 'A', binding: { name: 'nobody sent this' } } }))}/live`,
  );
  expect(never.people).toBe(0);
});

test('two identifiers of one person are one way', async () => {
  const now = Date.now() - 5_000;
  await storeEvents(server.context, workspace, [
    touch('', 'ask', now - 3_000, {
      messageId: 'anonymous',
      identifiers: [{ kind: 'anonymous_id', value: 'browser' }],
    }),
    touch('known', 'look', now - 2_000),
  ]);
  const before = await eventually<Live>('/api/v1/maps/small/live', ({ people }) => people === 4);
  expect(before.people).toBe(4);
  await storeEvents(server.context, workspace, [
    touch('known', 'buy', now, {
      identifiers: [
        { kind: 'user_id', value: 'known' },
        { kind: 'anonymous_id', value: 'browser' },
      ],
    }),
  ]);
  const merged = await eventually<Live>('/api/v1/maps/small/live', ({ reachedB }) => reachedB?.share === 3 / 4);
  expect(merged.people).toBe(4);
  expect(merged.flows).toContainEqual({ from: 'ask', to: 'look', count: 3 });
});

test('a pattern tells how much it matches now', async () => {
  const answer = await ask(server, '/api/v1/insight/matches', { body: { name: ['ask', 'look'] } });
  expect(answer.body).toEqual({ people: 4, events: 7 });
});

test('a binding on properties takes the events that pass it, those of later batches too', async () => {
  const now = Date.now();
  const ticket = (person: string, klass: unknown, at: number) =>
    touch(person, 'ticket', at, { properties: JSON.stringify({ class: klass, seat: { window: true } }) });
  await storeEvents(server.context, workspace, [
    ticket('t1', 'First', now - 5_000),
    ticket('t2', 'second', now - 4_000),
    ticket('t3', 1, now - 3_000),
  ]);
  const first = { name: 'ticket', where: { 'properties.class': { is: 'first' } } };
  const map = smallMap('classes', {
    decisionA: { text: 'A' },
    decisionB: { text: 'B' },
    phases: [
      {
        id: 'p',
        name: 'Phase',
        steps: [
          { id: 'first', name: 'First', optional: false, repeatable: false, touchpoints: [], binding: first },
          { id: 'any', name: 'Any', optional: false, repeatable: false, touchpoints: [], binding: { name: 'ticket' } },
        ],
      },
    ],
  });
  const route = `/api/v1/maps/${await addMap(map)}/live`;
  const live = await eventually<Live>(route, ({ people }) => people === 3);
  expect(live.steps.map(({ people }) => people)).toEqual([1, 3]);
  await storeEvents(server.context, workspace, [ticket('t4', 'FIRST', now - 1_000)]);
  const later = await eventually<Live>(route, ({ people }) => people === 4);
  expect(later.steps.map(({ people }) => people)).toEqual([2, 4]);
  const number = await ask(server, '/api/v1/insight/matches', {
    body: { name: 'ticket', where: { 'properties.class': { gte: 1 } } },
  });
  expect(number.body).toEqual({ people: 1, events: 1 });
});

test('people are found by the beginning of an identifier, and told apart from what they did', async () => {
  const { items } = await get<{ items: { id: string; identifiers: unknown[]; events: number }[] }>(
    '/api/v1/people?identifier=KNO',
  );
  expect(items).toMatchObject([
    {
      events: 3,
      identifiers: [
        { kind: 'anonymous_id', value: 'browser' },
        { kind: 'user_id', value: 'known' },
      ],
    },
  ]);
  expect((await ask(server, '/api/v1/people/0000000000000001')).status).toBe(404);
  expect((await ask(server, '/api/v1/people/none/timeline')).status).toBe(404);
});

test('a person is told where he stands on each map, and how his way differs from the plan', async () => {
  const now = Date.now();
  const day = 86_400_000;
  const id = await addMap(smallMap('standing'));
  await storeEvents(server.context, workspace, [
    touch('w1', 'ask', now - 40 * day),
    touch('w1', 'buy', now - 39 * day),
    touch('w1', 'look', now - 2 * day),
    touch('w1', 'ask', now - day),
    touch('w1', 'look', now - day + 1_000),
    touch('w1', 'look', now - day + 2_000),
  ]);
  const [person] = (
    await eventually<{ items: { id: string }[] }>('/api/v1/people?identifier=w1', ({ items }) => items.length > 0)
  ).items;
  interface Journeys {
    items: {
      map: string;
      journeys: {
        outcome: string;
        taken: { step: string }[];
        deviations: { kind: string; step: string }[];
        fitness: number;
      }[];
    }[];
  }
  const { items } = await eventually<Journeys>(
    `/api/v1/people/${person?.id}/journeys`,
    (body) => body.items.find(({ map }) => map === id)?.journeys[0]?.taken.length === 3,
  );
  const journeys = items.find(({ map }) => map === id)?.journeys ?? [];
  // The newest first: on the way, one look too many; before that bought without looking. (A look before asking begins nothing.)
  expect(
    journeys.map(({ outcome, taken, deviations }) => [outcome, taken.map(({ step }) => step), deviations]),
  ).toEqual([
    ['open', ['ask', 'look', 'look'], [{ kind: 'adHoc', step: 'look' }]],
    ['arrived', ['ask', 'buy'], [{ kind: 'missing', step: 'look' }]],
  ]);
  expect(journeys[1]?.fitness).toBeCloseTo(1 - 1 / 5);
  expect((await ask(server, '/api/v1/people/nobody/journeys')).status).toBe(404);
});
