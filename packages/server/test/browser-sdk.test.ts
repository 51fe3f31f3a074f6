import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/server.ts';
import { startTestServer, storedEvents } from './support/test-server.ts';

/** @segment/analytics-next in a real Chromium, on a page of another site than Waymark: preflights and CORS are real. */

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const require = createRequire(import.meta.url);
const SDK = path.join(path.dirname(require.resolve('@segment/analytics-next/package.json')), 'dist/umd');

let dataDir: string;
let server: RunningServer;
let site: Server;

/** A page that talks to Waymark; `settings` are inline, so that no CDN is asked. */
function page(batching: boolean): string {
  const api = new URL(server.url);
  const settings = {
    integrations: {
      'Segment.io': {
        apiKey: server.writeKey,
        apiHost: `${api.host}/v1`,
        protocol: 'http',
        deliveryStrategy: batching
          ? { strategy: 'batching', config: { size: 6, timeout: 500 } }
          : { strategy: 'standard' },
      },
    },
    plan: {},
  };
  return `<!doctype html><title>Shop</title><script src="/sdk/index.js"></script><script>
    window.done = (async () => {
      const { AnalyticsBrowser } = window.AnalyticsNext ?? window;
      const [analytics] = await AnalyticsBrowser.load(
        { writeKey: ${JSON.stringify(server.writeKey)}, cdnSettings: ${JSON.stringify(settings)}, cdnURL: location.origin },
        { integrations: { 'Segment.io': ${JSON.stringify(settings.integrations['Segment.io'])} } });
      await analytics.page('Docs', 'Start');
      await analytics.identify('browser-user', { email: 'browser@example.org' });
      await analytics.track('Bought', { revenue: 9.9, currency: 'EUR' });
      await analytics.screen('Home');
      await analytics.group('acme', { plan: 'big' });
      await analytics.alias('browser-user-2');
    })();
  </script>`;
}

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) return;
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-browser-'));
  server = await startTestServer(dataDir);
  site = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    const file = path.join(SDK, path.basename(url.pathname));
    if (url.pathname.startsWith('/sdk/') && existsSync(file)) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
    } else if (url.pathname === '/standard' || url.pathname === '/batching') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(url.pathname === '/batching'));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  site?.close();
  await server?.close();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

test.skipIf(!existsSync(CHROMIUM))('analytics-next delivers every kind of call, one by one and batched', async () => {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const { port } = site.address() as AddressInfo;
    let expected = 0;
    for (const mode of ['standard', 'batching']) {
      const context = await browser.newContext();
      const tab = await context.newPage();
      const requests: string[] = [];
      tab.on('requestfailed', (request) =>
        requests.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`),
      );
      tab.on('response', (response) =>
        requests.push(`${response.request().method()} ${response.url()}: ${response.status()}`),
      );
      await tab.goto(`http://127.0.0.1:${port}/${mode}`);
      await tab.waitForFunction(() => Reflect.get(globalThis, 'done') !== undefined);
      await tab.evaluate(() => Reflect.get(globalThis, 'done') as Promise<void>);
      // What is stored is what counts; the browser's own view of a request that it sent in the background may be cut short.
      expected += 6;
      await expect
        .poll(async () => (await storedEvents(server)).length, { timeout: 25_000, interval: 200 })
        .toBe(expected)
        .catch((error) => {
          throw new Error(`${mode}: not all arrived. Requests:\n${requests.join('\n')}`, { cause: error });
        });
      expect(requests.filter((request) => !/: 20[04]$/.test(request))).toEqual([]);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  const rows = await storedEvents(server);
  expect(rows.map((row) => row.kind).sort()).toEqual(
    ['alias', 'group', 'identify', 'page', 'screen', 'track'].flatMap((kind) => [kind, kind]),
  );
  expect(rows.find((row) => row.kind === 'page')).toMatchObject({
    name: 'Start',
    url_path: '/standard',
    channel: 'web',
  });
  expect(JSON.stringify(rows)).not.toContain('browser@example.org');
});
