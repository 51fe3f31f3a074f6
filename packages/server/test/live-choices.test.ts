import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JourneyMapInput } from '@waymark/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstWorkspace } from '../src/access/index.ts';
import { storeEvents } from '../src/collect/index.ts';
import type { RunningServer } from '../src/server.ts';
import { touch } from './support/sepsis-log.ts';
import { ask, startTestServer } from './support/test-server.ts';

const DAY = 86_400_000;
const TOUCHPOINT = '01937b20-0001-7000-8000-00000000bb01';
const now = Date.now();

let dataDir: string;
let server: RunningServer;

const step = (name: string, further: object = {}) => ({
  id: name,
  name,
  optional: false,
  repeatable: false,
  touchpoints: [],
  binding: { name },
  ...further,
});

const map: JourneyMapInput = {
  formatVersion: 2,
  id: 'shop',
  title: 'Shop',
  language: 'en',
  decisionA: { text: 'A' },
  decisionB: { text: 'B', binding: { name: 'pay' } },
  patience: 'P10D',
  phases: [
    { id: 'before', name: 'Before', steps: [step('see'), step('ask', { touchpoints: [TOUCHPOINT] })] },
    { id: 'after', name: 'After', steps: [step('try'), step('pay')] },
  ],
  expectations: [
    {
      id: 'ease',
      touchpoint: TOUCHPOINT,
      aspect: 'Ease',
      scale: 'oneToFive',
      level: 4,
      source: 'survey',
      measuredBy: { event: 'rated', property: 'ease' },
    },
  ],
};

/** Events of a person, a day apart unless told otherwise, from so many days ago. */
const way = (person: string, daysAgo: number, names: readonly (string | [string, object])[], channel = 'web') =>
  names.map((one, place) => {
    const [name, properties] = typeof one === 'string' ? [one, {}] : one;
    return touch(person, name, now - (daysAgo - place) * DAY, {
      channel,
      properties: JSON.stringify(properties),
      messageId: `${person} ${place} ${name}`,
    });
  });

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-choices-'));
  server = await startTestServer(dataDir);
  const workspace = (await firstWorkspace(server.context)).id;
  const touchpoint = {
    id: TOUCHPOINT,
    name: 'Desk',
    channel: 'app',
    mediaKind: 'owned',
    nature: 'digital',
    presence: 'online',
    direction: 'action',
  };
  const put = await ask(server, `/api/v1/touchpoints/${TOUCHPOINT}`, { method: 'PUT', body: touchpoint });
  expect([put.status, put.status === 200 ? '' : put.body]).toEqual([200, '']);
  const stored = await ask(server, '/api/v1/maps/shop', { method: 'PUT', body: map });
  expect([stored.status, stored.status === 200 ? '' : stored.body]).toEqual([200, '']);
  await storeEvents(server.context, workspace, [
    // As planned, and rated.
    ...way('p1', 30, ['see', 'ask', ['rated', { ease: 5, class: 'first' }], 'try', 'pay'], 'app'),
    // Phoned in between, asked twice, left after trying.
    ...way('p2', 30, ['see', 'ask', 'phoned', 'ask', 'try', ['rated', { ease: 2, class: 'second' }]]),
    // Left without asking.
    ...way('p3', 30, ['see']),
    // Paid without trying; asked before seeing.
    ...way('p4', 30, ['ask', 'see', 'pay']),
    // Still under way.
    ...way('p5', 2, ['see', 'ask'], 'app'),
  ]);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await get<{ people: number }>('live')).people === 5) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function get<Body>(question: string): Promise<Body> {
  const answer = await ask(server, `/api/v1/maps/shop/${question}`);
  expect([question, answer.status, answer.status === 200 ? '' : answer.body]).toEqual([question, 200, '']);
  return answer.body as Body;
}

async function people(query: string): Promise<string[]> {
  const { items, total } = await get<{ items: { identifiers: { value: string }[] }[]; total: number }>(
    `people?${query}`,
  );
  expect(items).toHaveLength(total);
  return items.map(({ identifiers }) => identifiers[0]?.value ?? '').sort();
}

test('every choice has its people', async () => {
  for (const [query, expected] of [
    ['of=all', ['p1', 'p2', 'p3', 'p4', 'p5']],
    ['of=arrived', ['p1', 'p4']],
    ['of=open', ['p5']],
    ['of=step&step=try', ['p1', 'p2']],
    ['of=left&step=see', ['p3']],
    ['of=left&step=try', ['p2']],
    ['of=phase&phase=after', ['p1', 'p2', 'p4']],
    ['of=on&phase=before', ['p1', 'p2', 'p4']],
    ['of=left&phase=before', ['p3']],
    ['of=on&step=ask&next=try', ['p1', 'p2']],
    ['of=elsewhere&step=ask&next=pay', ['p2']],
    ['of=missing&step=try', ['p3', 'p4', 'p5']],
    ['of=irregular&step=ask', ['p4']],
    ['of=repeated&step=ask', ['p2']],
    ['of=unplanned&event=phoned', ['p2']],
    ['of=unplanned&event=phoned&step=see', []],
    ['of=unplanned&event=phoned&step=ask', ['p2']],
    ['of=all&who=first:app', ['p1', 'p5']],
    ['of=all&who=did:phoned', ['p2']],
    ['of=all&who=not:phoned;first:web', ['p3', 'p4']],
    ['of=all&who=has:rated:ease:%23'.concat('5'), ['p1']],
    ['of=step&step=ask&who=has:rated:class:=second', ['p2']],
  ] as const)
    expect([query, await people(query)]).toEqual([query, expected]);
  const { items } = await get<{ items: { identifiers: { value: string }[] }[] }>('people?of=answered');
  expect(items.map(({ identifiers }) => identifiers[0]?.value)).toEqual(['p2', 'p1']);
  const wrong = await ask(server, '/api/v1/maps/shop/people?of=step&step=nowhere');
  expect(wrong.status).toBe(404);
  expect((await ask(server, '/api/v1/maps/shop/live?who=what')).status).toBe(400);
});

interface Passage {
  came: { journeys: number; people: number };
  fates: { fate: string; journeys: number; share: number }[];
  onward: { n: number; medianMs: number } | null;
  untilLeft: { medianMs: number } | null;
}

test('a passage tells what became of journeys, and after how long', async () => {
  const ribbon = await get<Passage>('passage?step=ask&next=try');
  expect(ribbon.came).toEqual({ journeys: 4, people: 4 });
  expect(Object.fromEntries(ribbon.fates.map(({ fate, journeys }) => [fate, journeys]))).toEqual({
    on: 2,
    arrived: 1,
    left: 0,
    open: 1,
    elsewhere: 0,
  });
  // p1: two days from asking to trying, p2: one day from asking again; the upper of two.
  expect(ribbon.onward).toMatchObject({ n: 2, medianMs: 2 * DAY });
  const phase = await get<Passage>('passage?phase=before');
  expect(phase.came.journeys).toBe(5);
  expect(phase.fates.map(({ share }) => share)).toEqual([0.6, 0, 0.2, 0.2, 0]);
  const left = await get<Passage>('passage?step=try');
  expect(left.fates.find(({ fate }) => fate === 'left')?.journeys).toBe(1);
  expect(left.untilLeft?.medianMs).toBe(4 * DAY);
});

interface Live {
  audience: { people: number; of: number };
  people: number;
  unplanned: { name: string; count: number; share: number }[];
  steps: {
    id: string;
    deviations: { kind: string; count: number }[];
    unplanned: { name: string; count: number }[];
    people: number;
    time: { lowMs: number | null; highMs: number | null } | null;
  }[];
}

test('deviations name what was repeated, and the unplanned events in between', async () => {
  const live = await get<Live>('live');
  expect(live.audience).toEqual({ people: 5, of: 5 });
  const asked = live.steps.find(({ id }) => id === 'ask');
  expect(asked?.deviations).toEqual([
    { kind: 'missing', count: 1, share: 0.2 },
    { kind: 'irregular', count: 1, share: 0.2 },
    { kind: 'repeated', count: 1, share: 0.2 },
  ]);
  expect(asked?.unplanned).toEqual([
    { name: 'phoned', count: 1, share: 0.2 },
    { name: 'rated', count: 1, share: 0.2 },
  ]);
  expect(live.unplanned).toEqual([
    { name: 'rated', count: 2, share: 0.4 },
    { name: 'phoned', count: 1, share: 0.2 },
  ]);
});

test('a filter narrows every answer, and follows new events', async () => {
  const live = await get<Live>('live?who=first:app');
  expect([live.people, live.audience]).toEqual([2, { people: 2, of: 5 }]);
  expect(live.steps.map((one) => one.people)).toEqual([2, 2, 1, 1]);
  const all = await get<{ items: { n: number; mean: number }[] }>('experience');
  expect(all.items).toMatchObject([{ n: 2, mean: 3.5 }]);
  const some = await get<{ items: { n: number; mean: number }[] }>('experience?who=first:app');
  expect(some.items).toMatchObject([{ n: 1, mean: 5 }]);
  const workspace = (await firstWorkspace(server.context)).id;
  await storeEvents(server.context, workspace, way('p6', 1, ['see'], 'app'));
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await get<Live>('live?who=first:app')).people === 3) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect((await get<Live>('live?who=first:app')).audience).toEqual({ people: 3, of: 6 });
});

test('values to choose from are those seen', async () => {
  const answer = await ask(server, '/api/v1/insight/event-properties?event=rated');
  expect(answer.body).toEqual({
    items: [
      {
        property: 'class',
        values: [
          { value: 'second', events: 1 },
          { value: 'first', events: 1 },
        ],
      },
      {
        property: 'ease',
        values: [
          { value: 2, events: 1 },
          { value: 5, events: 1 },
        ],
      },
    ],
  });
});

test('questions that need a new look at properties, asked at the same time, all wait for it', async () => {
  const alone = await get<Live>('live?who=has:rated:class:=first');
  expect(alone.people).toBe(1);
  const questions = Array.from({ length: 6 }, () => get<Live>('live?who=has:rated:ease:%232'));
  expect((await Promise.all(questions)).map(({ people: found }) => found)).toEqual(Array(6).fill(1));
});

test('everybody a filter leaves out is the other side of it; medians of enough carry their interval', async () => {
  const rest = await get<Live>('live?who=first:app&others=true');
  expect([rest.people, rest.audience.people]).toEqual([3, 3]);
  const answers = await get<{ items: { n: number; mean: number }[] }>('experience?who=first:app&others=true');
  expect(answers.items).toMatchObject([{ n: 1, mean: 2 }]);
  const time = rest.steps.find(({ id }) => id === 'ask')?.time;
  expect(time).toMatchObject({ lowMs: null, highMs: null });
});
