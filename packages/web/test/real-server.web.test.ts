import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp, hasBrowser, launchBrowser, openPage, WITHOUT_BROWSER } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

if (!hasBrowser) console.warn(`Tests of the app on a real server are skipped: ${WITHOUT_BROWSER}`);

describe.skipIf(!hasBrowser)('the app on a real server', () => {
  let browser: Browser;
  let app: Awaited<ReturnType<typeof buildApp>>;
  let real: RealServer;

  beforeAll(async () => {
    [browser, app] = await Promise.all([launchBrowser(), buildApp()]);
    real = await startRealServer(app.dist);
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
    app?.remove();
  });

  test('the printed link signs in once; a token signs in by hand; signing out ends the session', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(real.server.signInUrl);
    await page.waitForURL(/\/maps$/);
    await page.getByRole('heading', { name: 'Karten' }).waitFor();
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.waitForURL(/\/sign-in/);
    await page.goto(real.server.signInUrl);
    await page.getByText('Dieser Code gilt nicht oder wurde schon benutzt.').waitFor();
    await page.getByLabel('Code oder Zugangsschlüssel').fill(real.server.token);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL(/\/maps$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  const signedIn = async (look = {}): Promise<Awaited<ReturnType<typeof openPage>>> => {
    const opened = await openPage(browser, look);
    await opened.page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}`);
    await opened.page.waitForURL(/\/maps$/);
    return opened;
  };

  test('nothing yet: first steps; a map from a template; deleted and brought back', async () => {
    const { page, complaints } = await signedIn();
    await page.getByText('Hier stehen Ihre Karten.').waitFor();
    await page.getByRole('button', { name: 'Karte anlegen' }).click();
    await page.getByRole('radio', { name: /Bahn/ }).check();
    await page.getByLabel('Name', { exact: true }).fill('Zur Arbeit und zurück');
    await page.getByRole('dialog').getByRole('button', { name: 'Karte anlegen' }).click();
    await page.waitForURL(/\/maps\/[\w-]{20,}/);
    await page.getByRole('heading', { name: 'Zur Arbeit und zurück' }).waitFor();
    await page.getByRole('link', { name: 'Karten', exact: true }).click();
    await page.getByRole('button', { name: '„Zur Arbeit und zurück“ löschen' }).click();
    await page.getByText('Hier stehen Ihre Karten.').waitFor();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByRole('link', { name: 'Zur Arbeit und zurück' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a file is previewed, its guessed columns checked, imported with progress, and its refused rows offered', async () => {
    const { page, complaints } = await signedIn();
    await page.getByRole('link', { name: 'Importe' }).click();
    const rows = [
      'customer,what,when',
      'c1,Seen,2026-05-01 10:00:00',
      'c1,Bought,2026-05-01 11:00:00',
      'c2,Seen,never',
    ];
    for (let person = 3; person < 40; person++)
      rows.push(`c${person},Seen,2026-05-02 10:${String(person).padStart(2, '0')}:00`);
    await page.getByTestId('import-file').setInputFiles({
      name: 'shop.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\n')),
    });
    await page.getByRole('heading', { name: 'Was ist was?' }).waitFor();
    await page.getByLabel('Mensch').selectOption('customer');
    await page.getByLabel('Ereignis', { exact: true }).selectOption('what');
    await page.getByLabel('Zeit', { exact: true }).selectOption('when');
    await page.getByRole('button', { name: 'Einlesen', exact: true }).click();
    await page.getByText('39 Ereignisse').first().waitFor();
    await page.getByText('Eine Zeile konnten', { exact: false }).or(page.getByText('Eine Zeile')).first().waitFor();
    const rejects = await page.getByRole('link', { name: 'Abgewiesene Zeilen herunterladen' }).getAttribute('href');
    const answer = await page.request.get(real.server.url + rejects);
    expect(await answer.text()).toContain('never');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
