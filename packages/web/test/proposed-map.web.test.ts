import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage, picture, violationsOn } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

const SEPSIS = path.resolve(import.meta.dirname, '../../../../shared/data/sepsis.csv.gz');
if (!existsSync(SEPSIS)) console.warn(`A map is not proposed from the sepsis log: no ${SEPSIS}`);

describe.skipIf(!hasBrowser)('a map from what was found', () => {
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

  test('nothing yet: says so, and leads to an import', async () => {
    const { page, complaints } = await open('/maps/proposed');
    await page.getByText('Noch gibt es nichts, woraus eine Karte werden kann.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Daten importieren' }).or(page.locator('a[href="/imports"]')).first().click();
    await page.waitForURL(/\/imports/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.skipIf(!existsSync(SEPSIS))('from a file to a living map', async () => {
    // Beside other events: only the file's become steps.
    await real.track([
      { userId: 'other', event: 'Something else', timestamp: '2026-05-01T10:00:00Z' },
      { userId: 'other', event: 'And another', timestamp: '2026-05-01T11:00:00Z' },
    ]);
    const { page, complaints } = await open('/imports', { width: 1440 });
    await page
      .getByTestId('import-file')
      .setInputFiles({ name: 'sepsis.csv.gz', mimeType: 'application/gzip', buffer: readFileSync(SEPSIS) });
    await page.getByRole('heading', { name: 'Was ist was?' }).waitFor();
    await page.getByRole('button', { name: 'Einlesen', exact: true }).click();
    await page.getByRole('link', { name: 'Karte daraus machen' }).click({ timeout: 60_000 });
    await page.waitForURL(/\/maps\/proposed\?import=/);
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByText(/Gefunden in|Noch gibt es nichts/).waitFor();
          return page.getByText('1.050 Menschen', { exact: true }).first().isVisible();
        },
        { timeout: 60_000 },
      )
      .toBe(true);
    const draft = page.getByRole('list', { name: 'Vorgeschlagene Phasen' });
    expect(await draft.getByRole('heading').allTextContents()).toEqual([
      'ER Registration',
      'ER Sepsis Triage',
      'Leucocytes',
      'IV Antibiotics',
      'Release A',
    ]);
    await picture(page, 'proposal-de-light-1440');
    await page.getByRole('button', { name: '„Release D“ weglassen' }).click();
    await page.waitForURL(/without=Release\+D/);
    await page.getByRole('button', { name: '„Release D“ weglassen' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '„Release C“ weglassen' }).press('Enter');
    await page.getByRole('button', { name: '„Release C“ wieder aufnehmen' }).waitFor();
    await page.getByRole('button', { name: '„Release D“ wieder aufnehmen' }).click();
    await page.getByRole('button', { name: '„Release D“ weglassen' }).waitFor();
    await page.getByLabel('Phasen', { exact: true }).selectOption('4');
    await expect.poll(() => draft.getByRole('heading').count()).toBe(4);
    await page.getByLabel('Name', { exact: true }).fill('Sepsis in der Notaufnahme');
    await page.getByRole('button', { name: 'Karte anlegen' }).click();
    await page.waitForURL(/\/maps\/[\w-]{20,}/);
    await page.getByRole('heading', { name: 'Sepsis in der Notaufnahme' }).waitFor();
    await page.getByText('1.050').first().waitFor();
    await picture(page, 'proposal-map-de-light-1440');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('offered by the events page and where maps are made', async () => {
    const { page } = await open('/events');
    await page.getByRole('link', { name: 'Karte vorschlagen' }).click();
    await page.waitForURL(/\/maps\/proposed$/);
    await page.goto(`${real.server.url}/maps?new=1`);
    await page.getByRole('link', { name: 'Karte aus Ereignissen vorschlagen' }).click();
    await page.waitForURL(/\/maps\/proposed$/);
    await page.getByRole('list', { name: 'Vorgeschlagene Phasen' }).waitFor();
    await page.context().close();
  });
});
