import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, track } from './support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-audiences-'));
let server: RunningServer;

beforeAll(async () => {
  server = await startTestServer(folder);
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

let sent = 0;
async function did(userId: string, event: string, further = {}): Promise<void> {
  sent += 1;
  const batch = [{ type: 'track', userId, event, messageId: `m${sent}`, ...further }];
  expect((await track(server, '/v1/batch', { batch })).status).toBe(200);
}

async function make(name: string, rule: unknown, kind = 'live'): Promise<string> {
  const { status, body } = await ask(server, '/api/v1/audiences', { body: { name, rule, kind } });
  expect([status, body]).toMatchObject([201, { name, kind }]);
  return (body as { id: string }).id;
}

async function membersOf(id: string): Promise<string[]> {
  const { body } = await ask(server, `/api/v1/audiences/${id}/people`);
  const { items } = body as { items: { identifiers: { kind: string; value: string }[] }[] };
  return items.map(({ identifiers }) => identifiers.find(({ kind }) => kind === 'user_id')?.value ?? '').toSorted();
}

const becomes = (id: string, people: string[]) =>
  vi.waitFor(async () => expect(await membersOf(id)).toEqual(people), { timeout: 20_000, interval: 50 });

test('a live audience has whoever its rule holds for, those of before too; who comes and goes is written down', async () => {
  await did('ada', 'Cart filled');
  const left = await make('Cart left', {
    all: [{ event: { name: 'Cart filled' } }, { not: { event: { name: 'Paid' } } }],
  });
  await becomes(left, ['ada']);
  await did('bo', 'Cart filled');
  await becomes(left, ['ada', 'bo']);
  await did('ada', 'Paid');
  await becomes(left, ['bo']);
  const { body } = await ask(server, `/api/v1/audiences/${left}/growth`);
  expect(body).toMatchObject({ items: [{ entered: 2, left: 1 }] });
  expect((await ask(server, `/api/v1/audiences/${left}`)).body).toMatchObject({ people: 1, current: true });
});

test('traits, and the passing of time, move people as events do', async () => {
  const recent = await make('Just here', { event: { name: 'Seen' }, within: { last: 'PT4S' } });
  const pro = await make('Pro', { trait: 'plan', is: 'pro' });
  await did('cy', 'Seen');
  await becomes(recent, ['cy']);
  const identify = { type: 'identify', userId: 'cy', traits: { plan: 'pro' }, messageId: 'identify cy' };
  expect((await track(server, '/v1/batch', { batch: [identify] })).status).toBe(200);
  await becomes(pro, ['cy']);
  await becomes(recent, []);
});

test('an audience may ask about another; in a circle, or about nothing, it is refused', async () => {
  const first = await make('Bought', { event: { name: 'Paid' } });
  const second = await make('Bought and pro', { all: [{ audience: first }, { trait: 'plan', is: 'pro' }] });
  await did('cy', 'Paid');
  await becomes(second, ['cy']);
  const circle = await ask(server, `/api/v1/audiences/${first}`, {
    method: 'PUT',
    body: { name: 'Bought', rule: { audience: second } },
  });
  expect(circle).toMatchObject({ status: 400, body: { code: 'invalid_field' } });
  expect((await ask(server, `/api/v1/audiences/${first}`, { method: 'DELETE' })).status).toBe(409);
  const lost = await ask(server, '/api/v1/audiences', { body: { name: 'x', rule: { audience: 'gone' } } });
  expect(lost).toMatchObject({ status: 400, body: { code: 'invalid_field' } });
  expect((await ask(server, '/api/v1/rules/count', { body: { rule: { audience: second } } })).body).toMatchObject({
    people: 1,
  });
});

test('a snapshot stays as it was; two audiences say how many they share', async () => {
  const rule = { event: { name: 'Paid' } };
  const then = await make('Bought by then', rule, 'snapshot');
  expect(await membersOf(then)).toEqual(['ada', 'cy']);
  const now = await make('Bought by now', rule);
  await did('dan', 'Paid');
  await becomes(now, ['ada', 'cy', 'dan']);
  expect(await membersOf(then)).toEqual(['ada', 'cy']);
  expect((await ask(server, `/api/v1/audiences/${now}/overlap/${then}`)).body).toEqual({ people: 2 });
});

test('a changed rule is asked of everybody anew; what happens while the server is away is made up for', async () => {
  const id = await make('Changing', { event: { name: 'Paid' } });
  await becomes(id, ['ada', 'cy', 'dan']);
  await ask(server, `/api/v1/audiences/${id}`, {
    method: 'PUT',
    body: { name: 'Changing', rule: { event: { name: 'Seen' } } },
  });
  await becomes(id, ['cy']);
  await server.close();
  server = await startTestServer(folder);
  await did('eve', 'Seen');
  await becomes(id, ['cy', 'eve']);
});

test('who is erased is in no audience', async () => {
  const id = await make('Seen', { event: { name: 'Seen' } });
  await becomes(id, ['cy', 'eve']);
  const { body } = await ask(server, '/api/v1/people?identifier=eve');
  const person = (body as { items: { id: string }[] }).items[0]?.id ?? '';
  await ask(server, '/api/v1/privacy/erasures', { body: { people: [person], reason: 'a wish' } });
  await becomes(id, ['cy']);
});
