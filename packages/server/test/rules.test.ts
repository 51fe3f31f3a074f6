import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluate, fieldsOfRules, needsOfRules, type Rule } from '@waymark/model';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { firstWorkspace } from '../src/access/index.ts';
import { identityText } from '../src/people/index.ts';
import { loadFacts } from '../src/rules/load-facts.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, track } from './support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-rules-'));
const HOUR = 3_600_000;
let server: RunningServer;
let map: {
  id: string;
  expectations: { touchpoint: string; aspect: string; level: number }[];
  phases: { id: string; steps: { id: string; name: string }[] }[];
};
const ids = new Map<string, string>();

const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();

beforeAll(async () => {
  server = await startTestServer(folder);
  const made = await ask(server, '/api/v1/maps', { body: { template: 'trainTrip', language: 'de' } });
  const { id } = made.body as { id: string };
  map = (await ask(server, `/api/v1/maps/${id}`)).body as typeof map;
  const did = (userId: string, event: string, hours: number, properties = {}) => ({
    type: 'track',
    userId,
    event,
    timestamp: ago(hours),
    properties,
    messageId: `${userId} ${event} ${hours}`,
  });
  const batch = [
    { type: 'identify', userId: 'ada', traits: { plan: 'Pro', address: { city: 'Wien' } } },
    { type: 'identify', userId: 'bo', traits: { plan: 'free' } },
    { type: 'identify', userId: 'bo', anonymousId: 'device-bo', traits: { plan: 'pro' } },
    { type: 'identify', userId: 'cy', traits: {} },
    did('ada', 'Connection Searched', 30),
    did('ada', 'Ticket Booked', 29, { class: 1 }),
    did('bo', 'Connection Searched', 3),
    did('cy', 'Ad Seen', 51),
    did('cy', 'Connection Searched', 50),
    did('cy', 'Seat Reserved', 49),
    did('cy', 'Reminder Received', 30),
    did('cy', 'Platform Reached', 20),
  ];
  expect((await track(server, '/v1/batch', { batch })).status).toBe(200);
  for (const name of ['ada', 'bo', 'cy']) {
    const { body } = await ask(server, `/api/v1/people?identifier=${name}`);
    ids.set((body as { items: { id: string }[] }).items[0]?.id ?? '', name);
  }
  // The index follows what is stored.
  const seen = async () => ((await ask(server, `/api/v1/maps/${map.id}/live`)).body as { people: number }).people;
  await vi.waitFor(async () => expect(await seen()).toBe(3), { timeout: 30_000, interval: 100 });
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const count = (rule: unknown) => ask(server, '/api/v1/rules/count', { body: { rule } });

async function whoFits(rule: unknown): Promise<string[]> {
  const { status, body } = await count(rule);
  expect([status, body]).toEqual([200, expect.anything()]);
  const { people, of, sample } = body as { people: number; of: number; sample: { id: string }[] };
  expect([sample.length, of]).toEqual([people, 3]);
  return sample.map(({ id }) => ids.get(id) ?? id).toSorted();
}

const stepOf = (name: string) => map.phases.flatMap(({ steps }) => steps).find((step) => step.name === name)?.id ?? '';

test('events, their number, their order and their absence', async () => {
  expect(await whoFits({ event: { name: 'ticket booked' } })).toEqual(['ada']);
  expect(await whoFits({ not: { event: { name: 'Ticket Booked' } } })).toEqual(['bo', 'cy']);
  expect(await whoFits({ event: {}, within: { last: 'PT4H' } })).toEqual(['bo']);
  expect(await whoFits({ event: { where: { 'properties.class': { gte: 1 } } } })).toEqual(['ada']);
  expect(
    await whoFits({ sequence: [{ name: 'Connection Searched' }, { name: 'Seat Reserved', within: 'PT2H' }] }),
  ).toEqual(['cy']);
  expect(await whoFits({ occurrence: 'last', event: {}, where: { name: { is: 'Connection Searched' } } })).toEqual([
    'bo',
  ]);
  expect(await whoFits({ all: [] })).toEqual(['ada', 'bo', 'cy']);
});

test('traits: what was learned last of a person, under whichever identifier', async () => {
  expect(await whoFits({ trait: 'plan', is: 'pro' })).toEqual(['ada', 'bo']);
  expect(await whoFits({ trait: 'plan', not: { is: 'pro' } })).toEqual(['cy']);
  expect(await whoFits({ trait: 'address.city', exists: true })).toEqual(['ada']);
  expect(await whoFits({ all: [{ trait: 'plan', is: 'pro' }, { not: { event: { name: 'Ticket Booked' } } }] })).toEqual(
    ['bo'],
  );
});

test('consent: who granted a purpose and has not taken it back', async () => {
  const says = (userId: string, consent: object, hours: number) => ({
    type: 'track',
    userId,
    event: 'Ad Seen',
    timestamp: ago(hours),
    messageId: `${userId} consent ${hours}`,
    context: { consent: { categoryPreferences: consent } },
  });
  const batch = [
    says('ada', { personalisation: true }, 60),
    says('bo', { personalisation: true }, 61),
    says('bo', { personalisation: false }, 60),
  ];
  expect((await track(server, '/v1/batch', { batch })).status).toBe(200);
  expect(await whoFits({ consent: 'personalisation' })).toEqual(['ada']);
  const { body } = await ask(server, '/api/v1/rules/check', { body: { rule: { consent: 'nothing' } } });
  expect(body).toMatchObject({ problems: [{ code: 'unknown-purpose', name: 'nothing' }] });
});

test('where people stand on a map, how long, and what they went past', async () => {
  const searched = stepOf('Verbindung gesucht');
  expect(await whoFits({ map: map.id })).toEqual(['ada', 'bo', 'cy']);
  expect(await whoFits({ map: map.id, step: searched })).toEqual(['bo']);
  expect(await whoFits({ map: map.id, step: searched, stuckFor: 'PT4H' })).toEqual([]);
  expect(await whoFits({ map: map.id, phase: map.phases[1]?.id, stuckFor: 'P1D' })).toEqual(['ada']);
  expect(await whoFits({ map: map.id, step: stepOf('Fahrkarte gebucht'), skipped: true })).toEqual(['cy']);
});

const easyTouchpoint = () => map.expectations.find(({ aspect }) => aspect === 'Einfachheit')?.touchpoint ?? '';

test('experience: what people answered last, beside what was promised', async () => {
  const { expectations } = map;
  const ease = expectations.find(({ aspect }) => aspect === 'Einfachheit');
  const touchpoint = easyTouchpoint();
  expect([ease?.level, expectations.filter((one) => one.touchpoint === touchpoint).length > 1]).toEqual([4.2, true]);
  const says = (userId: string, ratings: object, hours: number, as: object = { userId }) => ({
    ...as,
    type: 'track',
    event: 'Survey Answered',
    timestamp: ago(hours),
    messageId: `${userId} survey ${hours}`,
    properties: { ratings },
  });
  const batch = [
    says('ada', { ease: 1 }, 10),
    says('ada', { ease: 5 }, 2),
    // A later survey that did not ask changes nothing; nor does one of the future.
    says('ada', { punctuality: 1 }, 1),
    says('bo', { ease: 5 }, 10),
    says('bo', { ease: 2 }, 9, { anonymousId: 'device-bo' }),
    says('bo', { choice: 5 }, 8),
  ];
  expect((await track(server, '/v1/batch', { batch })).status).toBe(200);
  const gap = (test: object, aspect?: string) => ({ experience: { touchpoint, gap: test, aspect } });
  expect(await whoFits(gap({ lt: 0 }, 'Einfachheit'))).toEqual(['bo']);
  expect(await whoFits(gap({ gt: 0 }, 'Einfachheit'))).toEqual(['ada']);
  // 2 − 4.2 and 5 − 4: on the whole −0.6.
  expect(await whoFits(gap({ between: [-0.61, -0.59] }))).toEqual(['bo']);
  expect(await whoFits({ not: gap({ lt: 0 }, 'Einfachheit') })).toEqual(['ada', 'cy']);
  expect(await whoFits(gap({ lt: 9 }, 'Nie gefragt'))).toEqual([]);
  const { body } = await ask(server, '/api/v1/rules/check', {
    body: { rule: { not: { experience: { touchpoint: 'nowhere', gap: { lt: 0 } } } } },
  });
  expect(body).toEqual({ problems: [{ code: 'unknown-touchpoint', name: 'nowhere', path: ['not'] }] });
});

test('who may not read about people is not told for whom a rule holds', async () => {
  const made = await ask(server, '/api/v1/tokens', { body: { name: 'reads insight', permissions: ['insight:read'] } });
  const { secret } = made.body as { secret?: string };
  expect([made.status, typeof secret]).toEqual([201, 'string']);
  const headers = { authorization: `Bearer ${secret}` };
  const body = { rule: { event: {} } };
  expect(await ask(server, '/api/v1/rules/check', { body, headers })).toMatchObject({ status: 200 });
  expect(await ask(server, '/api/v1/rules/count', { body, headers })).toMatchObject({ status: 403 });
});

test('the facts of people say of each what the question about everybody says', async () => {
  const { context } = server;
  const workspace = (await firstWorkspace(context)).id;
  const searched = stepOf('Verbindung gesucht');
  const rules: Rule[] = [
    { event: { name: 'Ticket Booked', where: { 'properties.class': { is: 1 } } } },
    { not: { event: {}, within: { last: 'PT4H' } } },
    { sequence: [{ name: 'Connection Searched' }, { name: 'Seat Reserved', within: 'PT2H' }] },
    { trait: 'plan', not: { is: 'free' } },
    { trait: 'address.city', is: 'wien' },
    { consent: 'personalisation' },
    { map: map.id, step: searched, stuckFor: 'PT1H' },
    { map: map.id, phase: map.phases[1]?.id ?? '', stuckFor: 'P1D' },
    { map: map.id, skipped: true },
    { experience: { touchpoint: easyTouchpoint(), gap: { lt: 0 } } },
    { experience: { touchpoint: easyTouchpoint(), aspect: 'Einfachheit', gap: { gt: 0 } } },
  ];
  const people = [...ids.keys()].map((id) => BigInt(`0x${id}`));
  const nowMs = Date.now();
  const facts = await loadFacts(context, workspace, needsOfRules(rules), people, nowMs, fieldsOfRules(rules));
  for (const rule of rules) {
    const found = [...facts].filter(([, one]) => evaluate(rule, one, nowMs)).map(([person]) => identityText(person));
    expect(found.map((id) => ids.get(id)).toSorted(), JSON.stringify(rule)).toEqual(await whoFits(rule));
  }
});

test('what there is not is named with its place; a rule that is none, or too deep, is refused', async () => {
  const rule = { all: [{ event: {} }, { not: { any: [{ map: map.id, step: 'nowhere' }, { audience: 'gone' }] } }] };
  const { body } = await ask(server, '/api/v1/rules/check', { body: { rule } });
  expect(body).toEqual({
    problems: [
      { code: 'unknown-step', name: 'nowhere', path: ['all', 1, 'not', 'any', 0] },
      { code: 'unknown-audience', name: 'gone', path: ['all', 1, 'not', 'any', 1] },
    ],
  });
  expect(await count(rule)).toMatchObject({ status: 400, body: { code: 'invalid_field' } });
  expect(await count({ event: { nome: 'x' } })).toMatchObject({ status: 400 });
  let deep: unknown = { event: {} };
  for (let level = 0; level < 1000; level += 1) deep = { not: deep };
  const refused = await count(deep);
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('levels of nesting')]);
});
