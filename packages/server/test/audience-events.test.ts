import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { firstWorkspace } from '../src/access/index.ts';
import type { AudienceTables } from '../src/audiences/index.ts';
import type { CollectTables } from '../src/collect/index.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, storedEvents, track } from './support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-audience-events-'));
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

let sent = 0;
const trackOf = (userId: string, event: string, further = {}) => {
  sent += 1;
  return { type: 'track', userId, event, messageId: `m${sent}`, ...further };
};
async function send(...batch: object[]): Promise<void> {
  expect((await track(server, '/v1/batch', { batch })).status).toBe(200);
}

async function make(name: string, rule: unknown, further = {}): Promise<string> {
  const { status, body } = await ask(server, '/api/v1/audiences', { body: { name, rule, ...further } });
  expect([status, body]).toMatchObject([201, { name }]);
  return (body as { id: string }).id;
}
const shown = async (id: string) =>
  (await ask(server, `/api/v1/audiences/${id}`)).body as { people: number; current: boolean };
const becomes = (id: string, people: number) =>
  vi.waitFor(async () => expect(await shown(id)).toMatchObject({ people, current: true }), {
    timeout: 20_000,
    interval: 30,
  });

async function personOf(identifier: string): Promise<string> {
  const { body } = await ask(server, `/api/v1/people?identifier=${identifier}`);
  return (body as { items: { id: string }[] }).items[0]?.id ?? '';
}

/** Names and audiences of what was written of audiences, in the stable order. */
async function told(audience?: string): Promise<string[]> {
  const events = await storedEvents(server, "kind = 'audience'");
  return events
    .filter(({ properties }) => audience === undefined || properties.audience === audience)
    .map(({ name, properties }) => `${name}: ${String(properties.name)}`);
}
const tells = (audience: string, events: string[]) =>
  vi.waitFor(async () => expect(await told(audience)).toEqual(events), { timeout: 20_000, interval: 50 });

/** What is counted must be what is there. */
async function countsAreRight(): Promise<void> {
  const wrong = await server.context.store.state.inWorkspace<AudienceTables, unknown[]>(workspace, async (db) => {
    const { rows } = await sql`
      select name, people, (select count(*) from audience_members m where m.audience = a.id) as members from audiences a
      where deleted_at is null and people <> (select count(*) from audience_members m where m.audience = a.id)`.execute(
      db,
    );
    return rows;
  });
  expect(wrong).toEqual([]);
}

test('who comes and leaves is told of as events of the person, in order; those of the first evaluation are not', async () => {
  await send(trackOf('ada', 'Cart filled'));
  const id = await make('Cart left', {
    all: [{ event: { name: 'Cart filled' } }, { not: { event: { name: 'Paid' } } }],
  });
  await becomes(id, 1);
  await send(trackOf('bo', 'Cart filled'));
  await becomes(id, 2);
  await send(trackOf('ada', 'Paid'), trackOf('bo', 'Paid'));
  await becomes(id, 0);
  const [entered, left] = ['Audience Entered: Cart left', 'Audience Left: Cart left'];
  await tells(id, [entered, left, left]);
  // It stands among what happened to the person, and is nothing the person did.
  const { body } = await ask(server, `/api/v1/people/${await personOf('bo')}/timeline`);
  expect((body as { items: unknown[] }).items[0]).toMatchObject({
    kind: 'audience',
    name: 'Audience Left',
    source: 'audiences',
    properties: { audience: id, name: 'Cart left' },
  });
  expect((await ask(server, '/api/v1/people?identifier=bo')).body).toMatchObject({ items: [{ events: 2 }] });
  expect(
    (await ask(server, '/api/v1/rules/count', { body: { rule: { event: { name: entered } } } })).body,
  ).toMatchObject({
    people: 0,
  });
});

test('an audience that is not to be told of is not; its own events give the keeper nothing to do', async () => {
  const quiet = await make('Quiet', { event: { name: 'Seen' } }, { announce: false });
  const loud = await make('Loud', { event: { name: 'Seen' } });
  await becomes(quiet, 0);
  await becomes(loud, 0);
  await send(trackOf('cy', 'Seen'));
  await tells(loud, ['Audience Entered: Loud']);
  expect(await told(quiet)).toEqual([]);
  const batches = () =>
    server.context.store.state.inWorkspace<CollectTables, unknown[]>(workspace, (db) =>
      db.selectFrom('batches').select(['id', 'own']).orderBy('id').execute(),
    );
  const before = await batches();
  expect(before.at(-1)).toMatchObject({ own: true });
  // Whatever else is done is done after everything before it.
  await send(trackOf('dan', 'Something else'), trackOf('dan', 'Seen'));
  await tells(loud, ['Audience Entered: Loud', 'Audience Entered: Loud']);
  expect((await batches()).length).toBe(before.length + 2);
});

test('told twice, it is stored once: a process that died before it noted how far it was does no harm', async () => {
  const before = await told();
  await server.close();
  server = await startTestServer(folder);
  await server.context.store.state.inWorkspace<AudienceTables, unknown>(workspace, (db) =>
    sql`update audience_keepers set announced = 0`.execute(db),
  );
  await vi.waitFor(
    async () => {
      const { rows } = await server.context.store.state.inWorkspace<AudienceTables, { rows: { announced: string }[] }>(
        workspace,
        (db) => sql<{ announced: string }>`select announced from audience_keepers`.execute(db),
      );
      expect(Number(rows[0]?.announced)).toBeGreaterThan(0);
    },
    { timeout: 20_000, interval: 50 },
  );
  expect(await told()).toEqual(before);
});

test('a rule that time changes finds its moments in slices, and everybody else is asked meanwhile', async () => {
  const batch = Array.from({ length: 1_200 }, (_, n) => trackOf(`many ${n}`, 'Looked'));
  for (let from = 0; from < batch.length; from += 500) await send(...batch.slice(from, from + 500));
  const soon = await make('Just looked', { event: { name: 'Looked' }, within: { last: 'PT3S' } });
  const ever = await make('Looked', { event: { name: 'Looked' } });
  await becomes(ever, 1_200);
  await becomes(soon, 0);
  await send(trackOf('many 7', 'Looked'));
  await becomes(soon, 1);
  await becomes(soon, 0);
  await countsAreRight();
});

test('a merge takes nobody into an audience who is no person any more; lists and snapshots keep whom they meant', async () => {
  const idle = await make('Never paid', { not: { event: { name: 'Paid' } } }, { announce: true });
  await send(trackOf('old', 'Looked'));
  const snapshot = await make('Looked by then', { event: { name: 'Looked' } }, { kind: 'snapshot' });
  const { body } = await ask(server, '/api/v1/rules/count', { body: { rule: { not: { event: { name: 'Paid' } } } } });
  const before = (body as { people: number }).people;
  await becomes(idle, before);
  const then = await shown(snapshot);
  await send(trackOf('new', 'Looked'));
  await send({ type: 'alias', previousId: 'old', userId: 'new', messageId: 'alias' });
  await vi.waitFor(async () => expect(await personOf('old')).toBe(await personOf('new')), { timeout: 20_000 });
  await becomes(idle, before);
  await becomes(snapshot, then.people);
  await countsAreRight();
});

test('a touchpoint recognised by something else means other people', async () => {
  const touchpoint = {
    name: 'Counter',
    channel: 'shop',
    mediaKind: 'owned',
    nature: 'digital',
    presence: 'online',
    direction: 'communication',
  };
  const made = await ask(server, '/api/v1/touchpoints', { body: { ...touchpoint, binding: { name: 'Paid' } } });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { id: touched } = made.body as { id: string };
  const id = await make('At the counter', { event: { touchpoint: touched } });
  await becomes(id, 2);
  const changed = await ask(server, `/api/v1/touchpoints/${touched}`, {
    method: 'PUT',
    body: { ...touchpoint, id: touched, binding: { name: 'Seen' } },
    headers: { 'if-match': made.headers.get('etag') ?? '' },
  });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  await vi.waitFor(async () => expect(await told(id)).toHaveLength(4), { timeout: 20_000, interval: 50 });
  await becomes(id, 2);
});

test('what is counted stays right while people come, leave and are erased at once', async () => {
  const ever = await make('Looked too', { event: { name: 'Looked' } });
  await becomes(ever, 1_201);
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => personOf(`many ${n * 3 + 100}`)));
  await Promise.all([
    ...people.map((person) =>
      ask(server, '/api/v1/privacy/erasures', { body: { people: [person], reason: 'a wish' } }).then(({ status }) =>
        expect(status).toBeLessThan(300),
      ),
    ),
    ...Array.from({ length: 12 }, (_, n) => send(trackOf(`late ${n}`, 'Looked'), trackOf(`many ${n}`, 'Paid'))),
  ]);
  await becomes(ever, 1_201);
  await countsAreRight();
  // Nothing is left of the erased, and nothing was written of them after.
  const gone = (await storedEvents(server, "kind = 'audience'")).filter(({ identity }) =>
    people.includes(BigInt(identity).toString(16).padStart(16, '0')),
  );
  expect(gone).toEqual([]);
});
