import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { firstWorkspace } from '../../src/access/index.ts';
import { dropExpiredAnswers } from '../../src/privacy/requests/answer.ts';
import { daysBetween, monthsLater, today } from '../../src/privacy/requests/deadline.ts';
import type { PrivacyTables } from '../../src/privacy/tables.ts';
import { seal, unseal } from '../../src/sealed-box.ts';
import type { RunningServer } from '../../src/server.ts';
import { ask, startTestServer, testConfiguration, track } from '../support/test-server.ts';

describe('terms', () => {
  test('a month later is the same day, or the last one of a shorter month', () => {
    expect(monthsLater('2026-11-23', 1)).toBe('2026-12-23');
    expect(monthsLater('2026-12-15', 2)).toBe('2027-02-15');
    expect(monthsLater('2027-01-31', 1)).toBe('2027-02-28');
    expect(monthsLater('2028-01-31', 1)).toBe('2028-02-29');
    expect(monthsLater('2026-12-31', 3)).toBe('2027-03-31');
  });
  test('days are counted whole, across summer time, and begin where the workspace is', () => {
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(daysBetween('2026-04-02', '2026-04-01')).toBe(-1);
    expect(today(Date.parse('2026-06-30T22:30:00Z'), 'Europe/Berlin')).toBe('2026-07-01');
  });
});

describe('requests', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-requests-'));
  let server: RunningServer;
  let workspace: string;
  let now = Date.now();

  beforeAll(async () => {
    server = await startTestServer(folder, { clock: () => now });
    workspace = (await firstWorkspace(server.context)).id;
    await track(server, '/v1/batch', {
      batch: [
        ...['erika', 'kurt', 'lena', 'otto'].flatMap((name) => [
          {
            type: 'identify',
            userId: `${name}@example.org`,
            messageId: `i ${name}`,
            traits: { city: 'Kiel', html: '<b>x</b>' },
          },
          {
            type: 'track',
            event: 'Ticket <Booked>',
            userId: `${name}@example.org`,
            messageId: `t ${name}`,
            properties: { price: 12 },
          },
        ]),
      ],
    });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Request {
    id: string;
    reference: string;
    person: string;
    state: string;
    daysLeft: number | null;
    dueOn: string;
    log: { action: string; actor: string }[];
    notes: Record<string, string>;
    answerExpiresAt: string | null;
    identifiers: { value: string }[];
    isForgotten: boolean;
  }
  const base = '/api/v1/privacy/requests';
  const personOf = async (name: string): Promise<string> =>
    ((await ask(server, `/api/v1/people?identifier=${name}@`)).body as { items: { id: string }[] }).items[0]?.id ?? '';
  const make = async (body: object): Promise<Request> => {
    const answer = await ask(server, base, { body: { way: 'email', ...body } });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body as Request;
  };
  const act = async (id: string, deed: string, body: object): Promise<{ status: number; body: Request }> => {
    const { status, body: answered } = await ask(server, `${base}/${id}/${deed}`, { body });
    return { status, body: answered as Request };
  };
  const verified = async (body: object): Promise<Request> => {
    const { id } = await make(body);
    const answer = await act(id, 'verify', { how: 'knownAddress' });
    expect(answer).toMatchObject({ status: 200, body: { state: 'verified', verifiedHow: 'knownAddress' } });
    return answer.body;
  };
  const stored = (id: string) =>
    server.context.store.state.inWorkspace<
      PrivacyTables,
      { notes: Buffer | null; answer: Buffer | null; row: string } | undefined
    >(
      workspace,
      async (db) =>
        (
          await sql<{ notes: Buffer | null; answer: Buffer | null; row: string }>`
            select notes, answer, privacy_requests::text as row from privacy_requests where id = ${id}::uuid`.execute(
            db,
          )
        ).rows[0],
    );

  test('access: verified, answered as file and as page, kept sealed, fetched by those who may, gone after its time', async () => {
    const person = await personOf('erika');
    const made = await make({ kind: 'access', person, note: 'wrote as erika@example.org', language: 'de' });
    expect(made).toMatchObject({ state: 'open', notes: { note: 'wrote as erika@example.org' } });
    expect(made.daysLeft).toBeGreaterThan(26);
    expect((await act(made.id, 'answer', {})).status).toBe(409);
    expect((await ask(server, `${base}/${made.id}/answer.json`)).status).toBe(404);
    expect((await act(made.id, 'verify', { how: 'account', note: 'called' })).status).toBe(200);
    expect((await act(made.id, 'verify', { how: 'account' })).status).toBe(409);
    const { body: done } = await act(made.id, 'answer', {});
    expect(done).toMatchObject({
      state: 'done',
      daysLeft: null,
      notes: { note: expect.any(String), verification: 'called' },
    });
    expect(done.log.map(({ action }) => action.replace('privacy.request.', ''))).toEqual(['enter', 'verify', 'answer']);

    const file = await ask(server, `${base}/${made.id}/answer.json`);
    expect(file.headers.get('content-disposition')).toContain(`access-${made.reference}.json`);
    expect(file.body).toMatchObject({
      format: 'waymark.person-data',
      identifiers: [{ kind: 'user_id', value: 'erika@example.org' }],
      traits: [{ key: 'city', value: 'Kiel' }, { key: 'html' }],
      audiences: [],
      hasMoreEvents: false,
    });
    expect((file.body as { events: unknown[] }).events).toHaveLength(2);
    const page = await ask(server, `${base}/${made.id}/answer.html`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).toContain('<html lang="de">');
    expect(page.body).toContain('Auskunft über Ihre Daten');
    expect(page.body).toContain('Ticket &lt;Booked&gt;');
    expect(page.body).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(page.body).not.toMatch(/<script|<b>x|src=|href=|url\(/);

    const { row } = (await stored(made.id)) ?? { row: '' };
    expect(Buffer.from(row).includes('erika')).toBe(false);
    const { answer } = (await stored(made.id)) ?? { answer: null };
    expect(answer?.includes('erika')).toBe(false);

    const { body } = await ask(server, '/api/v1/tokens', {
      body: { name: 'reader', permissions: ['privacy:read', 'people:identify'] },
    });
    const reader = { authorization: `Bearer ${(body as { secret: string }).secret}` };
    expect((await ask(server, `${base}/${made.id}`, { headers: reader })).status).toBe(200);
    expect((await ask(server, `${base}/${made.id}/answer.html`, { headers: reader })).status).toBe(403);

    expect(await dropExpiredAnswers(server.context)).toBe(0);
    now += 30 * 86_400_000 + 1000;
    expect((await ask(server, `${base}/${made.id}/answer.json`)).status).toBe(404);
    expect(await dropExpiredAnswers(server.context)).toBe(1);
    expect((await stored(made.id))?.answer).toBeNull();
  });

  test('whoever is not known gets an answer as well, and only his hash is kept', async () => {
    const identifier = { kind: 'email', value: 'nobody-known@example.org' };
    const { id } = await verified({ kind: 'access', identifier, language: 'en' });
    expect((await act(id, 'answer', {})).body.state).toBe('done');
    expect((await ask(server, `${base}/${id}/answer.html`)).body).toContain('Nothing is stored about you.');
    expect((await stored(id))?.row).not.toContain('nobody-known');
    const found = await ask(server, `${base}?search=nobody-known@example.org`);
    expect(found.body).toMatchObject({ items: [{ id, identifiers: [] }] });
  });

  test('export: what one may take along, without what others concluded', async () => {
    const { id } = await verified({ kind: 'export', person: await personOf('kurt') });
    await act(id, 'answer', {});
    const { body } = await ask(server, `${base}/${id}/answer.json`);
    expect(body).toMatchObject({ kind: 'export', events: [{}, {}], traits: [{ key: 'city' }, {}] });
    expect(body).not.toHaveProperty('audiences');
  });

  test('rectify: what is right holds, with its reason sealed; nothing to correct is refused', async () => {
    const person = await personOf('kurt');
    const { id, reference } = await verified({ kind: 'rectify', person });
    expect((await act(id, 'answer', {})).status).toBe(400);
    const corrections = [{ key: 'city', value: 'Lübeck' }];
    expect((await act(id, 'answer', { corrections })).status).toBe(400);
    const { body } = await act(id, 'answer', { corrections, reason: 'He showed his register extract.' });
    expect(body).toMatchObject({ state: 'done', notes: { rectification: 'He showed his register extract.' } });
    expect((await ask(server, `/api/v1/people/${person}/traits`)).body).toMatchObject({
      items: [{ key: 'city', value: 'Lübeck', source: `request ${reference}` }, { key: 'html' }],
    });
  });

  test('object and restrict: a No stands in the ledger for each purpose named', async () => {
    const person = await personOf('kurt');
    const purposes = (
      (await ask(server, '/api/v1/consent/purposes')).body as {
        items: { key: string; legalBasis: string; active: boolean }[];
      }
    ).items;
    const open = purposes
      .filter(({ legalBasis, active }) => active && 'aef'.includes(legalBasis))
      .map(({ key }) => key);
    const fixed = purposes.find(({ legalBasis }) => !'aef'.includes(legalBasis))?.key ?? '';
    for (const wrong of [[], ['there is none'], [fixed]])
      expect(
        (await ask(server, base, { body: { kind: 'object', way: 'phone', person, purposes: wrong } })).status,
      ).toBe(400);
    for (const [kind, chosen] of [
      ['object', open.slice(0, 2)],
      ['restrict', open.slice(2, 3)],
    ] as const) {
      const { id, reference } = await verified({ kind, person, purposes: chosen });
      expect((await act(id, 'answer', {})).body.state).toBe('done');
      const { entries } = (await ask(server, `/api/v1/people/${person}/consent`)).body as {
        entries: { purpose: string; decision: string; way: string; place: string }[];
      };
      for (const purpose of chosen)
        expect(entries.find((one) => one.purpose === purpose)).toMatchObject({
          decision: 'refused',
          way: 'request',
          place: reference,
        });
    }
  });

  test('erase: the person goes, and of all his requests only hashes are left; he is still found by what he was', async () => {
    const person = await personOf('lena');
    const before = await verified({ kind: 'access', person, note: 'lena called' });
    await act(before.id, 'answer', {});
    const { id } = await verified({ kind: 'erase', person, note: 'lena wrote' });
    const { body: limited } = await ask(server, '/api/v1/tokens', {
      body: { name: 'no eraser', permissions: ['privacy:read', 'privacy:answer'] },
    });
    const headers = { authorization: `Bearer ${(limited as { secret: string }).secret}` };
    expect((await ask(server, `${base}/${id}/answer`, { body: {}, headers })).status).toBe(403);
    expect((await act(id, 'answer', {})).body).toMatchObject({
      state: 'done',
      isForgotten: true,
      notes: {},
      identifiers: [],
    });
    expect((await ask(server, `/api/v1/people/${person}`)).status).toBe(404);
    expect((await ask(server, `${base}/${before.id}/answer.json`)).status).toBe(404);
    expect(await stored(before.id)).toMatchObject({ notes: null, answer: null });
    const { body } = await ask(server, `${base}?search=lena@example.org`);
    expect((body as { items: Request[] }).items.map((one) => one.id)).toEqual([id, before.id]);
    expect((body as { items: Request[] }).items.every((one) => one.identifiers.length === 0)).toBe(true);
    expect((await ask(server, '/api/v1/audit')).body).not.toMatchObject({ items: { length: 0 } });
    expect(JSON.stringify((await ask(server, '/api/v1/audit?limit=500')).body)).not.toContain('lena');
  });

  test('who is erased while his answer is made leaves nothing in it', async () => {
    await track(server, '/v1/track', { event: 'Seen', userId: 'mona@example.org', messageId: 'mona' });
    const person = await personOf('mona');
    const { id } = await verified({ kind: 'access', person });
    const { events } = server.context.store;
    const query = events.query.bind(events);
    let isErased = false;
    const spy = vi.spyOn(events, 'query').mockImplementation(async (...asked) => {
      const found = await query(...asked);
      if (!isErased && JSON.stringify(found).includes('Seen')) {
        isErased = true;
        await ask(server, '/api/v1/privacy/erasures', { body: { people: [person], reason: 'meanwhile' } });
      }
      return found as never;
    });
    expect((await act(id, 'answer', {})).status).toBe(409);
    spy.mockRestore();
    expect(isErased).toBe(true);
    expect(await stored(id)).toMatchObject({ answer: null, notes: null });
    expect((await act(id, 'answer', {})).body).toMatchObject({ state: 'done' });
    expect(((await ask(server, `${base}/${id}/answer.json`)).body as { events: unknown[] }).events).toEqual([]);
  });

  test('terms: extended once while they run, overdue is marked and comes first, refused with a reason', async () => {
    const person = await personOf('otto');
    const day = (ago: number): string => new Date(now - ago * 86_400_000).toISOString().slice(0, 10);
    const late = await make({ kind: 'access', person, way: 'letter', receivedOn: day(40) });
    const soon = await make({ kind: 'export', person, receivedOn: day(20) });
    expect(
      (await ask(server, base, { body: { kind: 'access', way: 'email', person, receivedOn: day(-2) } })).status,
    ).toBe(400);
    expect(late.daysLeft).toBeLessThan(0);
    expect((await act(late.id, 'extend', { months: 2, reason: 'many' })).status).toBe(409);
    const { body: longer } = await act(soon.id, 'extend', { months: 2, reason: 'very many requests' });
    expect(longer).toMatchObject({ extendedMonths: 2, dueOn: monthsLater(day(20), 3) });
    expect((await act(soon.id, 'extend', { months: 1, reason: 'more' })).status).toBe(409);
    const { body } = await ask(server, `${base}?filter=unclosed`);
    expect(body).toMatchObject({ items: [{ id: late.id }, { id: soon.id }], counts: { unclosed: 2, overdue: 1 } });
    expect((await ask(server, `${base}?filter=overdue`)).body).toMatchObject({ items: [{ id: late.id }] });
    expect((await ask(server, `${base}?search=${soon.reference}`)).body).toMatchObject({ items: [{ id: soon.id }] });
    expect((await ask(server, `${base}?search=otto`)).body).toMatchObject({
      items: [{ identifiers: [{ value: 'otto@example.org' }] }, {}],
    });
    expect((await act(late.id, 'refuse', { reason: 'unproven', explanation: '' })).status).toBe(400);
    expect((await act(late.id, 'refuse', { reason: 'unproven', explanation: 'No answer.' })).body).toMatchObject({
      state: 'refused',
      refusal: 'unproven',
      notes: { refusal: 'No answer.' },
    });
    expect((await act(late.id, 'verify', { how: 'account' })).status).toBe(409);
    const csv = await ask(server, `${base}/csv?lang=de&kind=export`);
    expect(csv.body).toContain('Zeichen,Art,Mensch');
    expect(String(csv.body)).toContain(soon.reference);
    expect(String(csv.body)).not.toContain(late.reference);
    expect(String(csv.body)).not.toContain('@');
  });

  test('two who answer at once: one of them does', async () => {
    const { id } = await verified({ kind: 'access', person: await personOf('otto') });
    const both = await Promise.all([act(id, 'answer', {}), act(id, 'answer', {})]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await ask(server, '/api/v1/audit/verdict')).body).toMatchObject({ brokenAt: null });
  });

  test('the log tells one kind of deed, and which kinds there are', async () => {
    const { body } = await ask(server, '/api/v1/audit?action=privacy.request.refuse');
    expect(body).toMatchObject({
      items: [{ action: 'privacy.request.refuse', details: { reason: 'unproven' } }],
      actions: expect.arrayContaining(['privacy.erase', 'privacy.request.enter']),
    });
  });

  test('what is sealed can be read where it was put, and nowhere else', () => {
    const configuration = testConfiguration(folder);
    const sealed = seal(configuration, 'test', 'here', 'Erika');
    expect(unseal(configuration, 'test', 'here', sealed)).toBe('Erika');
    expect(unseal(configuration, 'test', 'there', sealed)).toBeUndefined();
    expect(unseal(configuration, 'other', 'here', sealed)).toBeUndefined();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(unseal(configuration, 'test', 'here', sealed)).toBeUndefined();
    expect(unseal(configuration, 'test', 'here', Buffer.alloc(3))).toBeUndefined();
  });
});
