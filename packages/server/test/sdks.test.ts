import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Analytics } from '@segment/analytics-node';
import { PostHog } from 'posthog-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../src/server.ts';
import { startTestServer, storedEvents } from './support/test-server.ts';

/** The unchanged SDKs as senders: each makes every kind of call it has. */

const require = createRequire(import.meta.url);

type Callback = (error?: Error) => void;
/** What the two older SDKs share; neither brings types that fit its own module form. */
interface OldSdk {
  identify(message: object): void;
  track(message: object): void;
  page(message: object): void;
  screen(message: object): void;
  group(message: object): void;
  alias(message: object): void;
  flush(done?: Callback): unknown;
}

let dataDir: string;
let server: RunningServer;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'waymark-sdks-'));
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const KINDS = ['alias', 'group', 'identify', 'page', 'screen', 'track'];

async function expectEveryKind(user: string, libraryName: string): Promise<void> {
  const all = await storedEvents(server, `context.library.name::String = '${libraryName}'`);
  const person = all.find((row) => row.name === `Bought ${user}`)?.person;
  const rows = all.filter((row) => row.person === person);
  expect(rows.map((row) => row.kind).sort()).toEqual(KINDS);
  const track = rows.find((row) => row.kind === 'track');
  expect(track).toMatchObject({ name: `Bought ${user}`, currency: 'EUR' });
  expect(Number(track?.value)).toBe(9.9);
}

const calls = (user: string) => ({
  identify: { userId: user, anonymousId: `${user}-device`, traits: { email: `${user}@example.org` } },
  track: { userId: user, event: `Bought ${user}`, properties: { revenue: 9.9, currency: 'EUR' } },
  page: { userId: user, category: 'Docs', name: 'Start', properties: { url: 'https://example.org/start?x=1' } },
  screen: { userId: user, name: 'Home' },
  group: { userId: user, groupId: 'acme', traits: { plan: 'big' } },
  alias: { userId: user, previousId: `${user}-before` },
});

test('@segment/analytics-node', async () => {
  const analytics = new Analytics({ writeKey: server.writeKey, host: server.url });
  const failures: unknown[] = [];
  analytics.on('error', (error) => failures.push(error));
  const { identify, track, page, screen, group, alias } = calls('segment');
  analytics.identify(identify);
  analytics.track(track);
  analytics.page(page);
  analytics.screen(screen);
  analytics.group(group);
  analytics.alias(alias);
  await analytics.closeAndFlush();
  expect(failures).toEqual([]);
  await expectEveryKind('segment', '@segment/analytics-node');
});

async function allCalls(sdk: OldSdk, user: string): Promise<void> {
  const { identify, track, page, screen, group, alias } = calls(user);
  sdk.identify(identify);
  sdk.track(track);
  sdk.page(page);
  sdk.screen(screen);
  sdk.group(group);
  sdk.alias(alias);
  await new Promise<void>((resolve, reject) => {
    sdk.flush((error) => (error ? reject(error) : resolve()));
  });
}

test('analytics-node', async () => {
  const OldAnalytics = require('analytics-node') as new (key: string, options: object) => OldSdk;
  await allCalls(new OldAnalytics(server.writeKey, { host: server.url, flushAt: 100, flushInterval: 60_000 }), 'old');
  await expectEveryKind('old', 'analytics-node');
});

test('@rudderstack/rudder-sdk-node', async () => {
  const module = require('@rudderstack/rudder-sdk-node') as { default?: unknown };
  const Rudder = (module.default ?? module) as new (key: string, options: object) => OldSdk;
  const sdk = new Rudder(server.writeKey, { dataPlaneUrl: server.url, flushAt: 100, flushInterval: 60_000 });
  await allCalls(sdk, 'rudder');
  await expectEveryKind('rudder', 'analytics-node');
});

test('posthog-node', async () => {
  const posthog = new PostHog(server.writeKey, {
    host: server.url,
    flushAt: 100,
    flushInterval: 60_000,
    disableGeoip: true,
  });
  posthog.identify({ distinctId: 'hog', properties: { email: 'hog@example.org' } });
  posthog.capture({ distinctId: 'hog', event: 'Bought hog', properties: { revenue: 9.9, currency: 'EUR' } });
  posthog.capture({
    distinctId: 'hog',
    event: '$pageview',
    properties: { $current_url: 'https://example.org/p?mail=x', $pathname: '/p' },
  });
  posthog.capture({ distinctId: 'hog', event: '$screen', properties: { $screen_name: 'Home' } });
  posthog.alias({ distinctId: 'hog', alias: 'hog-before' });
  posthog.groupIdentify({ groupType: 'company', groupKey: 'acme', properties: { plan: 'big' }, distinctId: 'hog' });
  await posthog.shutdown();
  const rows = await storedEvents(server, "context.library.name::String = 'posthog-node'");
  expect(rows.map((row) => row.kind).sort()).toEqual(KINDS);
  expect(new Set(rows.map((row) => row.person)).size).toBe(1);
  expect(rows.find((row) => row.kind === 'page')).toMatchObject({ name: '/p', url_path: '/p' });
  expect(rows.find((row) => row.kind === 'screen')).toMatchObject({ name: 'Home' });
  expect(JSON.stringify(rows)).not.toContain('hog@example.org');
});
