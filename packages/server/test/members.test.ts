import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { makeSignInCode, makeToken, PERMISSIONS } from '../src/access/index.ts';
import { permissionsOfRole, ROLES } from '../src/access/role.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer } from './support/test-server.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PASSWORD = 'correct horse battery';
let dataDir: string;
let server: RunningServer;
let now = Date.parse('2026-05-01T10:00:00Z');
const start = () => startTestServer(dataDir, { clock: () => now });

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-members-'));
  server = await start();
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Who = Record<string, string>;

async function call(who: Who, method: string, address: string, body?: unknown) {
  const response = await fetch(`${server.url}/api/v1${address}`, {
    method,
    headers: { 'accept-language': 'en', ...who, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  return {
    status: response.status,
    body: (text === '' ? null : JSON.parse(text)) as unknown,
    headers: response.headers,
    who: { cookie: cookie ?? '' },
  };
}
const NOBODY: Who = {};
const byPassword = (email: string, password = PASSWORD) =>
  call(NOBODY, 'POST', '/session/password', { email, password });
const byLink = (credential: string) => call(NOBODY, 'POST', '/session', { credential });

const listSchema = z.object({
  items: z.array(z.object({ id: z.string(), email: z.string(), name: z.string(), role: z.string() })),
});
const membersFor = async (who: Who) => listSchema.parse((await call(who, 'GET', '/members')).body).items;
const idOf = async (who: Who, email: string): Promise<string> =>
  (await membersFor(who)).find((one) => one.email === email)?.id ?? '';
const secretSchema = z.object({ secret: z.string() });

/** Someone invited by `who` who has accepted. */
async function join(who: Who, role: string, email: string) {
  const { secret } = secretSchema.parse((await call(who, 'POST', '/invitations', { role })).body);
  return call(NOBODY, 'POST', '/invitations/accept', { secret, email, name: email, password: PASSWORD });
}

let owner: Who;

test('the first link asks who one is; he is the owner and signs in by password from then on, also after a restart', async () => {
  const first = await byLink(new URL(server.signInUrl).searchParams.get('code') ?? '');
  expect(first.body).toMatchObject({ member: null, asks: 'introduction' });
  owner = first.who;
  expect((await call(owner, 'GET', '/session')).body).toMatchObject({ member: null, asks: 'introduction' });
  const weak = { email: 'ada@example.org', name: 'Ada', password: 'short' };
  expect(await call(owner, 'POST', '/me', weak)).toMatchObject({ status: 400, body: { path: 'body.password' } });
  expect(await call(owner, 'POST', '/me', { ...weak, email: 'ada', password: PASSWORD })).toMatchObject({
    status: 400,
    body: { path: 'body.email' },
  });
  const made = await call(owner, 'POST', '/me', { ...weak, password: PASSWORD });
  expect(made).toMatchObject({
    status: 201,
    body: { member: { email: 'ada@example.org', name: 'Ada', role: 'owner', tourSeen: false }, asks: null },
  });
  // It is someone's now, and cannot become another's.
  expect((await call(owner, 'POST', '/me', { ...weak, email: 'eve@example.org', password: PASSWORD })).status).toBe(
    403,
  );
  await server.close();
  expect(server.hasMembers).toBe(false);
  server = await start();
  expect(server.hasMembers).toBe(true);
  const again = await byPassword('ADA@example.org');
  expect(again.status).toBe(200);
  expect(again.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i);
  expect(again.body).toMatchObject({ permissions: [...PERMISSIONS], member: { name: 'Ada' } });
  const rows = await server.context.store.state
    .acrossWorkspaces<{ members: { password: string } }>()
    .selectFrom('members')
    .select('password')
    .execute();
  expect(rows.map((row) => row.password.slice(0, 31))).toEqual(['$argon2id$v=19$m=19456,t=2,p=1$']);
});

test('a further link asks nothing once there is an owner; a token and a narrow link never do', async () => {
  const { secret } = secretSchema.parse((await ask(server, '/api/v1/sign-in-links', { body: {} })).body);
  expect((await byLink(secret)).body).toMatchObject({ member: null, asks: null });
  expect((await byLink(server.token)).body).toMatchObject({ member: null, asks: null });
  const bearer = { authorization: `Bearer ${server.token}` };
  const person = { email: 'token@example.org', name: 'Token', password: PASSWORD };
  expect((await call(bearer, 'POST', '/me', person)).status).toBe(403);
  const { workspace } = z
    .object({ workspace: z.object({ id: z.string() }) })
    .parse((await call(owner, 'GET', '/session')).body);
  const code = await makeSignInCode(server.context, workspace.id, { permissions: ['maps:read'] });
  const narrow = await byLink(code.secret);
  expect(narrow.body).toMatchObject({ permissions: ['maps:read'], asks: null });
  expect((await call(narrow.who, 'POST', '/me', person)).status).toBe(403);
});

test('a wrong password and an unknown address are answered alike; guesses are refused after a while, and not for ever', async () => {
  const wrong = await byPassword('ada@example.org', 'wrong password');
  const unknown = await byPassword('nobody@example.org', 'wrong password');
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(wrong.body).toEqual(unknown.body);
  expect(wrong.headers.get('set-cookie')).toBeNull();
  for (const email of ['ada@example.org', 'nobody@example.org']) {
    const answers = await Promise.all(Array.from({ length: 12 }, () => byPassword(email, 'wrong password')));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([401, 429]));
    // Also the right one: otherwise guessing would go on.
    const refused = await byPassword(email.toUpperCase());
    expect(refused).toMatchObject({
      status: 429,
      body: { code: 'too_many_attempts', title: expect.stringContaining('15 minutes') },
    });
    expect(refused.headers.get('retry-after')).toBe('900');
  }
  now += 16 * MINUTE;
  expect((await byPassword('ada@example.org')).status).toBe(200);
  // Coming in forgets the guesses before.
  for (let guess = 0; guess < 9; guess++) await byPassword('ada@example.org', 'wrong password');
  expect((await byPassword('ada@example.org')).status).toBe(200);
  expect((await byPassword('ada@example.org', 'wrong password')).status).toBe(401);
  now += 16 * MINUTE;
  // From one address only so many, at whatever account.
  const spread = await Promise.all(Array.from({ length: 61 }, (_, at) => byPassword(`u${at}@example.org`)));
  expect(spread.filter((one) => one.status === 429)).toHaveLength(1);
  now += 16 * MINUTE;
});

test('pages of other sites cannot sign anyone in', async () => {
  const elsewhere = { origin: 'https://evil.example' };
  const body = { email: 'ada@example.org', password: PASSWORD };
  expect((await call(elsewhere, 'POST', '/session/password', body)).status).toBe(403);
  expect((await call(elsewhere, 'POST', '/invitations/accept', { secret: 'x', name: 'X', ...body })).status).toBe(403);
});

test('an invitation works once, for the role chosen, within seven days, and not for a taken address', async () => {
  const made = await call(owner, 'POST', '/invitations', { role: 'editor', note: 'Grace' });
  const { secret } = secretSchema.parse(made.body);
  expect((await call(owner, 'GET', '/invitations')).body).toMatchObject({ items: [{ role: 'editor', note: 'Grace' }] });
  expect(JSON.stringify((await call(owner, 'GET', '/invitations')).body)).not.toContain(secret);
  expect((await call(NOBODY, 'POST', '/invitations/look', { secret })).body).toEqual({
    workspace: 'Waymark',
    role: 'editor',
    invitedBy: 'Ada',
  });
  const grace = { secret, email: 'grace@example.org', name: 'Grace', password: PASSWORD };
  // A taken address does not use it up.
  expect(await call(NOBODY, 'POST', '/invitations/accept', { ...grace, email: 'Ada@Example.org' })).toMatchObject({
    status: 409,
    body: { path: 'body.email' },
  });
  const joined = await call(NOBODY, 'POST', '/invitations/accept', grace);
  expect(joined).toMatchObject({ status: 200, body: { member: { name: 'Grace', role: 'editor' }, asks: null } });
  expect((await call(NOBODY, 'POST', '/invitations/accept', { ...grace, email: 'eve@example.org' })).status).toBe(401);
  expect((await call(owner, 'GET', '/invitations')).body).toEqual({ items: [] });

  const late = secretSchema.parse((await call(owner, 'POST', '/invitations', { role: 'viewer' })).body).secret;
  const listed = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse(
      (await call(owner, 'POST', '/invitations', { role: 'viewer' }).then(() => call(owner, 'GET', '/invitations')))
        .body,
    );
  expect(listed.items).toHaveLength(2);
  for (const { id } of listed.items.slice(0, 1)) {
    expect((await call(owner, 'DELETE', `/invitations/${id}`)).status).toBe(204);
    expect((await call(owner, 'DELETE', `/invitations/${id}`)).status).toBe(404);
  }
  now += 7 * DAY + 1;
  expect((await call(NOBODY, 'POST', '/invitations/look', { secret: late })).status).toBe(401);
  expect((await call(owner, 'GET', '/invitations')).body).toEqual({ items: [] });
});

test('roles: each may what the next may, and more; a change holds at once in open sessions', async () => {
  // The protector stands beside the ladder: what he may the owner may, but not the other way round.
  const protector = permissionsOfRole('protector');
  expect(protector.has('privacy:answer') && protector.has('audit:read')).toBe(true);
  expect(protector.has('maps:write') || protector.has('access:write')).toBe(false);
  const sets = ROLES.filter((role) => role !== 'protector').map((role) => permissionsOfRole(role));
  expect(sets[0]).toEqual(new Set(PERMISSIONS));
  for (const [rank, set] of sets.entries())
    expect([...set].every((one) => (sets[rank - 1] ?? set).has(one))).toBe(true);
  expect(permissionsOfRole('of a newer version').size).toBe(0);

  const { who: viewer } = await join(owner, 'viewer', 'vera@example.org');
  const id = await idOf(owner, 'vera@example.org');
  const template = { title: 'New', template: 'trainTrip' };
  expect((await call(viewer, 'GET', '/maps')).status).toBe(200);
  expect((await call(viewer, 'POST', '/maps', template)).status).toBe(403);
  expect((await call(viewer, 'GET', '/people')).status).toBe(403);
  expect((await call(viewer, 'GET', '/members')).status).toBe(403);
  // What is open knows the old role, and is closed so that it comes back with the new one.
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`, {
    headers: { ...viewer, origin: server.url },
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  expect((await call(owner, 'PATCH', `/members/${id}`, { role: 'editor' })).status).toBe(204);
  expect(await closed).toBe(4401);
  expect((await call(viewer, 'GET', '/people')).status).toBe(200);
  expect((await call(viewer, 'GET', '/session')).body).toMatchObject({ member: { role: 'editor' } });
  expect((await call(viewer, 'PATCH', `/members/${id}`, { role: 'owner' })).status).toBe(403);
  expect((await call(owner, 'PATCH', `/members/${id}`, { role: 'king' })).status).toBe(400);
});

test('nobody gives away a permission he lacks, nor touches one who has more', async () => {
  const { workspace } = z
    .object({ workspace: z.object({ id: z.string() }) })
    .parse((await call(owner, 'GET', '/session')).body);
  const keeper = await makeToken(server.context, workspace.id, 'keeper', [
    'access:read',
    'access:write',
    ...permissionsOfRole('viewer'),
  ]);
  const who = { authorization: `Bearer ${keeper.secret}` };
  const ada = await idOf(owner, 'ada@example.org');
  const vera = await idOf(owner, 'vera@example.org');
  expect((await call(who, 'POST', '/invitations', { role: 'analyst' })).status).toBe(403);
  expect((await call(who, 'POST', '/invitations', { role: 'viewer' })).status).toBe(201);
  expect((await call(who, 'PATCH', `/members/${vera}`, { role: 'viewer' })).status).toBe(403);
  expect((await call(who, 'DELETE', `/members/${ada}`)).status).toBe(403);
  expect((await call(who, 'POST', '/sign-in-links', { email: 'ada@example.org' })).status).toBe(403);
  const link = secretSchema.parse((await call(who, 'POST', '/sign-in-links', {})).body).secret;
  const { permissions } = z.object({ permissions: z.array(z.string()) }).parse((await byLink(link)).body);
  expect(permissions).not.toContain('people:read');
});

test('the last owner stays, also when two go at once; invitations of one who is demoted end', async () => {
  const ada = await idOf(owner, 'ada@example.org');
  expect(await call(owner, 'DELETE', `/members/${ada}`)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect((await call(owner, 'PATCH', `/members/${ada}`, { role: 'viewer' })).status).toBe(409);
  const { who: second } = await join(owner, 'owner', 'olga@example.org');
  const olga = await idOf(owner, 'olga@example.org');
  const { secret } = secretSchema.parse((await call(second, 'POST', '/invitations', { role: 'owner' })).body);
  const answers = await Promise.all([
    call(owner, 'PATCH', `/members/${ada}`, { role: 'editor' }),
    call(second, 'PATCH', `/members/${olga}`, { role: 'editor' }),
  ]);
  expect(answers.map((one) => one.status).sort()).toEqual([204, 409]);
  const token = { authorization: `Bearer ${server.token}` };
  await call(token, 'PATCH', `/members/${ada}`, { role: 'owner' });
  await call(token, 'PATCH', `/members/${olga}`, { role: 'editor' });
  expect((await call(NOBODY, 'POST', '/invitations/look', { secret })).status).toBe(401);
});

test('a removed member’s sessions and sockets end at once, and he cannot sign in', async () => {
  const { who } = await join(owner, 'editor', 'rita@example.org');
  const id = await idOf(owner, 'rita@example.org');
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`, { headers: { ...who, origin: server.url } });
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  expect((await call(owner, 'DELETE', `/members/${id}`)).status).toBe(204);
  expect(await closed).toBe(4401);
  expect((await call(who, 'GET', '/session')).status).toBe(401);
  expect((await byPassword('rita@example.org')).status).toBe(401);
  expect((await call(owner, 'DELETE', `/members/${id}`)).status).toBe(404);
});

test('members see and end their own sessions whatever their role; an owner also those that are nobody’s', async () => {
  const here = (await join(owner, 'viewer', 'sven@example.org')).who;
  const there = (await byPassword('sven@example.org')).who;
  const sessionsSchema = z.object({ items: z.array(z.object({ id: z.string(), own: z.boolean() })) });
  const listFor = async (who: Who) => sessionsSchema.parse((await call(who, 'GET', '/sessions')).body).items;
  const own = await listFor(here);
  expect(own.map((one) => one.own)).toEqual([true, true]);
  const owners = await listFor((await byPassword('ada@example.org')).who);
  expect(owners.some((one) => !one.own)).toBe(true);
  expect(owners.some((one) => own.some((other) => other.id === one.id))).toBe(false);
  expect((await call(here, 'DELETE', `/sessions/${owners[0]?.id}`)).status).toBe(404);
  expect((await call(here, 'DELETE', '/sessions')).status).toBe(204);
  expect((await call(there, 'GET', '/session')).status).toBe(401);
  expect((await byPassword('ada@example.org')).status).toBe(200);
});

test('changing the password asks for the old one and ends the other sessions; a lost one is renewed by a link from the machine', async () => {
  const here = (await join(owner, 'analyst', 'paul@example.org')).who;
  const there = (await byPassword('paul@example.org')).who;
  const next = 'a new one that is long';
  const change = (who: Who, body: object) => call(who, 'PUT', '/me/password', body);
  expect(await change(here, { password: next })).toMatchObject({ status: 400, body: { path: 'body.old' } });
  expect((await change(here, { old: 'not this one', password: next })).status).toBe(400);
  expect((await change(here, { old: PASSWORD, password: 'short' })).status).toBe(400);
  expect((await change(here, { old: PASSWORD, password: next })).status).toBe(200);
  expect((await call(here, 'GET', '/session')).status).toBe(200);
  expect((await call(there, 'GET', '/session')).status).toBe(401);
  expect((await byPassword('paul@example.org')).status).toBe(401);
  expect((await byPassword('paul@example.org', next)).status).toBe(200);

  const link = await ask(server, '/api/v1/sign-in-links', { body: { email: 'Paul@example.org' } });
  const { secret } = secretSchema.parse(link.body);
  const spare = secretSchema.parse(
    (await ask(server, '/api/v1/sign-in-links', { body: { email: 'paul@example.org' } })).body,
  );
  const fresh = await byLink(secret);
  expect(fresh.body).toMatchObject({ member: { email: 'paul@example.org' }, asks: 'password' });
  expect((await change(fresh.who, { password: 'the third one, long' })).body).toMatchObject({ asks: null });
  expect((await change(fresh.who, { password: 'the fourth one, long' })).status).toBe(400);
  expect((await byLink(spare.secret)).status).toBe(401);
  expect((await byPassword('paul@example.org', 'the third one, long')).status).toBe(200);
  expect((await ask(server, '/api/v1/sign-in-links', { body: { email: 'no@example.org' } })).status).toBe(404);
  // Guessing the old password on an open page is refused as well.
  const guesses = await Promise.all(Array.from({ length: 12 }, () => change(here, { old: 'guessed', password: next })));
  expect(guesses.filter((one) => one.status === 401)).toHaveLength(12);
  const tries = await Promise.all(
    Array.from({ length: 12 }, () => change(fresh.who, { old: 'guessed', password: next })),
  );
  expect(tries.some((one) => one.status === 429)).toBe(true);
});

test('what a member chose follows him; nonsense is refused, and a token has no profile', async () => {
  now += 16 * MINUTE;
  const { who } = await join(owner, 'viewer', 'nora@example.org');
  const choice = { language: 'en', theme: 'dark', timeZone: 'America/New_York', tourSeen: true, name: 'Nora N.' };
  expect((await call(who, 'PATCH', '/me', choice)).body).toMatchObject({ member: choice });
  expect((await byPassword('nora@example.org')).body).toMatchObject({ member: choice });
  expect((await call(who, 'PATCH', '/me', { timeZone: null, tourSeen: false })).body).toMatchObject({
    member: { ...choice, timeZone: null, tourSeen: false },
  });
  for (const bad of [{ timeZone: 'Mars/Olympus' }, { language: 'tlh' }, { theme: 'pink' }, { name: ' ' }])
    expect((await call(who, 'PATCH', '/me', bad)).status).toBe(400);
  expect((await ask(server, '/api/v1/me', { method: 'PATCH', body: choice })).status).toBe(404);
});

test('members of another workspace are neither seen nor changed, and their addresses are taken', async () => {
  const elsewhere = '00000000-0000-7000-8000-00000000000e';
  await server.context.store.state
    .acrossWorkspaces<{ workspaces: { id: string; name: string; secret: Buffer } }>()
    .insertInto('workspaces')
    .values({ id: elsewhere, name: 'elsewhere', secret: Buffer.alloc(32, 1) })
    .execute();
  const stranger = await makeToken(server.context, elsewhere, 'stranger', PERMISSIONS);
  const who = { authorization: `Bearer ${stranger.secret}` };
  const ada = await idOf(owner, 'ada@example.org');
  expect(await membersFor(who)).toEqual([]);
  expect((await call(who, 'PATCH', `/members/${ada}`, { role: 'viewer' })).status).toBe(404);
  expect((await call(who, 'DELETE', `/members/${ada}`)).status).toBe(404);
  expect((await call(who, 'POST', '/sign-in-links', { email: 'ada@example.org' })).status).toBe(404);
  expect((await join(who, 'owner', 'ada@example.org')).status).toBe(409);
  expect((await join(who, 'owner', 'other@example.org')).body).toMatchObject({ workspace: { name: 'elsewhere' } });
});
