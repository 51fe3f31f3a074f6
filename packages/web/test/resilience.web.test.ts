import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Reachability } from '../src/api/reachability.ts';
import { APP, hasBrowser, launchBrowser, openPage, sidewaysOverflow, violationsOn } from './browser.ts';
import { answersFor, liveAnswer, trainMap } from './prepared-answers.ts';
import { type StandIn, startStandIn } from './stand-in-server.ts';

const map = trainMap();
const looks = [
  { language: 'de', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 390 },
] as const;

test('reachable means that no witness speaks against it; each takes back only its own word', () => {
  const known = new Reachability();
  const heard: boolean[] = [];
  const stop = known.watch(() => heard.push(known.online));
  known.missed();
  known.socket(false);
  known.reached();
  expect(known.online).toBe(false);
  known.socket(true);
  known.network(false);
  known.network(true);
  stop();
  known.missed();
  expect(heard).toEqual([false, true, false, true]);
});

describe.skipIf(!hasBrowser)('when something fails', () => {
  let browser: Browser;
  let server: StandIn;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startStandIn(APP, {});
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const prepare = (further: Record<string, unknown> = {}): void => {
    server.answers.clear();
    const all = { ...answersFor(map, liveAnswer(map)), ...further };
    for (const [path, answer] of Object.entries(all)) server.answers.set(path, answer);
  };
  /** A live socket that stands, which the stand-in server has not. */
  const withSocket = (page: Page) => page.routeWebSocket(/\/ws$/, () => undefined);

  test.each(looks)('a page that crashes says so inside the frame, and another page works: $language', async (look) => {
    prepare({ '/api/v1/people': { items: [{ id: 'half a person' }] } });
    const { page } = await openPage(browser, look);
    await withSocket(page);
    const german = look.language === 'de';
    await page.goto(`${server.url}/people`);
    const alert = page.getByRole('alert');
    await alert.getByText(german ? 'Ihre Daten sind sicher' : 'Your data is safe', { exact: false }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('link', { name: german ? 'Daten' : 'Data', exact: true }).click();
    await page.getByRole('link', { name: german ? 'Importe' : 'Imports' }).click();
    await page
      .getByText(german ? 'Bisherige Importe' : 'Earlier imports')
      .first()
      .waitFor();
    expect(await alert.count()).toBe(0);
    prepare();
    await page.goBack();
    await page.goBack();
    await page.getByText('00aabbccddeeff00').first().waitFor();
    await page.context().close();
  });

  test('a part of the app that cannot be fetched is explained as that', async () => {
    prepare();
    const { page } = await openPage(browser);
    await withSocket(page);
    await page.goto(`${server.url}/maps`);
    await page.getByRole('link', { name: 'Mit der Bahn nach Berlin' }).waitFor();
    await page.route('**/assets/people-page*', (route) => route.abort());
    await page.getByRole('link', { name: 'Menschen' }).click();
    await page.getByRole('alert').getByText('ließ sich nicht laden', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Zu den Karten' }).click();
    await page.getByRole('link', { name: 'Mit der Bahn nach Berlin' }).waitFor();
    await page.context().close();
  });

  test.each(looks)('without a network a quiet bar says of when the numbers are: $language', async (look) => {
    prepare();
    const { page, complaints } = await openPage(browser, look);
    await withSocket(page);
    const title = look.language === 'de' ? 'Keine Verbindung.' : 'No connection.';
    await page.goto(`${server.url}/maps`);
    await page.getByRole('link', { name: 'Mit der Bahn nach Berlin' }).waitFor();
    expect(await page.getByText(title).count()).toBe(0);
    await page.context().setOffline(true);
    const bar = page.getByRole('status').filter({ hasText: title });
    await bar.waitFor();
    expect(await bar.textContent()).toMatch(
      /Zahlen vom .*2\d{3}.*; es wird weiter versucht|Numbers of .*2\d{3}.*; trying/,
    );
    expect(await violationsOn(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.getByRole('link', { name: 'Mit der Bahn nach Berlin' }).waitFor();
    const asked = server.asked.length;
    await page.context().setOffline(false);
    await bar.waitFor({ state: 'detached' });
    await expect.poll(() => server.asked.slice(asked)).toContain('GET /api/v1/maps');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a server that stops answering is noticed by the next request, and found again by itself', async () => {
    prepare();
    const { page } = await openPage(browser);
    await withSocket(page);
    await page.goto(`${server.url}/maps`);
    await page.getByRole('link', { name: 'Mit der Bahn nach Berlin' }).waitFor();
    await page.route(/\/api\/v1\//, (route) => route.abort());
    await page.getByRole('link', { name: 'Menschen' }).click();
    await page.getByText('Keine Verbindung.').waitFor();
    await page.unroute(/\/api\/v1\//);
    await page.getByText('00aabbccddeeff00').first().waitFor();
    await page.getByText('Keine Verbindung.').waitFor({ state: 'detached' });
    expect(await page.getByTestId('announcer').textContent()).toBe(
      'Die Verbindung steht wieder, die Zahlen werden neu geladen.',
    );
    await page.context().close();
  });
});
