import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const MAIN = path.resolve(import.meta.dirname, '../src/main.ts');
const dir = mkdtempSync(path.join(tmpdir(), 'waymark-cli-'));
const data = path.join(dir, 'data');

afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function waymark(...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, CI: '1', WAYMARK_DATA: data, PORT: '0' },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const file = path.join(dir, 'visits.csv');
writeFileSync(
  file,
  'Kunde;Ereignis;Zeit;Betrag\nA;Besuch;22.10.2024 11:15;\nA;Kauf;22.10.2024 11:20;12,50\nB;Besuch;gestern;\n',
);

test('help everywhere; wrong usage ends with 2, failure with 1', async () => {
  for (const command of [
    [],
    ['start'],
    ['import'],
    ['export'],
    ['maps'],
    ['maps', 'live'],
    ['schema'],
    ['simulate'],
    ['link'],
    ['token', 'create'],
    ['rules', 'count'],
    ['audiences', 'export'],
    ['doctor'],
  ]) {
    const help = await waymark(...command, '--help');
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('Usage:')]);
  }
  expect((await waymark('import')).code).toBe(2);
  expect((await waymark('fly')).code).toBe(2);
  expect(await waymark('import', path.join(dir, 'nothing.csv'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('Cannot read'),
  });
  const schema = await waymark('schema', '--cluster', 'main');
  expect([schema.code, schema.out]).toEqual([0, expect.stringContaining('ON CLUSTER')]);
}, 60_000);

test('without a server: preview writes nothing, import stores and reports, again adds nothing, export writes', async () => {
  const preview = await waymark('import', file, '--preview', '--json');
  expect(preview.code).toBe(0);
  expect(JSON.parse(preview.out)).toMatchObject({
    layout: { delimiter: ';' },
    mapping: { person: 'Kunde', event: 'Ereignis', time: 'Zeit', timeFormat: 'dmy', value: 'Betrag', decimal: ',' },
  });
  const rejects = path.join(dir, 'rejects.csv');
  const first = await waymark('import', file, '--rejects', rejects, '--json');
  expect([first.code, JSON.parse(first.out)]).toEqual([
    0,
    expect.objectContaining({ stored: 2, added: 2, rejected: 1 }),
  ]);
  expect(readFileSync(rejects, 'utf8')).toContain('4,Zeit,invalid_time');
  const out = path.join(dir, 'out.ndjson');
  expect((await waymark('export', out)).code).toBe(0);
  expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(2);
}, 90_000);

test('beside a running server: the same commands go through it', async () => {
  const child = spawn(process.execPath, [MAIN, 'start', '--json', '--port', '0'], {
    env: { ...process.env, CI: '1', WAYMARK_DATA: data, WAYMARK_DEMO: '0' },
  });
  try {
    const started = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk) => resolve(String(chunk)));
      child.once('exit', () => reject(new Error('the server ended')));
    });
    expect(JSON.parse(started)).toMatchObject({ url: expect.stringContaining('http') });
    const again = await waymark('import', file, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ stored: 2, added: 0, rejected: 1 });
    const doctor = await waymark('doctor', '--json');
    expect([doctor.code, JSON.parse(doctor.out).map((one: { ok: boolean }) => one.ok)]).toEqual([
      0,
      [true, true, true, true, true],
    ]);
    const token = await waymark('token', 'create', '--name', 'reader', '--permission', 'maps:read', '--json');
    expect(JSON.parse(token.out)).toMatchObject({ secret: expect.any(String) });
    const { url } = JSON.parse(started);
    const link = JSON.parse((await waymark('link', '--json')).out);
    expect(link.url.startsWith(`${url}/sign-in?code=in_`)).toBe(true);
    const signedIn = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ credential: new URL(link.url).searchParams.get('code') }),
    });
    expect(signedIn.status).toBe(200);
    expect(await waymark('link', '--email', 'nobody@example.org')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nobody@example.org'),
    });
    const rule = path.join(dir, 'rule.json');
    writeFileSync(rule, JSON.stringify({ not: { event: { name: 'Kauf' } } }));
    const counted = await waymark('rules', 'count', rule, '--json');
    expect([counted.code, JSON.parse(counted.out)]).toEqual([0, { people: 0, of: 1, sample: [] }]);
    writeFileSync(rule, JSON.stringify({ any: [{ event: {} }, { audience: 'gone' }] }));
    expect(await waymark('rules', 'check', rule)).toMatchObject({ code: 1, out: 'any.1: unknown-audience gone\n' });
    const writer = await waymark('token', 'create', '--name', 'writer', '--permission', 'audiences:write', '--json');
    const made = await fetch(`${url}/api/v1/audiences`, {
      method: 'POST',
      headers: { authorization: `Bearer ${JSON.parse(writer.out).secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Bought', kind: 'snapshot', rule: { event: { name: 'Kauf' } } }),
    });
    expect(made.status).toBe(201);
    expect(JSON.parse((await waymark('audiences', 'list', '--json')).out)).toMatchObject([
      { name: 'Bought', people: 1 },
    ]);
    expect(await waymark('audiences', 'show', 'bought')).toMatchObject({
      code: 0,
      out: expect.stringContaining('snapshot, 1 people'),
    });
    const members = path.join(dir, 'members.csv');
    expect((await waymark('audiences', 'export', 'Bought', members)).code).toBe(0);
    expect(readFileSync(members, 'utf8').split('\r\n')).toMatchObject(
      ['person,since,user_id,email', /,A,$/, ''].map((text) =>
        typeof text === 'string' ? text : expect.stringMatching(text),
      ),
    );
    const templates = await waymark('maps', 'create', '--template', 'none');
    expect(templates).toMatchObject({ code: 2, err: expect.stringContaining('there are') });
    expect((await waymark('maps', 'create', '--template', 'onlineOrder', '--json')).code).toBe(0);
    expect(JSON.parse((await waymark('maps', 'list', '--json')).out)).toHaveLength(1);
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}, 120_000);
