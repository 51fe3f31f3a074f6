import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APP,
  hasBrowser,
  type Look,
  launchBrowser,
  openPage,
  picture,
  sidewaysOverflow,
  violationsOn,
} from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

describe.skipIf(!hasBrowser)('consent in the app', () => {
  let browser: Browser;
  let real: RealServer;
  let person: string;

  const send = async (userId: string, context: object = {}): Promise<void> => {
    const response = await fetch(`${real.server.url}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${real.server.writeKey}:`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userId, event: 'Seen', context }),
    });
    expect(response.status).toBe(200);
  };
  const idOf = async (userId: string): Promise<string> =>
    ((await real.ask('GET', `/api/v1/people?identifier=${userId}`)) as { items: { id: string }[] }).items[0]?.id ?? '';
  const open = async (to: string, look: Look = {}) => {
    const opened = await openPage(browser, look);
    await opened.page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}&to=${to}`);
    return opened;
  };
  const LOOKS: Look[] = [
    { theme: 'light', language: 'de', width: 1440 },
    { theme: 'dark', language: 'en', width: 1440 },
    { theme: 'dark', language: 'de', width: 390 },
  ];

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  test('nobody has decided yet: says what will stand here', async () => {
    const { page, complaints } = await open('/consent');
    await page.getByText('Hier steht, wer wozu Ja und wer Nein gesagt hat.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, 'consent-empty');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('purposes with who said what, in every look, without barriers', async () => {
    const says = (yes: boolean) => ({ consent: { categoryPreferences: { analytics: yes, marketing: !yes } } });
    for (const n of [1, 2, 3, 4, 5, 6]) await send(`visitor-${n}`, n < 3 ? {} : says(n !== 3));
    person = await idOf('visitor-4');
    for (const look of LOOKS) {
      const { page, complaints } = await open('/consent', look);
      const row = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { level: 3 }) })
        .nth(1);
      await row.getByText(look.language === 'de' ? 'Einwilligung (a)' : 'Consent (a)').waitFor();
      expect(await row.locator('dd b').allTextContents()).toEqual(['3', '1', '2']);
      expect(await violationsOn(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await picture(page, `consent-${look.width}-${look.theme}-${look.language}`);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test('a purpose is opened by its address, its wording changed: a new version', async () => {
    const { page, complaints } = await open(encodeURIComponent('/consent?purpose=analytics'));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wortlaut auf Deutsch').fill('Wir zählen mit.');
    await dialog.getByText('wird zur Fassung 2').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, 'consent-purpose');
    await dialog.getByRole('button', { name: 'Sichern' }).click();
    await page.getByText('Wir zählen mit.').waitFor();
    await page.getByText(/^Fassung 2, seit/).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('button', { name: 'Zweck anlegen' }).click();
    await dialog.getByLabel('Kürzel').fill('research');
    await dialog.getByLabel('Name auf Deutsch').fill('Forschung');
    await dialog.getByLabel('Name auf Englisch').fill('Research');
    await dialog.getByLabel('Wortlaut auf Deutsch').fill('Wir forschen.');
    await dialog.getByLabel('Wortlaut auf Englisch').fill('We do research.');
    await dialog.getByRole('button', { name: 'Sichern' }).click();
    await page.getByRole('heading', { name: 'Forschung' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('the setting of collecting is chosen and kept', async () => {
    const { page } = await open('/consent');
    await page.getByRole('radio', { name: /Tagespseudonym/ }).check();
    await page.getByText('Gesichert.').waitFor();
    expect(await real.ask('GET', '/api/v1/consent/settings')).toEqual({ collectWithoutAnalytics: 'pseudonymise' });
    await page.reload();
    await expect.poll(() => page.getByRole('radio', { name: /Tagespseudonym/ }).isChecked()).toBe(true);
    await real.ask('PUT', '/api/v1/consent/settings', { collectWithoutAnalytics: 'keep' });
    await page.context().close();
  });

  test('a list is checked, then read', async () => {
    const { page } = await open('/consent');
    const buffer = Buffer.from(
      'user_id,purpose,decision,at\nvisitor-1,email,yes,2026-01-05T10:00:00Z\nvisitor-2,fax,yes,2026-01-05T10:00:00Z\n',
    );
    await page.getByLabel('CSV-Datei').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
    await page.getByText('Zeile 3, purpose').waitFor();
    await picture(page, 'consent-list');
    await page.getByRole('button', { name: 'Eine Entscheidung einlesen' }).click();
    await page.getByText('Eine Entscheidung eingelesen').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  test("on a person's page: what holds, the ledger, entering, and the link", async () => {
    for (const look of LOOKS) {
      const { page, complaints } = await open(`/people/${person}`, look);
      const part = page.getByRole('region', { name: look.language === 'de' ? 'Einwilligungen' : 'Consent' });
      await part.locator('summary').click();
      await part
        .getByRole('cell', { name: look.language === 'de' ? 'über eine Quelle' : 'through a source' })
        .first()
        .waitFor();
      expect(await violationsOn(page)).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await part.scrollIntoViewIfNeeded();
      await picture(page, `consent-person-${look.width}-${look.theme}-${look.language}`);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
    const { page } = await open(`/people/${person}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: real.server.url });
    const part = page.getByRole('region', { name: 'Einwilligungen' });
    await part.getByRole('button', { name: 'Entscheidung eintragen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Zweck').selectOption({ label: 'Telefon' });
    await dialog.getByLabel('Wie').selectOption({ label: 'am Telefon' });
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Sichern' }).click();
    await part.getByText('3 Entscheidungen').waitFor();
    await part.getByRole('button', { name: 'Link zur Einwilligungsseite kopieren' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('/preferences/');
    await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
    expect(await page.getByRole('checkbox', { name: 'Telefon' }).isChecked()).toBe(true);
    await page.context().close();
  });

  test('what cannot be loaded says so, and tries again', async () => {
    const { page } = await openPage(browser, {});
    await page.route('**/api/v1/consent/purposes', (route) =>
      route.fulfill({ status: 500, json: { code: 'internal' } }),
    );
    await page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}&to=/consent`);
    await page.getByRole('alert').waitFor();
    await page.unroute('**/api/v1/consent/purposes');
    await page.getByRole('button', { name: /Noch einmal|Erneut/ }).click();
    await page.getByRole('heading', { name: 'Zwecke' }).waitFor();
    await page.context().close();
  });
});
