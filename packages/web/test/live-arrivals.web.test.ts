import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage, picture, sidewaysOverflow, violationsOn } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

describe.skipIf(!hasBrowser)('what arrives, live', () => {
  let browser: Browser;
  let real: RealServer;

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  const open = async (address: string, look = {}): Promise<{ page: Page; complaints: string[] }> => {
    const opened = await openPage(browser, look);
    const to = encodeURIComponent(address);
    await opened.page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}&to=${to}`);
    return opened;
  };

  const send = async (item: object, key = real.server.writeKey): Promise<number> => {
    const headers = { 'content-type': 'application/json', authorization: `Basic ${btoa(`${key}:`)}` };
    const body = JSON.stringify({ batch: [{ type: 'track', ...item }] });
    return (await fetch(`${real.server.url}/v1/batch`, { method: 'POST', headers, body })).status;
  };

  test('an empty page waits; what is sent appears by itself, with person, source, delay and what is stored', async () => {
    const { page, complaints } = await open('/sources/live');
    await page.getByText('Noch ist nichts gekommen.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByText('live', { exact: true }).waitFor();
    const timestamp = new Date(Date.now() - 90_000).toISOString();
    expect(await send({ userId: 'ada', event: 'Ticket booked', timestamp, properties: { price: 29.9 } })).toBe(200);
    const list = page.getByRole('list', { name: 'Was zuletzt kam' });
    const row = list.getByRole('listitem').filter({ hasText: 'Ticket booked' });
    await row.getByText('angenommen').waitFor();
    await row.getByText('default').waitFor();
    await row.getByText(/^nach 1,5\smin$/).waitFor();
    await row.getByRole('button', { name: 'Ticket booked' }).click();
    await row.getByRole('region', { name: 'Wie es gespeichert ist' }).getByText('"price": 29.9').waitFor();

    expect(await send({ event: 'Nobody did this' })).toBe(400);
    const refused = list.getByRole('listitem').filter({ hasText: 'Nobody did this' });
    await refused.getByText('abgewiesen').waitFor();
    await refused.getByText('userId', { exact: true }).waitFor();
    await refused.getByRole('button', { name: 'Nobody did this' }).press('Enter');
    await refused.getByRole('region', { name: 'Wie es gesendet wurde' }).waitFor();

    await row.getByRole('link').click();
    await page.waitForURL(/\/people\/[0-9a-f]{16}/);
    await page.getByText('ada', { exact: false }).first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('paused it stands still and counts; filters stand in the address', async () => {
    const { page, complaints } = await open('/sources/live');
    const list = page.getByRole('list', { name: 'Was zuletzt kam' });
    // What was there before is shown without anything being sent.
    await list.getByText('Nobody did this').waitFor();
    await page.getByRole('button', { name: 'Anhalten' }).click();
    await send({ userId: 'bob', event: 'While paused' });
    await page.getByText('Angehalten; eine neue Meldung wartet.').waitFor();
    expect(await list.getByText('While paused').count()).toBe(0);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await list.getByText('While paused').waitFor();
    await page.getByRole('button', { name: 'Abgewiesen' }).click();
    await page.waitForURL(/show=refused/);
    await list.getByText('While paused').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Alles' }).click();
    await page.getByLabel('Name suchen').fill('ticket');
    await page.waitForURL(/q=ticket/);
    await list.getByText('While paused').waitFor({ state: 'detached' });
    await page.reload();
    await list.getByText('Ticket booked').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(1);
    await page.getByLabel('Name suchen').fill('nothing like this');
    await page.getByText('Von dem, was zuletzt kam, passt nichts dazu.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('under load a part is shown and the rest counted', async () => {
    const { page } = await open('/sources/live');
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByText('Ticket booked').waitFor();
    await real.track(
      Array.from({ length: 500 }, (_, place) => ({
        userId: `rush-${place}`,
        event: 'Rush',
        timestamp: new Date().toISOString(),
      })),
    );
    await page.getByText('475 weitere Meldungen kamen zu schnell', { exact: false }).waitFor();
    await page.context().close();
  });

  test.each([
    { language: 'en', theme: 'dark', width: 1440 },
    { language: 'en', theme: 'light', width: 390 },
  ] as const)('has no barrier: $language, $theme, $width px', async (look) => {
    const { page } = await open('/sources/live', look);
    await send({ userId: 'cleo', event: 'Platform reached', timestamp: new Date(Date.now() + 1000).toISOString() });
    const first = page.getByRole('button', { name: 'Platform reached' }).first();
    await first.waitFor();
    await send({ event: 'Refused again' });
    await page.getByRole('button', { name: 'Refused again' }).first().click();
    expect(await violationsOn(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await picture(page, `live-${look.language}-${look.theme}-${look.width}`);
    await page.context().close();
  });
});
