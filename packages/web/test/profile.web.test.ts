import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

describe.skipIf(!hasBrowser)('the profile', () => {
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

  const signedIn = async (look = {}): Promise<Awaited<ReturnType<typeof openPage>>> => {
    const opened = await openPage(browser, look);
    await opened.page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}`);
    await opened.page.waitForURL(/\/maps$/);
    return opened;
  };

  test('language and colours are set by keys', async () => {
    const { page } = await signedIn();
    await page.goto(`${real.server.url}/profile`);
    await page.getByRole('radio', { name: 'Deutsch' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Profile', exact: true }).waitFor();
    await page.getByRole('radio', { name: 'Dark' }).check();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.context().close();
  });

  test('another session is ended by hand and its open page asks who one is; then all are', async () => {
    const own = await signedIn();
    await own.page.goto(`${real.server.url}/profile`);
    await own.page.getByRole('button', { name: 'Überall abmelden' }).click();
    await own.page.getByRole('dialog').getByRole('button', { name: 'Überall abmelden' }).click();
    await own.page.waitForURL(/\/sign-in/);

    const here = await signedIn();
    const there = await signedIn();
    await here.page.goto(`${real.server.url}/profile`);
    await here.page.getByRole('button', { name: /^Sitzung vom .* abmelden$/ }).click();
    await here.page.getByText('ist beendet.', { exact: false }).waitFor();
    await there.page.waitForURL(/\/sign-in/);
    expect(await here.page.getByRole('button', { name: /^Sitzung vom/ }).count()).toBe(0);
    const further = await signedIn();
    await here.page.getByRole('button', { name: 'Überall abmelden' }).click();
    const dialog = here.page.getByRole('dialog');
    await dialog.getByText('auch hier', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Abbrechen' }).click();
    await here.page.getByText('Diese Sitzung', { exact: true }).waitFor();
    await here.page.getByRole('button', { name: 'Überall abmelden' }).click();
    await dialog.getByRole('button', { name: 'Überall abmelden' }).click();
    await here.page.waitForURL(/\/sign-in/);
    await further.page.waitForURL(/\/sign-in/);
    for (const { page } of [own, here, there, further]) await page.context().close();
  });
});
