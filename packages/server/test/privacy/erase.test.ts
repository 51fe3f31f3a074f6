import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstWorkspace } from '../../src/access/index.ts';
import { erase, finishErasures } from '../../src/privacy/erase.ts';
import type { PrivacyTables } from '../../src/privacy/tables.ts';
import type { RunningServer } from '../../src/server.ts';
import { markOf } from '../support/erasure/marks-in-files.ts';
import { ask, startTestServer, storedEvents, track } from '../support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-erase-'));
let server: RunningServer;
let workspace: string;

beforeAll(async () => {
  server = await startTestServer(folder);
  workspace = (await firstWorkspace(server.context)).id;
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const user = (n: number) => `user-${markOf(n)}`;

async function appear(n: number, events = 1): Promise<void> {
  const batch = [
    { type: 'identify', userId: user(n), anonymousId: `device-${markOf(n)}`, messageId: `i${n}` },
    ...Array.from({ length: events }, (_, i) => ({
      type: 'track',
      event: 'Seen',
      anonymousId: `device-${markOf(n)}`,
      messageId: `t${n} ${i}`,
    })),
  ];
  expect((await track(server, '/v1/batch', { batch })).status).toBe(200);
}

async function personOf(n: number): Promise<string> {
  const { body } = await ask(server, `/api/v1/people?identifier=${user(n)}`);
  return (body as { items: { id: string }[] }).items[0]?.id ?? '';
}

const eraseByApi = (people: readonly string[], reason = 'a wish') =>
  ask(server, '/api/v1/privacy/erasures', { body: { people, reason } });

test('who is erased is gone for every reader when the answer comes, and is not taken in again', async () => {
  await appear(1, 3);
  await appear(2, 3);
  const seen = async () => (await ask(server, '/api/v1/insight/process-map')).body;
  await expect.poll(seen, { timeout: 30_000 }).toMatchObject({ people: 2 });
  const person = await personOf(1);
  const { status, body } = await eraseByApi([person]);
  expect([status, body]).toEqual([201, { id: expect.any(String), identities: 2 }]);
  expect((await ask(server, `/api/v1/people/${person}`)).status).toBe(404);
  expect((await ask(server, `/api/v1/people/${person}/timeline`)).status).toBe(404);
  expect(await seen()).toMatchObject({ people: 1 });
  expect(await storedEvents(server)).toHaveLength(4);

  await appear(1, 5);
  expect((await ask(server, `/api/v1/people?identifier=${user(1)}`)).body).toMatchObject({ items: [] });
  expect(await storedEvents(server)).toHaveLength(4);
  // Under another of his identifiers, and beside a new one, it is still he.
  await track(server, '/v1/batch', {
    batch: [{ type: 'identify', userId: 'someone new', anonymousId: `device-${markOf(1)}`, messageId: 'beside' }],
  });
  expect((await ask(server, '/api/v1/people?identifier=someone')).body).toMatchObject({ items: [] });
});

test('what is refused of one who was erased is kept without what he sent', async () => {
  await track(server, '/v1/batch', {
    batch: [
      { type: 'track', userId: user(1) },
      { type: 'track', userId: 'other' },
    ],
  });
  const { body } = await ask(server, '/api/v1/rejects');
  const raws = (body as { items: { raw: string }[] }).items.map(({ raw }) => raw).sort();
  expect(raws).toEqual(['', expect.stringContaining('"other"')]);
});

test('nobody is erased by a wrong id, without a reason, or without the permission', async () => {
  expect((await eraseByApi(['0123456789abcdef'])).status).toBe(404);
  expect((await eraseByApi(['Erika'])).body).toMatchObject({ code: 'invalid_field', path: 'body.people[0]' });
  expect((await eraseByApi([await personOf(2)], ' ')).status).toBe(400);
  const { body } = await ask(server, '/api/v1/tokens', { body: { name: 'reader', permissions: ['people:read'] } });
  const { secret } = body as { secret: string };
  const answer = await ask(server, '/api/v1/privacy/erasures', {
    body: { people: [await personOf(2)], reason: 'a wish' },
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(answer.status).toBe(403);
  expect(await personOf(2)).not.toBe('');
});

test('an erasure whose process died between the stores is finished', async () => {
  await appear(3, 2);
  const person = BigInt(`0x${await personOf(3)}`);
  const broken = {
    ...server.context,
    store: {
      ...server.context.store,
      events: {
        ...server.context.store.events,
        command: () => Promise.reject(new Error('the process dies here')),
      },
    },
  };
  const before = (await storedEvents(server)).length;
  await expect(erase(broken, workspace, { identities: [person], actor: 'test', reason: 'a wish' })).rejects.toThrow(
    'dies here',
  );
  expect(await storedEvents(server)).toHaveLength(before);
  // It is another process's business until it has had time to end.
  expect(await finishErasures(server.context)).toBe(0);
  const later = { ...server.context, clock: () => Date.now() + 120_000 };
  expect(await finishErasures(later)).toBe(1);
  expect(await storedEvents(server)).toHaveLength(before - 3);
  const { body } = await ask(server, '/api/v1/privacy/erasures?limit=1');
  expect(body).toMatchObject({ items: [{ doneAt: expect.any(String), sweptAt: null, reason: 'a wish' }] });
});

test('the log of deeds proves itself, and nobody of the server can change it', async () => {
  const { body } = await ask(server, '/api/v1/audit');
  const entries = (body as { items: { action: string; subject: string }[] }).items;
  expect(entries.map(({ action }) => action)).toEqual(['privacy.erase', 'privacy.erase']);
  expect(JSON.stringify(entries)).not.toMatch(/zq\d+qz/);
  const verdict = await ask(server, '/api/v1/audit/verdict');
  expect(verdict.body).toMatchObject({ entries: 2, brokenAt: null, anchorFound: null });
  const { head } = verdict.body as { head: string };
  expect((await ask(server, `/api/v1/audit/verdict?anchor=${head}`)).body).toMatchObject({ anchorFound: true });
  expect((await ask(server, '/api/v1/audit/verdict?anchor=00')).body).toMatchObject({ anchorFound: false });

  const asServer = (statement: string) =>
    server.context.store.state.inWorkspace<PrivacyTables, unknown>(workspace, (db) => sql.raw(statement).execute(db));
  await expect(asServer(`update audit_entries set actor = 'nobody'`)).rejects.toThrow(/permission denied/);
  await expect(asServer('delete from audit_entries')).rejects.toThrow(/permission denied/);
  // One who can write to the table does not know the key: what he adds or leaves out is found.
  await asServer(`insert into audit_entries select workspace, n + 1, at, actor, action, subject, details, hash, previous
    from audit_entries order by n desc limit 1`);
  expect((await ask(server, '/api/v1/audit/verdict')).body).toMatchObject({ entries: 2, brokenAt: 3 });
});
