import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstWorkspace } from '../../src/access/index.ts';
import { mayUse } from '../../src/consent/index.ts';
import { signLink } from '../../src/consent/signed-link.ts';
import { identityOfText } from '../../src/people/index.ts';
import type { RunningServer } from '../../src/server.ts';
import { ask, startTestServer, storedEvents, track } from '../support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-consent-'));
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

interface Entry {
  purpose: string;
  decision: string;
  way: string;
  textVersion: string;
  doubleOptIn: boolean;
  place: string;
}
interface Consent {
  states: { purpose: string; decision: string | null; allowed: boolean }[];
  entries: Entry[];
}

const ledgerSize = async (): Promise<number> => {
  const { rows } = await server.context.store.state.inWorkspace(workspace, (db) =>
    sql<{ n: string }>`select count(*) as n from consent_entries`.execute(db),
  );
  return Number(rows[0]?.n);
};

const personOf = async (identifier: string): Promise<string> => {
  const { body } = await ask(server, `/api/v1/people?identifier=${encodeURIComponent(identifier)}`);
  return (body as { items: { id: string }[] }).items[0]?.id ?? '';
};

const consentOf = async (person: string): Promise<Consent> =>
  (await ask(server, `/api/v1/people/${person}/consent`)).body as Consent;

const stateOf = async (person: string, purpose: string) =>
  (await consentOf(person)).states.find((one) => one.purpose === purpose);

const says = (categoryPreferences: Record<string, boolean>) => ({ consent: { categoryPreferences } });

const linkOf = async (person: string, body: object = {}): Promise<string> =>
  ((await ask(server, `/api/v1/people/${person}/consent/link`, { body })).body as { url: string }).url;

const post = (url: string, fields: [string, string][]): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

const setMode = async (collectWithoutAnalytics: string): Promise<void> => {
  const { status } = await ask(server, '/api/v1/consent/settings', {
    method: 'PUT',
    body: { collectWithoutAnalytics },
  });
  expect(status).toBe(200);
};

test('a workspace begins with nine purposes, each with a legal basis and a first wording', async () => {
  const { body } = await ask(server, '/api/v1/consent/purposes');
  const { items } = body as {
    items: { key: string; legalBasis: string; texts: { version: number; nameDe: string }[] }[];
  };
  expect(items.map(({ key, legalBasis, texts }) => `${key} ${legalBasis} ${texts.length}`)).toEqual([
    'operation b 1',
    'analytics a 1',
    'personalisation a 1',
    'email a 1',
    'sms a 1',
    'push a 1',
    'phone a 1',
    'post f 1',
    'profiling a 1',
  ]);
  expect((await ask(server, '/api/v1/consent/settings')).body).toEqual({ collectWithoutAnalytics: 'keep' });
});

describe('what the tracking protocol says', () => {
  test('becomes entries where it differs from the last word, and a repeat adds nothing', async () => {
    const send = (n: number, analytics: boolean, minute: number) =>
      track(server, '/v1/track', {
        userId: 'banner',
        event: 'Seen',
        messageId: `banner ${n}`,
        timestamp: new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString(),
        context: says({ analytics, Marketing: false, unheardOf: true }),
      });
    await send(1, true, 1);
    await send(2, true, 2);
    await send(3, false, 3);
    await send(3, false, 3);
    const person = await personOf('banner');
    const { entries } = await consentOf(person);
    expect(entries.map(({ purpose, decision, way }) => `${purpose} ${decision} ${way}`).sort()).toEqual([
      'analytics granted tracking',
      'analytics refused tracking',
      'profiling refused tracking',
    ]);
    expect(await stateOf(person, 'analytics')).toMatchObject({ decision: 'refused', allowed: false });
    // What comes late does not overrule what was decided after it.
    await send(4, true, 0);
    expect(await stateOf(person, 'analytics')).toMatchObject({ decision: 'refused' });
  });

  test('several words of one batch are taken one after another; an empty object takes back', async () => {
    const at = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000).toISOString();
    const batch = [true, false, true].map((analytics, i) => ({
      type: 'track',
      event: 'Seen',
      userId: 'batch',
      messageId: `batch ${i}`,
      timestamp: at(i),
      context: says({ analytics }),
    }));
    await track(server, '/v1/batch', { batch });
    await track(server, '/v1/batch', { batch });
    const person = await personOf('batch');
    expect((await consentOf(person)).entries.map(({ decision }) => decision)).toEqual([
      'granted',
      'refused',
      'granted',
    ]);
    await track(server, '/v1/track', { ...batch[0], messageId: 'empty', timestamp: at(10), context: says({}) });
    expect((await consentOf(person)).entries.map(({ purpose, decision }) => `${purpose} ${decision}`)[0]).toBe(
      'analytics refused',
    );
    expect((await consentOf(person)).entries).toHaveLength(4);
  });

  test('Global Privacy Control is a no where nothing was decided, by header and by context', async () => {
    await track(server, '/v1/track', { userId: 'gpc', event: 'Seen', messageId: 'g1' }, { 'sec-gpc': '1' });
    const person = await personOf('gpc');
    const { entries } = await consentOf(person);
    expect(entries.map(({ purpose, decision, way }) => `${purpose} ${decision} ${way}`).sort()).toEqual([
      'personalisation refused gpc',
      'profiling refused gpc',
    ]);
    await track(server, '/v1/track', {
      userId: 'gpc',
      event: 'Seen',
      messageId: 'g2',
      context: { globalPrivacyControl: true, ...says({ personalisation: true }) },
    });
    // His own word about the purpose is stronger than the wish about everything.
    expect(await stateOf(person, 'personalisation')).toMatchObject({ decision: 'granted' });
    expect((await consentOf(person)).entries).toHaveLength(3);
  });

  test('a person is asked as a whole: the newest entry over all his identities', async () => {
    const send = (body: object) => track(server, '/v1/identify', body);
    await track(server, '/v1/track', {
      anonymousId: 'device-1',
      event: 'Seen',
      messageId: 'w1',
      context: says({ analytics: true }),
    });
    await send({ userId: 'whole', anonymousId: 'device-1', messageId: 'w2' });
    const person = await personOf('whole');
    expect(await stateOf(person, 'analytics')).toMatchObject({ decision: 'granted', allowed: true });
    const identity = identityOfText(person) ?? 0n;
    expect(await mayUse(server.context, workspace, [identity, 5n], 'analytics')).toEqual(new Set([identity]));
    // Legitimate interests: as long as nobody objects. A purpose nobody knows allows nothing.
    expect(await mayUse(server.context, workspace, [identity, 5n], 'post')).toEqual(new Set([identity, 5n]));
    expect(await mayUse(server.context, workspace, [identity], 'nothing')).toEqual(new Set());
    expect(await mayUse(server.context, workspace, [5n], 'operation')).toEqual(new Set([5n]));
  });
});

test('many who say the same at once make one entry', async () => {
  const say = (n: number) =>
    track(server, '/v1/track', {
      userId: 'at-once',
      event: 'Seen',
      messageId: `at-once ${n}`,
      timestamp: '2026-05-01T10:00:00Z',
      context: says({ analytics: true }),
    });
  await Promise.all(Array.from({ length: 20 }, (_, n) => say(n)));
  expect((await consentOf(await personOf('at-once'))).entries).toHaveLength(1);
});

test('the database refuses to change or delete what stands in the ledger and the wordings', async () => {
  const attempt = (statement: string) =>
    server.context.store.state.inWorkspace(workspace, (db) => sql.raw(statement).execute(db));
  for (const table of ['consent_entries', 'consent_texts']) {
    await expect(attempt(`delete from ${table}`), table).rejects.toThrow(/permission denied/);
  }
  await expect(attempt("update consent_entries set decision = 'granted'")).rejects.toThrow(/permission denied/);
  await expect(attempt("update consent_texts set text_de = ''")).rejects.toThrow(/permission denied/);
  await expect(
    sql.raw('delete from consent_entries').execute(server.context.store.state.acrossWorkspaces()),
  ).rejects.toThrow(/permission denied/);
});

test('no identifier stands in the ledger', async () => {
  await track(server, '/v1/track', {
    userId: 'secret-name@example.org',
    event: 'Seen',
    messageId: 's1',
    context: says({ analytics: true }),
  });
  const { rows } = await server.context.store.state.inWorkspace(workspace, (db) =>
    sql<{ line: string }>`select e::text as line from consent_entries e`.execute(db),
  );
  expect(rows.some(({ line }) => line.includes('secret-name'))).toBe(false);
});

test('who is erased leaves the proof of his consent, and nothing is noted of him any more', async () => {
  const send = (n: number, analytics: boolean) =>
    track(server, '/v1/track', {
      userId: 'gone-for-good',
      event: 'Seen',
      messageId: `gone ${n}`,
      context: says({ analytics }),
    });
  await send(1, true);
  const person = await personOf('gone-for-good');
  const counted = async () => ((await ask(server, '/api/v1/consent/purposes')).body as { people: number }).people;
  const [size, people] = [await ledgerSize(), await counted()];
  await ask(server, '/api/v1/privacy/erasures', { body: { people: [person], reason: 'a wish' } });
  await send(2, false);
  expect(await ledgerSize()).toBe(size);
  expect(await counted()).toBe(people - 1);
  expect((await ask(server, `/api/v1/people/${person}/consent/link`, { body: {} })).status).toBe(404);
});

describe('collecting where analytics are not allowed', () => {
  const send = (who: object, messageId: string, further: object = {}) =>
    track(server, '/v1/track', { ...who, event: 'Walked', messageId, ...further });

  test('is as it always was by default', async () => {
    await send({ userId: 'nobody-asked' }, 'k1', { context: says({ analytics: false }) });
    expect(await personOf('nobody-asked')).not.toBe('');
  });

  test('leaves out, and keeps what was said about consent', async () => {
    await setMode('drop');
    const before = (await storedEvents(server)).length;
    const answer = await send({ userId: 'dropped' }, 'd1', { context: says({ analytics: false }) });
    expect(answer).toMatchObject({ status: 200, body: { stored: 1 } });
    await send({ userId: 'never-asked' }, 'd2');
    await send({ userId: 'agreed' }, 'd3', { context: says({ analytics: true }) });
    await track(server, '/v1/identify', { userId: 'dropped', messageId: 'd4', traits: { name: 'Hidden' } });
    expect((await storedEvents(server)).length).toBe(before + 1);
    expect(await personOf('dropped')).toBe('');
    expect(await personOf('never-asked')).toBe('');
    expect(await personOf('agreed')).not.toBe('');
    // An event that says no is not stored, though its person agreed elsewhere.
    await ask(server, `/api/v1/people/${await personOf('agreed')}/consent`, {
      body: { purpose: 'analytics', decision: 'granted', way: 'paper' },
    });
    await send({ userId: 'agreed' }, 'd3a', { context: says({ statistics: false }) });
    await ask(server, `/api/v1/people/${await personOf('agreed')}/consent`, {
      body: { purpose: 'analytics', decision: 'granted', way: 'paper' },
    });
    await send({ userId: 'agreed' }, 'd3b', { context: says({ statistics: false }) });
    expect((await storedEvents(server)).length).toBe(before + 1);
    await send({ userId: 'agreed' }, 'd3c');
    expect((await storedEvents(server)).length).toBe(before + 2);
    // Once he agrees his events are stored, and what he decided before is known.
    await send({ userId: 'dropped' }, 'd5', { context: says({ analytics: true }) });
    expect((await consentOf(await personOf('dropped'))).entries.map(({ decision }) => decision)).toEqual([
      'granted',
      'refused',
    ]);
  });

  test('stores under a pseudonym that is the same all day, and another the next', async () => {
    await setMode('pseudonymise');
    const today = new Date();
    const yesterday = new Date(today.getTime() - 86_400_000).toISOString();
    const rest = {
      event: 'Hid',
      context: { ...says({ analytics: false }), traits: { email: 'x@example.org' }, device: { id: 'D-77' } },
    };
    const noon = `${today.toISOString().slice(0, 10)}T00:00:00.000Z`;
    await send({ userId: 'hidden' }, 'p1', { ...rest, timestamp: noon });
    await send({ userId: 'hidden', anonymousId: 'hidden-device' }, 'p2', { ...rest, timestamp: noon });
    await send({ userId: 'hidden' }, 'p3', { ...rest, timestamp: yesterday });
    // Sent again, it is still the same.
    await send({ userId: 'hidden' }, 'p1', { ...rest, timestamp: noon });
    await track(server, '/v1/identify', { userId: 'hidden', messageId: 'p4', traits: { name: 'Hidden' } });
    expect(await personOf('hidden')).toBe('');
    const rows = await server.context.store.events.query<{ id: string; identity: string; row: string }>(
      `SELECT message_id AS id, toString(identity) AS identity, context AS row FROM events FINAL
       WHERE workspace = {workspace:UUID} AND name = 'Hid' ORDER BY happened_at DESC`,
      { params: { workspace } },
    );
    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toContain('p1');
    const [one, two, other] = rows.map(({ identity }) => identity);
    expect(one).toBe(two);
    expect(other).not.toBe(one);
    expect(JSON.stringify(rows)).not.toContain('D-77');
    const { rows: kinds } = await server.context.store.state.inWorkspace(workspace, (db) =>
      sql<{ n: string }>`select count(*) as n from identities where kind = 'pseudonym'`.execute(db),
    );
    expect(Number(kinds[0]?.n)).toBe(2);
    await setMode('keep');
  });
});

describe('the page of preferences', () => {
  const shown = (html: string): [string, string][] =>
    [...html.matchAll(/name="shown" value="([^"]+)"/g)].map(([, value]) => ['shown', value ?? '']);

  test('shows the standing, takes a choice once, and keeps the wording that was shown', async () => {
    await track(server, '/v1/track', { userId: 'Page & Person', event: 'Seen', messageId: 'pp1' });
    const person = await personOf('Page & Person');
    const url = await linkOf(person);
    const page = await fetch(`${url}?lang=en`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Your consent');
    expect(html).not.toContain('<script');
    // Nobody who looks over a shoulder learns who it is.
    expect(html).not.toContain('Page &');
    const answer = await post(url, [...shown(html), ['agree', 'analytics'], ['agree', 'post'], ['agree', 'email']]);
    expect(answer.status).toBe(303);
    const { entries } = await consentOf(person);
    const lines = entries.map(({ purpose, decision, textVersion }) => `${purpose} ${decision} ${textVersion}`).sort();
    expect(lines).toEqual([
      'analytics granted 1',
      'email requested 1',
      'personalisation refused 1',
      'phone refused 1',
      'profiling refused 1',
      'push refused 1',
      'sms refused 1',
    ]);
    const size = await ledgerSize();
    await post(url, [...shown(html), ['agree', 'analytics'], ['agree', 'post'], ['agree', 'email']]);
    expect(await ledgerSize()).toBe(size);
    // A new wording is what is proven from then on.
    const wording = { nameDe: 'Auswertung', nameEn: 'Analytics', textDe: 'Neu.', textEn: 'New.' };
    expect((await ask(server, '/api/v1/consent/purposes/analytics/texts', { body: wording })).body).toEqual({
      version: 2,
    });
    const again = await (await fetch(url)).text();
    await post(url, [...shown(again), ['refuse', 'all'], ['agree', 'analytics']]);
    expect((await consentOf(person)).entries.find(({ purpose }) => purpose === 'analytics')).toMatchObject({
      decision: 'refused',
      textVersion: '2',
    });
    expect(await stateOf(person, 'post')).toMatchObject({ decision: 'refused', allowed: false });
  });

  test('a no on the page is not overruled by a banner that repeats itself', async () => {
    const send = (n: number) =>
      track(server, '/v1/track', {
        userId: 'cookie',
        event: 'Seen',
        messageId: `cookie ${n}`,
        context: says({ analytics: true }),
      });
    await send(1);
    const person = await personOf('cookie');
    const url = await linkOf(person);
    await post(url, [...shown(await (await fetch(url)).text()), ['refuse', 'all']]);
    await send(2);
    expect(await stateOf(person, 'analytics')).toMatchObject({ decision: 'refused', allowed: false });
  });

  test('an address that was reached is confirmed; a forged, foreign or old link is not taken', async () => {
    await track(server, '/v1/track', { userId: 'proven', event: 'Seen', messageId: 'pr1' });
    const person = await personOf('proven');
    const url = await linkOf(person, { sentTo: 'email' });
    await post(url, [...shown(await (await fetch(url)).text()), ['agree', 'email']]);
    expect((await consentOf(person)).entries.find(({ purpose }) => purpose === 'email')).toMatchObject({
      decision: 'granted',
      doubleOptIn: true,
    });
    // What waited for a confirmation is confirmed where the address was reached.
    const other = await linkOf(person);
    const fields = shown(await (await fetch(other)).text());
    expect((await post(other, [...fields, ['agree', 'email'], ['agree', 'sms']])).headers.get('location')).toMatch(
      /savedWaiting/,
    );
    expect(await stateOf(person, 'sms')).toMatchObject({ decision: 'requested', allowed: false });
    const reached = await linkOf(person, { sentTo: 'sms' });
    await post(reached, [...fields, ['agree', 'email'], ['agree', 'sms']]);
    expect(await stateOf(person, 'sms')).toMatchObject({ decision: 'granted', allowed: true });
    const size = await ledgerSize();
    const forged = url.replace(/.(.)$/, (_, last) => `${last === 'A' ? 'B' : 'A'}${last}`);
    const old = signLink(server.context, 'preferences', {
      workspace,
      of: identityOfText(person) ?? 0n,
      expiresAt: server.context.clock() - 1,
      sentTo: '',
    });
    const foreign = signLink(server.context, 'confirmation', {
      workspace,
      of: identityOfText(person) ?? 0n,
      expiresAt: server.context.clock() + 1e6,
      sentTo: '',
    });
    const base = new URL(url).origin;
    for (const [address, status] of [
      [forged, 404],
      [`${base}/preferences/${old}`, 410],
      [`${base}/preferences/${foreign}`, 404],
      [`${base}/preferences/x`, 404],
    ] as const) {
      expect((await post(address, [['agree', 'sms']])).status, address).toBe(status);
      expect((await fetch(address)).status).toBe(status);
    }
    expect(await ledgerSize()).toBe(size);
  });
});

test('double opt-in: the link confirms when it is pressed, not when it is looked at; once', async () => {
  await track(server, '/v1/identify', {
    userId: 'doi',
    context: { externalIds: [{ id: 'doi@example.org', type: 'email' }] },
    messageId: 'doi1',
  });
  const person = await personOf('doi');
  const request = () =>
    ask(server, '/api/v1/consent/requests', {
      body: { identifier: { kind: 'email', value: 'doi@example.org' }, purpose: 'email' },
    });
  const { url } = (await request()).body as { url: string };
  await request();
  expect((await consentOf(person)).entries.map(({ decision }) => decision)).toEqual(['requested']);
  expect(await stateOf(person, 'email')).toMatchObject({ decision: 'requested', allowed: false });
  await fetch(url);
  expect(await stateOf(person, 'email')).toMatchObject({ decision: 'requested' });
  expect((await post(url, [])).status).toBe(200);
  expect((await post(url, [])).status).toBe(200);
  const { entries } = await consentOf(person);
  expect(entries.map(({ decision, doubleOptIn, way }) => `${decision} ${doubleOptIn} ${way}`)).toEqual([
    'granted true link',
    'requested false api',
  ]);
  expect((await request()).body).toEqual({ url: null, expiresAt: null });
  // Taken back since: the old link brings nothing back.
  await ask(server, `/api/v1/people/${person}/consent`, {
    body: { purpose: 'email', decision: 'refused', way: 'phone' },
  });
  expect((await post(url, [])).status).toBe(410);
  expect(await stateOf(person, 'email')).toMatchObject({ decision: 'refused' });
});

test('a list is read: good rows go in, bad ones say why, a second time adds nothing', async () => {
  const list = [
    'E-Mail;Zweck;Einwilligung;Datum;Fassung;DOI',
    'one@example.org;newsletter;ja;01.02.2024 10:00;Messe 2024;ja',
    'two@example.org;E-Mail;nein;02.02.2024;;',
    ';email;ja;02.02.2024;;',
    'three@example.org;faxe;ja;02.02.2024;;',
    'four@example.org;email;vielleicht;02.02.2024;;',
    'five@example.org;email;ja;nie;;',
  ].join('\n');
  const send = (query = '') =>
    fetch(`${server.url}/api/v1/consent/lists${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'text/csv' },
      body: list,
    }).then((response) => response.json());
  const size = await ledgerSize();
  expect(await send('?check=true')).toMatchObject({ rows: 6, good: 2, refused: 4, added: 0 });
  expect(await ledgerSize()).toBe(size);
  expect(await send()).toMatchObject({
    good: 2,
    added: 2,
    known: 0,
    problems: [
      { line: 4, field: 'identifier' },
      { line: 5, field: 'purpose' },
      { line: 6, field: 'decision' },
      { line: 7, field: 'at' },
    ],
  });
  expect(await send()).toMatchObject({ added: 0, known: 2 });
  await track(server, '/v1/identify', {
    userId: 'listed',
    context: { externalIds: [{ id: 'one@example.org', type: 'email' }] },
    messageId: 'l1',
  });
  const { entries } = await consentOf(await personOf('listed'));
  expect(entries).toMatchObject([
    { purpose: 'email', decision: 'granted', way: 'import', textVersion: 'Messe 2024', doubleOptIn: true },
  ]);
});

test('purposes are configured; what would not fit is refused with its field', async () => {
  const purpose = { legalBasis: 'f', doubleOptIn: false, refusedByGpc: false, categories: ['Research'], active: true };
  const wording = { nameDe: 'Forschung', nameEn: 'Research', textDe: 'Wir forschen.', textEn: 'We do research.' };
  const put = (key: string, body: object) => ask(server, `/api/v1/consent/purposes/${key}`, { method: 'PUT', body });
  expect((await put('research_work', purpose)).status).toBe(400);
  expect((await put('research_work', { ...purpose, wording })).status).toBe(200);
  expect((await put('another', { ...purpose, wording })).body).toMatchObject({ path: 'body.categories' });
  expect((await put('analytics', { ...purpose, categories: [], active: false })).body).toMatchObject({
    path: 'body.active',
  });
  await track(server, '/v1/track', {
    userId: 'researched',
    event: 'Seen',
    messageId: 'r1',
    context: says({ research: false }),
  });
  expect(await stateOf(await personOf('researched'), 'research_work')).toMatchObject({
    decision: 'refused',
    allowed: false,
  });
  const { items, people } = (await ask(server, '/api/v1/consent/purposes')).body as {
    items: { key: string; people: Record<string, number> }[];
    people: number;
  };
  for (const { people: counts } of items) expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(people);
  expect(items.find(({ key }) => key === 'research_work')?.people).toMatchObject({ refused: 1, granted: 0 });
});
