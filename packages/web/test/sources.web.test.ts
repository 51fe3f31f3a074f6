import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

describe.skipIf(!hasBrowser)('sources', () => {
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

  const openSources = async (look = {}): Promise<Awaited<ReturnType<typeof openPage>>> => {
    const opened = await openPage(browser, look);
    await opened.page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}&to=/sources`);
    await opened.page.getByRole('heading', { name: 'default' }).waitFor();
    return opened;
  };

  test('a source is made; its curl snippet carries address and key and works; a refused item shows its reason', async () => {
    const { page, complaints } = await openSources();
    await page.getByRole('button', { name: 'Quelle anlegen' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Webshop');
    await page.getByRole('button', { name: 'Anlegen', exact: true }).click();
    const card = page.getByRole('listitem', { name: 'Webshop' });
    await card.getByText('So senden Sie').click();
    await card.getByRole('button', { name: 'curl' }).click();
    const code = (await card.getByRole('region').textContent()) ?? '';
    expect(code).toContain(`${real.server.url}/v1/track`);
    const key = /-u '([^:]+):'/.exec(code)?.[1] ?? '';
    const send = (body: unknown) =>
      fetch(`${real.server.url}/v1/track`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await send({ userId: 'u-1', event: 'Ticket booked' })).status).toBe(200);
    expect((await send({ userId: 'u-1' })).status).toBe(400);
    await page.reload();
    await page.getByRole('cell', { name: 'event', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Neuer Schlüssel für „Webshop“' }).click();
    await page.getByRole('button', { name: 'Neuen Schlüssel geben' }).click();
    await page.getByText(key, { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '„Webshop“ widerrufen' }).click();
    await page.getByRole('button', { name: 'Widerrufen', exact: true }).click();
    await card.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
