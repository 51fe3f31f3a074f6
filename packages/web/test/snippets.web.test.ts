import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Snippet, snippetsFor } from '../src/sources/snippets.ts';
import { hasBrowser, launchBrowser } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

/**
 * Every snippet the page of sources offers, run as it stands: in a page of another site in real Chromium, in a process of
 * Node that finds the packages it names, or in a shell.
 */

const ROOT = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);
/** A process that hangs is a snippet that does not work. */
const LONGEST_RUN_MS = 60_000;

const arrivalsSchema = z.object({
  items: z.array(
    z.object({ source: z.string(), kind: z.string(), name: z.string(), event: z.record(z.string(), z.unknown()) }),
  ),
});

describe('snippets', () => {
  let folder: string;
  let real: RealServer;
  let site: Server;
  let browser: Browser | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'waymark-snippets-'));
    // What `npm install` of a snippet's first line would have brought.
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    real = await startRealServer(path.join(folder, 'no-app'));
    site = createServer((request, response) => {
      const file = path.join(folder, 'site', new URL(request.url ?? '/', 'http://site').pathname);
      if (!existsSync(file)) return response.writeHead(404).end();
      const type = file.endsWith('.js') ? 'text/javascript' : 'text/html';
      return response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    if (hasBrowser) browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
    await real?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const makeSource = async (name: string): Promise<{ id: string; key: string }> =>
    z.object({ id: z.string(), key: z.string() }).parse(await real.ask('POST', '/api/v1/sources', { name }));

  const arrivedFrom = async (source: string) =>
    arrivalsSchema.parse(await real.ask('GET', '/api/v1/arrivals')).items.filter((item) => item.source === source);

  /** Opens a page of the other site; the tab stays open, as a visitor's would. */
  const visit = async (page: string): Promise<Page | undefined> => {
    const { port } = site.address() as AddressInfo;
    const tab = await browser?.newPage();
    await tab?.goto(`http://127.0.0.1:${port}/${page}`);
    return tab;
  };

  const runs: Record<Snippet['place'], (name: string, code: string) => Promise<unknown>> = {
    async page(name, code) {
      mkdirSync(path.join(folder, 'site'), { recursive: true });
      writeFileSync(
        path.join(folder, 'site', `${name}.html`),
        `<!doctype html><title>Shop</title><body><h1>Shop</h1>${code}</body>`,
      );
      const tab = await visit(`${name}.html`);
      // What its comment says to call.
      const call = /waymark\('.+?\}\)/.exec(code)?.[0] ?? '';
      await tab?.addScriptTag({ content: call });
    },
    async bundled(name, code) {
      const root = path.join(folder, 'built');
      mkdirSync(root, { recursive: true });
      writeFileSync(
        path.join(root, 'index.html'),
        '<!doctype html><title>Shop</title><script type="module" src="/main.js"></script>',
      );
      writeFileSync(path.join(root, 'main.js'), code);
      await build({
        root,
        logLevel: 'error',
        build: { outDir: path.join(folder, 'site', name), emptyOutDir: true },
        base: './',
      });
      await visit(`${name}/index.html`);
    },
    async node(name, code) {
      const file = path.join(folder, `${name}.mjs`);
      writeFileSync(file, code);
      return run(process.execPath, [file], { timeout: LONGEST_RUN_MS });
    },
    shell: (_name, code) => run('sh', ['-c', code], { timeout: LONGEST_RUN_MS }),
  };

  const names = snippetsFor('', '').map(({ name, place }) => ({ name, place }));
  for (const { name, place } of names) {
    test.skipIf(!hasBrowser && (place === 'page' || place === 'bundled'))(`${name} works as it stands`, async () => {
      const source = await makeSource(name);
      const snippet = snippetsFor(real.server.url, source.key).find((one) => one.name === name);
      expect(snippet?.code).toContain(source.key);
      await runs[place](name.replaceAll(/\W/g, '-').toLowerCase(), snippet?.code ?? '');
      const browsed = place === 'page' || place === 'bundled';
      await expect
        .poll(async () => (await arrivedFrom(source.id)).map((item) => item.kind).sort(), { timeout: 30_000 })
        .toEqual(browsed ? ['page', 'track'] : ['track']);
      const booked = (await arrivedFrom(source.id)).find(({ kind }) => kind === 'track');
      expect(booked).toMatchObject({ name: 'Ticket booked', event: { channel: browsed ? 'web' : '' } });
      expect(await real.ask('GET', '/api/v1/rejects')).toMatchObject({ items: [] });
    });
  }

  test('an install line names a package there is, and is the first line', () => {
    for (const { code } of snippetsFor('https://waymark.example', 'wk_1')) {
      const imported = /from '([^']+)'/.exec(code)?.[1];
      expect(code.split('\n')[0]?.startsWith('// npm install ') ?? false).toBe(imported !== undefined);
      if (imported !== undefined) expect(code.split('\n')[0]).toBe(`// npm install ${imported}`);
    }
  });
});
