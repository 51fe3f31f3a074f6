import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JourneyMapInput } from '@waymark/model';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APP,
  hasBrowser,
  launchBrowser,
  openPage,
  sidewaysOverflow,
  violationsOn,
  WITHOUT_BROWSER,
} from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const SEPSIS = path.resolve(ROOT, '../shared/data/sepsis.csv.gz');
if (!existsSync(SEPSIS)) console.warn(`The test with the sepsis log is skipped: no ${SEPSIS}`);
if (!hasBrowser) console.warn(`Tests of the app on a real server are skipped: ${WITHOUT_BROWSER}`);

describe.skipIf(!hasBrowser)('the app on a real server', () => {
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

  test('the printed link signs in once; a token signs in by hand; signing out ends the session', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(real.server.signInUrl);
    await page.waitForURL(/\/welcome$/);
    await page.getByRole('button', { name: 'Später' }).click();
    await page.waitForURL(/\/maps$/);
    await page.getByRole('heading', { name: 'Karten', exact: true }).waitFor();
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
    await opened.page.goto(`${real.server.url}/sign-in?to=/maps&code=${encodeURIComponent(real.server.token)}`);
    await opened.page.waitForURL(/\/maps$/);
    return opened;
  };

  test('a folder of the app, or a script there is not, is not found', async () => {
    for (const address of ['/assets/', '/assets', '/assets/nothing.js'])
      expect((await fetch(real.server.url + address)).status, address).toBe(404);
  });

  test('nothing yet: first steps; a map from a template; deleted and brought back', async () => {
    const { page, complaints } = await signedIn();
    await page.getByText('Hier stehen Ihre Karten.').waitFor();
    await page.getByRole('button', { name: 'Karte anlegen' }).click();
    await page.getByRole('radio', { name: /^Mit der Bahn/ }).check();
    await page.getByLabel('Name', { exact: true }).fill('Zur Arbeit und zurück');
    await page.getByRole('dialog').getByRole('button', { name: 'Karte anlegen' }).click();
    await page.waitForURL(/\/maps\/[\w-]{20,}/);
    await page.getByRole('heading', { name: 'Zur Arbeit und zurück' }).waitFor();
    await page.getByRole('link', { name: 'Karten', exact: true }).click();
    await page.getByRole('button', { name: '„Zur Arbeit und zurück“ löschen' }).click();
    await page.getByText('Hier stehen Ihre Karten.').waitFor();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await page.getByRole('link', { name: 'Zur Arbeit und zurück' }).waitFor();
    // One map: the way in leads straight to it.
    await page.goto(real.server.url);
    await page.getByRole('heading', { name: 'Zur Arbeit und zurück' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a file is previewed, its guessed columns checked, imported with progress, and its refused rows offered', async () => {
    const { page, complaints } = await signedIn();
    await page.getByRole('link', { name: 'Daten', exact: true }).click();
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

  /** A map of three steps, bound to events by name. */
  const shopMap = (): JourneyMapInput => ({
    formatVersion: 2,
    id: 'shop',
    title: 'Vom Schaufenster zur Kasse',
    language: 'de',
    decisionA: { text: 'Ich brauche Schuhe' },
    decisionB: { text: 'Ich kaufe sie', binding: { name: 'Paid' } },
    patience: 'P30D',
    phases: [
      { id: 'before', name: 'Davor', steps: [{ id: 'looked', name: 'Geschaut', binding: { name: 'Looked' } }] },
      {
        id: 'shop',
        name: 'Im Laden',
        steps: [
          { id: 'tried', name: 'Anprobiert', binding: { name: 'Tried' } },
          { id: 'paid', name: 'Bezahlt' },
        ],
      },
    ],
  });

  const at = (person: number, minute: number): string =>
    new Date(Date.now() - 3 * 86_400_000 + person * 1000 + minute * 60_000).toISOString();

  test('the live map shows real numbers, binds a step to events seen, and hears of new ones without a reload', async () => {
    await real.ask('POST', '/api/v1/maps', { map: shopMap() });
    await real.track(
      Array.from({ length: 40 }, (_, person) => [
        { userId: `shopper${person}`, event: 'Looked', timestamp: at(person, 0) },
        ...(person < 30 ? [{ userId: `shopper${person}`, event: 'Tried', timestamp: at(person, 20) }] : []),
        ...(person < 10 ? [{ userId: `shopper${person}`, event: 'Paid', timestamp: at(person, 30) }] : []),
      ]).flat(),
    );
    const { page, complaints } = await signedIn({ width: 1640, height: 1000 });
    await page.goto(`${real.server.url}/maps/shop?step=tried`);
    await page.getByRole('button', { name: /^Geschaut: 40 Menschen/ }).waitFor();
    await page.getByRole('button', { name: /^Anprobiert: 30 Menschen/ }).waitFor();
    const panel = page.getByRole('complementary', { name: 'Gewählter Schritt' });
    await panel.getByText('20 min').first().waitFor();
    await page.getByText('25\u00a0%', { exact: true }).first().waitFor();

    await page.getByText('Ein Schritt ist noch mit keinem Ereignis verknüpft.').waitFor();
    await page.getByRole('button', { name: 'Nächsten verknüpfen' }).click();
    await page.getByRole('checkbox', { name: /^Paid/ }).check();
    await page.getByRole('button', { name: 'Mit einem Ereignis verknüpfen' }).click();
    await page.getByRole('button', { name: /^Bezahlt: 10 Menschen/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await real.track([{ userId: 'late', event: 'Looked', timestamp: at(50, 0) }]);
    await page.getByRole('button', { name: /^Geschaut: 41 Menschen/ }).waitFor();
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);

    await page.getByRole('link', { name: 'Diese 30 Menschen ansehen' }).click();
    await page.getByText('Menschen am Schritt „Anprobiert“ der Karte „Vom Schaufenster zur Kasse“').waitFor();
    await page.getByText('30 Menschen', { exact: true }).waitFor();
    await page.locator('tbody a').first().click();
    await page.getByText('20 Minuten später').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('journeys without a map: variants and transitions', async () => {
    const { page, complaints } = await signedIn({ language: 'en', theme: 'dark' });
    await page.getByRole('link', { name: 'Journeys' }).click();
    await page.getByText('Looked').first().waitFor();
    await page.getByRole('tab', { name: 'Transitions' }).click();
    await page.getByRole('cell', { name: 'Tried' }).first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.skipIf(!existsSync(SEPSIS))('the sepsis log on its example map: 1,050 patients, at 360 px too', async () => {
    const map: unknown = JSON.parse(readFileSync(path.join(ROOT, 'examples/sepsis-patient-journey.json'), 'utf8'));
    const created = await real.ask('POST', '/api/v1/maps', { map });
    const id = typeof created === 'object' && created !== null && 'id' in created ? String(created.id) : '';
    const { page } = await signedIn();
    await page.goto(`${real.server.url}/imports`);
    await page.getByTestId('import-file').setInputFiles(SEPSIS);
    await page.getByRole('heading', { name: 'Was ist was?' }).waitFor();
    await page.getByLabel('Zeitzone').selectOption('Europe/Amsterdam');
    await page.getByRole('button', { name: 'Einlesen', exact: true }).click();
    await page.getByText('15.214 Ereignisse').first().waitFor({ timeout: 60_000 });
    await page.goto(`${real.server.url}/maps/${id}`);
    await page.getByText('1.050', { exact: true }).first().waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: /^Angemeldet/ }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  });
});
