import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { firstWorkspace } from '../src/access/index.ts';
import type { AudienceTables } from '../src/audiences/index.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, storedEvents, track } from './support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-audience-lists-'));
const DAY_MS = 86_400_000;
let server: RunningServer;
let workspace: string;

const people = ['ada', 'bo', 'cy', 'dan', 'eve'];

beforeAll(async () => {
  server = await startTestServer(folder);
  workspace = (await firstWorkspace(server.context)).id;
  const batch = people.flatMap((name) => [
    { type: 'track', userId: name, event: 'Seen', messageId: `seen ${name}` },
    {
      type: 'identify',
      userId: name,
      messageId: `known ${name}`,
      traits: { plan: name === 'ada' ? '=1+1' : 'pro', address: { city: 'Wien, Graz' } },
    },
  ]);
  expect((await track(server, '/v1/batch', { batch })).status).toBe(200);
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function make(name: string, further: object): Promise<string> {
  const { status, body } = await ask(server, '/api/v1/audiences', { body: { name, ...further } });
  expect([status, body]).toMatchObject([201, { name }]);
  return (body as { id: string }).id;
}

async function post(path: string, list: string): Promise<{ status: number; text: string; body: unknown }> {
  const response = await fetch(`${server.url}/api/v1/audiences/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'text/csv' },
    body: list,
  });
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
}

async function membersOf(id: string): Promise<string[]> {
  const { body } = await ask(server, `/api/v1/audiences/${id}/people`);
  const { items } = body as { items: { identifiers: { value: string }[] }[] };
  return items.map(({ identifiers }) => identifiers[0]?.value ?? '').toSorted();
}
const becomes = (id: string, expected: string[]) =>
  vi.waitFor(async () => expect(await membersOf(id)).toEqual(expected), { timeout: 20_000, interval: 50 });

test('a list is looked at first, then imported: added to, replaced, taken from; nobody becomes known by it', async () => {
  const id = await make('Invited', { kind: 'list' });
  const asking = await make('Invited and pro', { rule: { all: [{ audience: id }, { trait: 'plan', is: 'pro' }] } });
  const list = 'name;Kundennummer\nA;ada\nB;bo\nN;nobody\nB again;bo\nE;\nX;null\n';
  const found = { column: 'Kundennummer', kind: 'user_id', lines: 6, known: 3, people: 2, unknown: 1, refused: 2 };
  const looked = await post(`${id}/list?check=true`, list);
  expect(looked).toMatchObject({
    status: 200,
    body: {
      ...found,
      columns: ['name', 'Kundennummer'],
      entering: 2,
      leaving: 0,
      after: 2,
      written: false,
      problems: [
        { line: 4, value: 'nobody', reason: 'unknown' },
        { line: 6, value: '', reason: 'missing' },
        { line: 7, value: 'null', reason: 'placeholder' },
      ],
    },
  });
  expect(await membersOf(id)).toEqual([]);
  expect((await post(`${id}/list/refusals`, `${list}F;=cmd\n`)).text).toBe(
    "line,value,reason\r\n4,nobody,unknown\r\n6,,missing\r\n7,null,placeholder\r\n8,'=cmd,unknown\r\n",
  );
  expect(await post(`${id}/list`, list)).toMatchObject({ body: { ...found, written: true } });
  expect(await membersOf(id)).toEqual(['ada', 'bo']);
  await becomes(asking, ['bo']);
  // One a line, without a name.
  expect(await post(`${id}/list?mode=add`, 'cy\ndan\n')).toMatchObject({ body: { lines: 2, entering: 2, after: 4 } });
  expect(await post(`${id}/list?mode=remove`, 'user_id\nada\neve\n')).toMatchObject({
    body: { lines: 2, entering: 0, leaving: 1, after: 3 },
  });
  await becomes(asking, ['bo', 'cy', 'dan']);
  expect(await post(`${id}/list?mode=replace&header=false`, 'eve\ndan')).toMatchObject({
    body: { entering: 1, leaving: 2, after: 2 },
  });
  expect(await membersOf(id)).toEqual(['dan', 'eve']);
  await becomes(asking, ['dan', 'eve']);
  expect((await ask(server, `/api/v1/audiences/${id}`)).body).toMatchObject({ people: 2, current: true, kind: 'list' });
  // The first import is told to nobody, those after it are.
  await vi.waitFor(
    async () => {
      const told = (await storedEvents(server, "kind = 'audience'")).filter(
        ({ properties }) => properties.audience === id,
      );
      expect(told.map(({ name }) => name)).toEqual([
        ...Array.from({ length: 2 }, () => 'Audience Entered'),
        'Audience Left',
        'Audience Entered',
        'Audience Left',
        'Audience Left',
      ]);
    },
    { timeout: 20_000, interval: 50 },
  );
  expect((await ask(server, '/api/v1/people?identifier=nobody')).body).toMatchObject({ items: [] });
});

test('what is no list, and no audience of lists, is refused with the reason', async () => {
  const id = await make('Other', { kind: 'list' });
  expect(await post(`${id}/list?column=gone`, 'a,b\n1,2\n')).toMatchObject({
    status: 400,
    body: { code: 'invalid_field', path: 'querystring.column' },
  });
  expect(await post(`${id}/list`, '')).toMatchObject({ status: 400 });
  expect(await post(`${id}/list?kind=user_id`, `user_id\n${'x'.repeat(600)}\n"un\nclosed`)).toMatchObject({
    status: 200,
    body: { known: 0, problems: [{ reason: 'too_long' }, { reason: 'unreadable' }, { reason: 'unknown' }] },
  });
  const live = await make('Seen', { rule: { event: { name: 'Seen' } } });
  expect(await post(`${live}/list`, 'ada\n')).toMatchObject({ status: 409 });
  const rule = { event: { name: 'Seen' } };
  expect(await ask(server, '/api/v1/audiences', { body: { name: 'x', kind: 'list', rule } })).toMatchObject({
    status: 400,
  });
});

test('members as CSV: identifiers, since when, traits; a formula is none', async () => {
  const id = await make('All', { rule: { event: { name: 'Seen' } } });
  await becomes(id, people);
  const { body } = await ask(server, `/api/v1/audiences/${id}/csv?kinds=user_id,phone&traits=plan,address.city`);
  const [header, ...lines] = String(body).trim().split('\r\n');
  expect(header).toBe('person,since,user_id,phone,plan,address.city');
  expect(lines).toHaveLength(5);
  expect(lines.map((line) => line.split(',').slice(2).join()).toSorted()).toEqual([
    'ada,,\'=1+1,"Wien, Graz"',
    ...['bo', 'cy', 'dan', 'eve'].map((name) => `${name},,pro,"Wien, Graz"`),
  ]);
});

test('people at the end of each day come from the changes and from how many there are', async () => {
  const id = await make('Of some days', { kind: 'list' });
  await post(`${id}/list`, 'ada\nbo\ncy\n');
  await post(`${id}/list?mode=remove`, 'ada\n');
  await post(`${id}/list?mode=add`, 'dan\neve\n');
  const move = (days: number, name: string, entered: boolean) => sql`
    update audience_changes set at = at - ${days} * interval '1 day' where audience = ${id}::uuid and entered = ${entered}
      and person = (select person from identities where kind = 'user_id' and value = ${name})`;
  await server.context.store.state.inWorkspace<AudienceTables, void>(workspace, async (db) => {
    await sql`update audiences set created_at = created_at - interval '4 days' where id = ${id}::uuid`.execute(db);
    for (const name of ['ada', 'bo', 'cy']) await move(3, name, true).execute(db);
    await move(2, 'ada', false).execute(db);
  });
  const days = async (count: number) =>
    ((await ask(server, `/api/v1/audiences/${id}/history?days=${count}`)).body as { items: unknown[] }).items;
  const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  const expected = [
    { day: day(4), people: 0, entered: 0, left: 0 },
    { day: day(3), people: 3, entered: 3, left: 0 },
    { day: day(2), people: 2, entered: 0, left: 1 },
    { day: day(1), people: 2, entered: 0, left: 0 },
    { day: day(0), people: 4, entered: 2, left: 0 },
  ];
  expect(await days(90)).toEqual(expected);
  expect(await days(2)).toEqual(expected.slice(-2));
});

test('how many people audiences share, and which audiences somebody is in', async () => {
  const { body } = await ask(server, '/api/v1/audiences/overlaps');
  const { items, shared } = body as { items: { id: string; name: string; people: number }[]; shared: number[][] };
  const place = (name: string) => items.findIndex((one) => one.name === name);
  expect(items.map(({ people: count }) => count)).toEqual(shared.map((row, at) => row[at]));
  const members = new Map(await Promise.all(items.map(async ({ id }, at) => [at, await membersOf(id)] as const)));
  for (const [one, own] of members)
    for (const [other, theirs] of members)
      expect(shared[one]?.[other]).toBe(own.filter((name) => theirs.includes(name)).length);
  expect(shared[place('All')]?.[place('Invited')]).toBe(2);
  const found = await ask(server, '/api/v1/people?identifier=dan');
  const person = (found.body as { items: { id: string }[] }).items[0]?.id ?? '';
  const own = (await ask(server, `/api/v1/people/${person}/audiences`)).body as {
    items: { name: string; kind: string }[];
  };
  expect(own.items.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'All live',
    'Invited list',
    'Invited and pro live',
    'Of some days list',
    'Seen live',
  ]);
});

test('a snapshot can be named anew though the database keeps keys of its rule in another order', async () => {
  const rule = { trait: 'plan', is: 'pro' };
  const id = await make('Pro by then', { rule, kind: 'snapshot' });
  const renamed = { name: 'Pro', rule, announce: false };
  expect(await ask(server, `/api/v1/audiences/${id}`, { method: 'PUT', body: renamed })).toMatchObject({
    status: 200,
    body: { name: 'Pro', announce: false, people: 4 },
  });
});
