import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage, WITHOUT_BROWSER } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

if (!hasBrowser) console.warn(`Tests of comparing are skipped: ${WITHOUT_BROWSER}`);

const DAY = 86_400_000;

describe.skipIf(!hasBrowser)('comparing a map with itself', () => {
  let browser: Browser;
  let real: RealServer;
  let map: string;
  const day = (ago: number): string => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
    map = ((await real.ask('POST', '/api/v1/maps', { template: 'trainTrip', language: 'de' })) as { id: string }).id;
    // Two hundred people each time; once half of them go on to book, later nine of ten.
    const walk = (ago: number, name: string, bookers: number) =>
      Array.from({ length: 200 }, (_, who) => {
        const at = (minutes: number): string => new Date(Date.now() - ago * DAY + minutes * 60_000).toISOString();
        const userId = `${name}-${who}`;
        return [
          { userId, event: 'Connection Searched', timestamp: at(0) },
          ...(who < bookers ? [{ userId, event: 'Ticket Booked', timestamp: at(10) }] : []),
        ];
      }).flat();
    await real.track([...walk(100, 'early', 100), ...walk(75, 'late', 180)]);
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  const open = async (search: string, look = {}) => {
    const opened = await openPage(browser, look);
    await opened.page.goto(`${real.server.url}/sign-in?to=/maps&code=${encodeURIComponent(real.server.token)}`);
    await opened.page.waitForURL(/\/maps$/);
    await opened.page.goto(`${real.server.url}/maps/${map}?mode=compare${search}`);
    return opened;
  };

  test('says in sentences what has changed by more than chance, and shows both sides of every step', async () => {
    const { page, complaints } = await open(`&from=${day(90)}&to=${day(60)}`, { width: 1440, height: 900 });
    const found = page.getByRole('region', { name: 'Was sich unterscheidet' });
    await found.getByText('An „Fahrkarte gebucht“ kommen jetzt 90 % der Menschen, davor 50 %.').waitFor();
    await found.getByText('Nach „Verbindung gesucht“ brechen jetzt 10 % der Reisen ab, davor 50 %.').waitFor();
    // 90 of 100 against 50 of 100, of 200 each: Newcombe's interval of 0.4.
    expect(await found.textContent()).toMatch(/\+40 Punkte, 95 %: \+31,\d bis \+47,\d/);
    const row = page.getByRole('row', { name: /Verbindung gesucht/ });
    expect(await row.textContent()).toMatch(/davor 100\s%/);
    expect(await row.textContent()).toContain('(besser)');
    await page.getByRole('link', { name: 'Verbindung gesucht' }).click();
    await page.getByRole('heading', { name: 'Verbindung gesucht' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('both periods can be chosen, by keyboard', async () => {
    const { page } = await open('&days=80');
    await page
      .getByText(/noch unterwegs: Wer abbricht/)
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
    await page.getByRole('button', { name: 'Verglichen mit: Zeitraum davor' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Von').fill(day(110));
    await page.getByLabel('Bis (einschließlich)').fill(day(95));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('against') === `${day(110)}..${day(95)}`);
    await page.getByText('An „Fahrkarte gebucht“ kommen jetzt 90 % der Menschen, davor 50 %.').waitFor();
    await page.context().close();
  });

  test('some people are compared with all others', async () => {
    const { page, complaints } = await open(`&from=${day(110)}&to=${day(60)}&who=did:Ticket%20Booked`);
    await page.getByRole('button', { name: 'Verglichen mit: Zeitraum davor' }).click();
    await page.getByRole('radio', { name: 'Alle anderen' }).click();
    await page.waitForURL((url) => url.searchParams.get('against') === 'others');
    const found = page.getByRole('region', { name: 'Was sich unterscheidet' });
    await found.getByText('An „Fahrkarte gebucht“', { exact: false }).waitFor();
    expect(await found.textContent()).toMatch(
      /An „Fahrkarte gebucht“ kommen 100\s% dieser Menschen, von allen anderen 0\s%/,
    );
    expect(await page.getByRole('row', { name: /Verbindung gesucht/ }).textContent()).toMatch(/andere 100\s%/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('while journeys may still go on, leaving and arriving are shown but no difference in them is claimed', async () => {
    const at = (ago: number): string => new Date(Date.now() - ago * DAY).toISOString();
    await real.track(
      Array.from({ length: 50 }, (_, who) => ({
        userId: `fresh-${who}`,
        event: 'Connection Searched',
        timestamp: at(2),
      })),
    );
    const { page } = await open('&days=80');
    await page.getByText('50 Reisen sind noch unterwegs:').waitFor();
    const found = page.getByRole('region', { name: 'Was sich unterscheidet' });
    await found.getByText('An „Fahrkarte gebucht“').waitFor();
    expect(await found.textContent()).not.toContain('brechen jetzt');
    await page.context().close();
  });

  test('nobody on either side, and no period before, are said', async () => {
    const { page } = await open(`&from=2020-01-01&to=2020-01-31`);
    await page.getByText('In keinem der beiden Zeiträume war jemand unterwegs.').waitFor();
    await page.goto(`${real.server.url}/maps/${map}?mode=compare&to=2026-01-31`);
    await page.getByText('Dieser Zeitraum hat kein Davor.').waitFor();
    await page.context().close();
  });
});
