import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maskPersonal, type PersonalKind, personalIn } from '../src/collect/personal-text.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, storedEvents, track } from './support/test-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-source-privacy-'));
let server: RunningServer;
let source: string;

beforeAll(async () => {
  server = await startTestServer(folder);
  const { body } = await ask(server, '/api/v1/sources');
  source = (body as { items: { id: string }[] }).items[0]?.id ?? '';
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const rules = (body: object) => ask(server, `/api/v1/sources/${source}/privacy`, { method: 'PUT', body });
const propertiesOf = async (event: string) =>
  (await storedEvents(server, `name = '${event}'`)).map(({ properties }) => properties);
let sent = 0;
const send = async (event: string, properties: object, further = {}) => {
  sent += 1;
  const item = { type: 'track', event, userId: 'ada', messageId: `m${sent}`, properties, ...further };
  expect((await track(server, '/v1/batch', { batch: [item] })).status).toBe(200);
};

// Numbers: ISO 13616 registry examples (DE, GB, AT, NO), test numbers of card issuers, NANP and German fictitious numbers.
test.each<[string, PersonalKind[]]>([
  ['Konto DE89 3704 0044 0532 0130 00 bitte', ['iban']],
  ['GB29NWBK60161331926819', ['iban']],
  ['AT611904300234573201, NO9386011117947', ['iban']],
  ['DE89370400440532013001', []],
  ['4111 1111 1111 1111', ['card']],
  ['mit 378282246310005 gezahlt', ['card']],
  ['5555555555554444', ['card']],
  ['4111 1111 1111 1112', []],
  ['1234567890123456', []],
  ['ruf +49 30 901820 an', ['phone']],
  ['030-901820', ['phone']],
  ['0049 (0)30 901820-11', ['phone']],
  ['+1 (202) 555-0143', ['phone']],
  ['2026-11-23 10:15:00', []],
  ['order 4711-20261123-0001', []],
  ['10.000.000', []],
  ['von ada@example.org und +43 1 58858', ['email', 'phone']],
  ['3 Stück', []],
  ['uuid 01a20a06-c0ff-71a5-9e84-c6b065eea668', []],
])('%s holds %j', (text, kinds) => {
  expect([...personalIn(text)]).toEqual(kinds);
});

test('only what is asked for is masked', () => {
  const text = 'an ada@example.org, +43 1 588580, DE89 3704 0044 0532 0130 00 UND 4111111111111111';
  expect(maskPersonal(text, new Set(['iban', 'phone']))).toBe(
    'an ada@example.org, [phone], [iban] UND 4111111111111111',
  );
  expect(maskPersonal(text, new Set())).toBe(text);
});

test('without rules everything is kept, and where personal data stand is told, never what', async () => {
  await send('Note taken', { note: 'Rückruf unter +49 30 901820', list: [{ card: '4111111111111111' }], n: 1 });
  await send('Note taken', { note: 'Rückruf unter +49 30 901821', n: 2 });
  expect((await propertiesOf('Note taken'))[0]).toMatchObject({ note: 'Rückruf unter +49 30 901820' });
  await expect
    .poll(
      async () => {
        const { body } = await ask(server, `/api/v1/sources/${source}/privacy`);
        return (body as { findings: { path: string; kind: string; events: number }[] }).findings.map((one) => [
          one.path,
          one.kind,
          one.events,
        ]);
      },
      { timeout: 15_000 },
    )
    .toEqual([
      ['note', 'phone', 2],
      ['list', 'card', 1],
    ]);
  const gone = await ask(server, `/api/v1/sources/${source}/privacy/findings`, { method: 'DELETE' });
  expect(gone.status).toBe(204);
  expect((await ask(server, `/api/v1/sources/${source}/privacy`)).body).toMatchObject({ findings: [] });
});

test('properties are left out, hashed and masked before anything is stored; traits and rejects too', async () => {
  const saved = await rules({
    drop: ['properties.secret', 'properties.*.password', 'traits.birthday', 'context.userAgent', 'value'],
    hash: ['properties.customer.id', 'traits.email'],
    mask: ['phone', 'iban'],
  });
  expect(saved.status).toBe(200);
  const properties = {
    secret: 'a',
    deep: { inner: { password: 'b', kept: 'c' } },
    customer: { id: 4711, name: 'Ada' },
    total: 10,
    note: ['+49 30 901820', 'DE89 3704 0044 0532 0130 00', '4111111111111111'],
  };
  await send('Guarded', properties, { context: { userAgent: 'x', locale: 'de' } });
  await send('Guarded', { customer: { id: 4711 } });
  const stored = await storedEvents(server, "name = 'Guarded'");
  const first = stored.find(({ message_id }) => message_id === `m${sent - 1}`);
  expect(first?.properties).toEqual({
    deep: { inner: { kept: 'c' } },
    customer: { id: expect.stringMatching(/^#[\w-]{16}$/), name: 'Ada' },
    total: 10,
    note: ['[phone]', '[iban]', '4111111111111111'],
  });
  expect(first?.context).toEqual({ locale: 'de' });
  expect(first?.value).toBeNull();
  const hashes = stored.map(({ properties: own }) => (own.customer as { id: string }).id);
  expect(new Set(hashes).size).toBe(1);

  await track(server, '/v1/identify', {
    userId: 'ada',
    traits: { birthday: '1815-12-10', email: 'ada@example.org', plan: 'pro' },
  });
  const { body } = await ask(server, '/api/v1/people?identifier=ada');
  const person = (body as { items: { id: string }[] }).items[0]?.id;
  const traits = (
    (await ask(server, `/api/v1/people/${person}/traits`)).body as { items: { key: string; value: string }[] }
  ).items;
  expect(traits.map(({ key }) => key)).toEqual(['email', 'plan']);
  expect(traits[0]?.value).toMatch(/^#/);

  // Refused, since it names nobody: what is kept of it shows no more than an event would.
  await track(server, '/v1/track', { event: 'Nobody', properties, traits: { birthday: 'b' } });
  const rejects = (await ask(server, '/api/v1/rejects')).body as { items: { raw: string }[] };
  expect(JSON.parse(rejects.items[0]?.raw ?? '')).toMatchObject({
    properties: { deep: { inner: { kept: 'c' } }, note: ['[phone]', '[iban]', '4111111111111111'] },
    traits: {},
  });
  expect(rejects.items[0]?.raw).not.toContain('"secret"');
});

test('where something is allowed, nothing else of its kind is kept', async () => {
  await rules({ allow: ['properties.plan', 'properties.shop.*'] });
  await send('Allowed', { plan: 'pro', shop: { city: 'Wien', floor: 2 }, other: 1 }, { context: { locale: 'de' } });
  expect(await propertiesOf('Allowed')).toEqual([{ plan: 'pro', shop: { city: 'Wien', floor: 2 } }]);
  expect((await storedEvents(server, "name = 'Allowed'"))[0]?.context).toEqual({ locale: 'de' });
});

test('what is no path is refused with the field; the change is in the log of deeds', async () => {
  expect(await rules({ drop: ['userId'] })).toMatchObject({ status: 400, body: { code: 'invalid_field' } });
  expect(await rules({ mask: ['names'] })).toMatchObject({ status: 400 });
  expect(
    (await ask(server, '/api/v1/sources/00000000-0000-7000-8000-000000000001/privacy', { method: 'PUT', body: {} }))
      .status,
  ).toBe(404);
  const { body } = await ask(server, `/api/v1/audit?subject=${source}`);
  expect((body as { items: { action: string }[] }).items.map(({ action }) => action)).toEqual([
    'sources.privacy',
    'sources.privacy',
  ]);
});
