import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstWorkspace } from '../src/access/index.ts';
import { readBatches } from '../src/collect/index.ts';
import type { KeptReject } from '../src/collect/rejects.ts';
import type { RunningServer } from '../src/server.ts';
import { ask, startTestServer, storedEvents, track } from './support/test-server.ts';

let dataDir: string;
let server: RunningServer;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-collect-'));
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

let serial = 0;
const event = (further: object = {}) => ({
  type: 'track',
  event: 'Bought',
  userId: 'u1',
  messageId: `m-${process.pid}-${serial++}`,
  timestamp: '2026-01-02T03:04:05.678Z',
  ...further,
});
const byId = (id: string) => storedEvents(server, `message_id = '${id}'`);

describe('taking in', () => {
  test('a batch is stored, with every field where it belongs', async () => {
    const one = event({
      anonymousId: 'a1',
      properties: {
        revenue: 12.5,
        currency: 'eur',
        sku: 'X',
        nested: { deep: [1, 2] },
        channel: 'Hotline',
        when: '2026-01-02',
      },
      context: {
        ip: '1.2.3.4',
        traits: { email: 'x@y.de' },
        campaign: { name: 'spring' },
        page: { url: 'https://shop.de/a/b?mail=x@y.de', search: '?q=1', path: '/a/b' },
        consent: { categoryPreferences: { ads: true, stats: false } },
      },
    });
    const { status, body } = await track(server, '/v1/batch', {
      batch: [one],
      sentAt: '2026-01-02T03:04:06.678Z',
      context: { locale: 'de-DE' },
    });
    expect({ status, body }).toEqual({ status: 200, body: { success: true, stored: 1, rejected: [] } });
    const [row, ...more] = await byId(one.messageId);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      kind: 'track',
      name: 'Bought',
      channel: 'phone',
      currency: 'EUR',
      campaign: 'spring',
      url_path: '/a/b',
      consent: ['ads'],
    });
    expect(Number(row?.value)).toBe(12.5);
    expect(row?.properties).toMatchObject({ sku: 'X', nested: { deep: expect.anything() }, when: '2026-01-02' });
    expect(row?.context).toEqual({
      campaign: { name: 'spring' },
      consent: { categoryPreferences: { ads: true, stats: false } },
      locale: 'de-DE',
      page: { path: '/a/b', url: 'https://shop.de/a/b' },
    });
    expect(row?.identifiers).toHaveLength(2);
    expect(Number(row?.stated)).toBe(Date.parse('2026-01-02T03:04:05.678Z'));
    expect(Math.abs(Number(row?.happened) - Date.now())).toBeLessThan(60_000);
  });

  test('the same message again adds nothing, whatever the clock of the retry says and wherever it stands', async () => {
    const one = event();
    await track(server, '/v1/batch', { batch: [one], sentAt: '2026-01-02T03:04:06Z' });
    await track(server, '/v1/batch', { batch: [event(), one, one], sentAt: '2026-03-02T03:04:06Z' });
    expect(await byId(one.messageId)).toHaveLength(1);
    const timeless = event({ timestamp: undefined });
    await track(server, '/v1/track', timeless);
    await track(server, '/v1/t', timeless);
    expect(await byId(timeless.messageId)).toHaveLength(1);
  });

  test('invalid items are refused one by one and kept; the others are stored', async () => {
    const good = event();
    const { status, body } = await track(server, '/v1/batch', {
      batch: [
        good,
        event({ userId: undefined }),
        event({ event: undefined }),
        event({ event: { no: 'text' } }),
        event({ timestamp: '9999-01-01T00:00:00Z' }),
        event({ timestamp: 'yesterday' }),
        event({ properties: [] }),
        event({ messageId: 'x'.repeat(101) }),
        event({ type: 'dance' }),
        7,
        null,
        event({ userId: 'nul\0' }),
        event({ properties: { text: 'x'.repeat(70_000) } }),
      ],
    });
    expect(status).toBe(200);
    expect(body.stored).toBe(1);
    expect(body.rejected?.map(({ item, field, code }) => [item, field, code])).toEqual([
      [1, 'userId', 'missing'],
      [2, 'event', 'missing'],
      [3, 'event', 'wrong_type'],
      [4, 'timestamp', 'time_out_of_range'],
      [5, 'timestamp', 'invalid_time'],
      [6, 'properties', 'wrong_type'],
      [7, 'messageId', 'too_long'],
      [8, 'type', 'unknown_type'],
      [9, '', 'not_an_object'],
      [10, '', 'not_an_object'],
      [11, 'userId', 'invalid_text'],
      [12, '', 'too_large'],
    ]);
    expect(await byId(good.messageId)).toHaveLength(1);
    const first = (await ask(server, '/api/v1/rejects?limit=5')).body as { items: KeptReject[]; nextCursor: string };
    expect(first.items[0]).toMatchObject({ item: 12, code: 'too_large' });
    const second = (await ask(server, `/api/v1/rejects?limit=50&cursor=${first.nextCursor}`)).body as {
      items: KeptReject[];
    };
    expect(second.items.map((reject) => reject.item).slice(0, 7)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test('awkward JSON is stored in one form and breaks nothing', async () => {
    const awkward: Record<string, string> = {
      conflict: '{"a.b":1,"a":{"b":2,"c":3},"a":{"c":4}}',
      shadow: '{"a":1,"a.b":2,"a.b.c":3}',
      huge: '{"n":123456789012345678901234567890,"m":-9007199254740993,"e":1e400,"ok":9007199254740991}',
      surrogate: '{"t":"\\ud83d","k\\udc00":"\\u0000x"}',
      nulls: '{"a":null,"b":[null,1,null],"c":{"d":null},"e":{},"f":[]}',
      proto: '{"__proto__":{"polluted":1},"constructor":{"prototype":2},"toString":"x","hasOwnProperty":3}',
      mixed:
        '{"a":[1,"two",{"three":3},[4],null,true],"b":[{"x":1},{"x":"one"},{"y":null}],"c":[[1],["a"]],"d":[1,2.5],"e":[[],[1]]}',
      empty: '{"":1,".":2,"a..b":3," ":4,"ä.ö":5,"\\n":6,"\\"":7,"`":8,"\\\\":9}',
      dates:
        '{"a":"2026-01-02T03:04:05Z","b":"2026-01-02","c":["2026-01-02"],"d":"12","e":"true","f":"null","g":"NaN"}',
      floats: '{"a":1.0,"b":-0,"c":1e-300,"d":0.1,"e":1e300}',
    };
    const batch = Object.entries(awkward).map(([name, json]) =>
      JSON.stringify(event({ messageId: `awkward-${name}`, properties: '@' })).replace('"@"', json),
    );
    const { status, body } = await track(server, '/v1/batch', `{"batch":[${batch.join(',')}]}`);
    expect({ status, body }).toEqual({ status: 200, body: { success: true, stored: batch.length, rejected: [] } });
    const rows = await storedEvents(server, "startsWith(message_id, 'awkward-')");
    const of = (name: string) => rows.find((row) => row.message_id === `awkward-${name}`)?.properties;
    expect(rows).toHaveLength(batch.length);
    expect(of('conflict')).toEqual({ a: { b: 1, c: 4 } });
    expect(of('shadow')).toEqual({ a: { _value: 1, b: { _value: 2, c: 3 } } });
    expect(of('huge')).toMatchObject({ n: '123456789012345678901234567890', m: '-9007199254740993', e: 'Infinity' });
    expect(of('surrogate')).toEqual({ t: '\uFFFD', 'k\uFFFD': '\uFFFDx' });
    expect(of('dates')).toEqual({
      a: '2026-01-02T03:04:05Z',
      b: '2026-01-02',
      c: ['2026-01-02'],
      d: '12',
      e: 'true',
      f: 'null',
      g: 'NaN',
    });
    expect(of('proto')).toMatchObject({ constructor: { prototype: expect.anything() }, toString: 'x' });
  });

  test('bodies: gzip labelled as anything, text/plain, one-letter paths, key in the body', async () => {
    const zipped = event();
    const form = await track(server, '/v1/batch', gzipSync(JSON.stringify({ batch: [zipped] })), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.status).toBe(200);
    for (const [letter, call] of Object.entries({
      i: 'identify',
      t: 'track',
      p: 'page',
      s: 'screen',
      g: 'group',
      a: 'alias',
    })) {
      const one = event({ type: undefined, writeKey: 'test-key', groupId: 'g1', previousId: 'u1', name: 'N' });
      const response = await fetch(`${server.url}/v1/${letter}`, {
        method: 'POST',
        body: JSON.stringify(one),
        headers: { 'content-type': 'text/plain' },
      });
      expect(response.status).toBe(200);
      expect((await byId(one.messageId))[0]?.kind).toBe(call);
    }
    const imported = await fetch(`${server.url}/v1/import`, {
      method: 'POST',
      body: JSON.stringify({ batch: [event({ writeKey: 'test-key' })] }),
    });
    expect(imported.status).toBe(200);
  });

  test('a wrong key, damaged and oversized bodies get a clear 4xx', async () => {
    const codes = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
      const answer = await track(server, '/v1/batch', body, headers);
      return [answer.status, answer.body.code];
    };
    const good = JSON.stringify({ batch: [event()] });
    expect(await codes(good, { authorization: 'Basic d3Jvbmc6' })).toEqual([401, 'unauthenticated']);
    expect(await codes(gzipSync(good).subarray(0, 40))).toEqual([400, 'invalid']);
    expect(await codes(gzipSync(Buffer.alloc(200 * 1024 * 1024)))).toEqual([413, 'too_large']);
    expect(
      await codes(JSON.stringify({ batch: [event({ properties: { x: 'x'.repeat(10 * 1024 * 1024) } })] })),
    ).toEqual([413, 'too_large']);
    expect(await codes(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toEqual([400, 'invalid']);
    expect(await codes('{"batch":[')).toEqual([400, 'invalid']);
    expect(await codes('[]')).toEqual([400, 'invalid']);
    expect(await codes('{"batch":"x"}')).toEqual([400, 'invalid']);
    const deep = `{"batch":[{"type":"track","event":"x","userId":"u","properties":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}]}`;
    const answer = await track(server, '/v1/batch', deep);
    expect([answer.status, answer.body.rejected?.[0]?.code]).toEqual([400, 'too_deep']);
    const single = await track(server, '/v1/track', event({ properties: { x: 'x'.repeat(70_000) } }));
    expect(single.status).toBe(413);
  });

  test('preflight, settings and metrics of the browser SDK', async () => {
    const preflight = await fetch(`${server.url}/v1/t`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.de',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-retry-count',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-retry-count');
    const settings = await fetch(`${server.url}/v1/projects/test-key/settings`);
    expect(await settings.json()).toMatchObject({ integrations: { 'Segment.io': { apiKey: 'test-key' } } });
    const metrics = await fetch(`${server.url}/v1/m`, {
      method: 'POST',
      body: '{"series":[]}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(metrics.status).toBe(200);
  });

  test('identify traits stand in PostgreSQL alone', async () => {
    const one = event({
      type: 'identify',
      userId: 'secret-person',
      traits: { email: 'secret@example.org', 'nul\0': 'a\0b' },
    });
    expect((await track(server, '/v1/identify', one)).status).toBe(200);
    expect((await byId(one.messageId))[0]).toMatchObject({ kind: 'identify', name: 'identify', properties: {} });
    const everything = JSON.stringify(await storedEvents(server));
    expect(everything).not.toContain('secret');
    expect(everything).not.toContain('1.2.3.4');
  });

  test('people: user and anonymous id, alias, and two users on one device', async () => {
    const send = (...batch: object[]) => track(server, '/v1/batch', { batch });
    const people = async (...names: string[]) => {
      const rows = await storedEvents(server, `name in (${names.map((name) => `'${name}'`).join(',')})`);
      return names.map((name) => rows.find((row) => row.name === name)?.person);
    };
    await send(event({ userId: undefined, anonymousId: 'dev1', event: 'p-anonymous' }));
    await send(
      event({ userId: 'anna', anonymousId: 'dev1', type: 'identify' }),
      event({ userId: 'anna', event: 'p-anna' }),
    );
    const [anonymous, anna] = await people('p-anonymous', 'p-anna');
    expect(anna).toBe(anonymous);
    await send(event({ userId: 'bert', anonymousId: 'dev1', event: 'p-bert' }));
    const [bert] = await people('p-bert');
    expect(bert).not.toBe(anna);
    await send(
      event({ type: 'alias', userId: 'anna', previousId: 'anna-old' }),
      event({ userId: 'anna-old', event: 'p-old' }),
    );
    await send(event({ type: 'alias', userId: 'anna', previousId: 'anna' }));
    expect(await people('p-old', 'p-anna')).toEqual([anna, anna]);
    await send(event({ type: 'alias', userId: 'bert', previousId: 'anna' }));
    const all = await people('p-anonymous', 'p-anna', 'p-bert', 'p-old');
    expect(new Set(all).size).toBe(1);
  });

  test('the feed shows every batch in order', async () => {
    const { id } = await firstWorkspace(server.context);
    const batches = await readBatches(server.context, id, 0n, 1000);
    expect(batches.length).toBeGreaterThan(5);
    const positions = batches.map((batch) => batch.position);
    expect(positions).toEqual([...positions].sort((one, other) => Number(one - other)));
    expect(batches.reduce((sum, batch) => sum + batch.identities.length, 0)).toBeGreaterThan(10);
  });
});
