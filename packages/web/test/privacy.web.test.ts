import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage, picture } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

/** What the guide promises: from the start page to an answered request for access. */
const MOST_STEPS = 8;

describe.skipIf(!hasBrowser)('requests of people in the app', () => {
  let browser: Browser;
  let real: RealServer;
  let page: Page;
  let complaints: string[];

  const erika = 'erika.berger@example.org';
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
    const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
    for (const userId of [erika, 'kurt@example.org', 'lena@example.org', 'lena.two@example.org'])
      await real.track([
        { userId, event: 'Fahrkarte gebucht', timestamp: ago(50), properties: { von: 'Kiel', nach: 'Berlin' } },
        { userId, event: 'Reise angetreten', timestamp: ago(20) },
      ]);
    ({ page, complaints } = await openPage(browser, { width: 1280, height: 900 }));
    await page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}&to=/`);
    await page.getByRole('link', { name: 'Datenschutz' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  test('the guide: a request for access is answered from the start page in at most eight steps', async () => {
    let steps = 0;
    /** Every touch of the hand: a click, or a field that is filled. A picture shows what is about to be touched. */
    const step = async (what: Locator, act: (what: Locator) => Promise<void>): Promise<void> => {
      steps += 1;
      await what.waitFor();
      await what.scrollIntoViewIfNeeded();
      await picture(page, `access-request-${steps}-de`);
      await act(what);
    };
    const click = (what: Locator) => step(what, (one) => one.click());
    await click(page.getByRole('link', { name: 'Datenschutz' }));
    await click(page.getByRole('link', { name: 'Anfragen' }));
    await click(button('Neue Anfrage'));
    await step(page.getByRole('searchbox', { name: /Wer fragt/ }), (field) => field.fill(erika));
    await page.getByRole('radio', { name: erika }).and(page.locator(':checked')).waitFor();
    await click(button('Anfrage anlegen'));
    await click(page.getByRole('radio', { name: 'Von einer Adresse, die wir kennen' }));
    await click(button('Identität bestätigen'));
    await click(button('Auskunft erstellen'));
    await page.getByText('Die Auskunft ist fertig.').waitFor();
    await picture(page, 'access-request-9-de');
    expect(steps).toBeLessThanOrEqual(MOST_STEPS);

    const [answer] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Zum Lesen und Drucken' }).click(),
    ]);
    await answer.getByRole('heading', { level: 1, name: 'Auskunft über Ihre Daten' }).waitFor();
    await answer.getByRole('cell', { name: erika }).waitFor();
    expect(await answer.getByText('Fahrkarte gebucht').count()).toBe(1);
    await picture(answer, 'access-answer-de');
    await answer.close();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Als JSON-Datei' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^access-\d{4}-0001\.json$/);
    expect(complaints).toEqual([]);
  });

  const enter = async (who: string, kind: string): Promise<void> => {
    await page.goto(`${real.server.url}/privacy?new=1`);
    await page.getByRole('searchbox', { name: /Wer fragt/ }).fill(who);
    await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  };
  const verify = async (): Promise<void> => {
    await button('Anfrage anlegen').click();
    await page.getByRole('radio', { name: 'Ausweis gesehen' }).check();
    await button('Identität bestätigen').click();
  };

  test('several may be meant: one is chosen, his details corrected with a reason', async () => {
    await enter('lena', 'Berichtigung');
    await page.getByRole('radio', { name: 'lena.two@example.org' }).waitFor();
    expect(await button('Anfrage anlegen').isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'lena.two@example.org' }).check();
    await verify();
    await page.getByRole('combobox', { name: 'Angabe' }).fill('city');
    await page.getByRole('textbox', { name: 'Richtig ist' }).fill('Lübeck');
    expect(await button('Angaben berichtigen').isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: 'Grund' }).fill('Meldebescheinigung gesehen');
    await button('Angaben berichtigen').click();
    await page.getByText('Die Angaben sind berichtigt.').waitFor();
  });

  test('an objection names its purposes; an erasure is confirmed, and leaves no name behind', async () => {
    await enter('kurt@', 'Widerspruch');
    expect(await button('Anfrage anlegen').isDisabled()).toBe(true);
    await page.getByRole('group', { name: 'Um welche Zwecke geht es?' }).getByRole('checkbox').first().check();
    await verify();
    await button('Widerspruch eintragen').click();
    await page.getByText('Der Widerspruch ist eingetragen.').waitFor();

    await enter('kurt@', 'Löschung');
    await verify();
    expect(await button('Endgültig löschen').isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: /soll gelöscht werden/ }).check();
    await button('Endgültig löschen').click();
    await page.getByText('Dieser Mensch ist gelöscht.').waitFor();
    await page.getByRole('link', { name: 'Anfragen', exact: true }).click();
    await page.getByRole('cell', { name: 'gelöscht', exact: true }).first().waitFor();
    expect(await page.getByText('kurt@example.org').count()).toBe(0);
  });

  test('whoever is not known may ask; a term is extended, a request refused with its reason', async () => {
    await enter('fremd@example.org', 'Auskunft');
    await page.getByText(/Niemand ist unter „fremd@example\.org“ bekannt/).waitFor();
    await button('Anfrage anlegen').click();
    await button('Frist verlängern').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Grund' }).fill('Sehr viele Anfragen');
    await dialog.getByRole('button', { name: 'Frist verlängern' }).click();
    await page.getByText(/, verlängert/).waitFor();
    await button('Ablehnen').click();
    await dialog.getByRole('textbox', { name: 'Erklärung' }).fill('Es kam kein Nachweis.');
    await dialog.getByRole('button', { name: 'Ablehnen' }).click();
    await page.getByText('Die Anfrage ist abgelehnt.').waitFor();
    await page.getByText(/Es kam kein Nachweis\./).waitFor();
  });

  test('the list is filtered, searched and taken along; all of it stands in the address', async () => {
    await page.goto(`${real.server.url}/privacy`);
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(5);
    await button('Abgelehnt').click();
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(1);
    await button('Alle (5)').click();
    await page.getByRole('searchbox').fill(erika);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(1);
    expect(page.url()).toContain('q=erika');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Als CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('requests.csv');
  });

  test('the log is read, filtered and checked, with and without an earlier checksum', async () => {
    await page.getByRole('link', { name: 'Protokoll' }).click();
    await page.getByRole('combobox', { name: 'Was' }).selectOption({ label: 'Mensch gelöscht' });
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(1);
    await button('Protokoll prüfen').click();
    await page.getByText('Das Protokoll ist unverändert.').waitFor();
    const head = await page.locator('main code').textContent();
    const anchor = page.getByRole('textbox', { name: 'Frühere Prüfsumme' });
    await anchor.fill(head ?? '');
    await button('Protokoll prüfen').click();
    await page.getByText('Die frühere Prüfsumme ist noch enthalten').waitFor();
    await anchor.fill('00');
    await button('Protokoll prüfen').click();
    await page.getByText('Das Protokoll wurde verändert.').waitFor();
    expect(complaints).toEqual([]);
  });
});
