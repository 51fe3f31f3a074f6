import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

describe.skipIf(!hasBrowser)('audiences in the app', () => {
  let browser: Browser;
  let real: RealServer;
  let page: Page;
  let complaints: string[];

  const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
  const did = (userId: string, event: string, hours: number, properties = {}) =>
    real.track([{ userId, event, timestamp: ago(hours), properties }]);
  const people = () => page.locator('aside b').first();

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
    for (const [place, name] of ['ada', 'bo', 'cy', 'dan', 'eve'].entries()) {
      await did(name, 'Cart filled', 50 - place, { total: 10 * (place + 1) });
      if (place > 2) await did(name, 'Paid', 20);
    }
    ({ page, complaints } = await openPage(browser, { width: 1280 }));
    await page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}&to=/audiences`);
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  test('a rule is put together by keys and pointer, counted while it is written, undone, saved', async () => {
    await page.getByText('Hier stehen Ihre Zielgruppen.').waitFor();
    await page.getByRole('link', { name: 'Zielgruppe anlegen' }).click();
    const save = page.getByRole('button', { name: 'Speichern' });
    expect(await save.isDisabled()).toBe(true);
    await page.getByText('Eine Bedingung ist noch nicht fertig.').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Korb stehen gelassen');
    await page.getByRole('combobox', { name: 'Ereignis hinzufügen' }).selectOption('Cart filled');
    await expect.poll(() => people().textContent()).toBe('5');
    await page.getByRole('button', { name: 'Bedingung', exact: true }).click();
    const second = page.getByRole('listitem').filter({ has: page.getByText('Hier fehlt noch etwas.') });
    await second.getByRole('combobox', { name: 'Ereignis hinzufügen' }).selectOption('Paid');
    await expect.poll(() => people().textContent()).toBe('2');
    // The second says: has not.
    await page.getByRole('button', { name: 'nicht' }).nth(1).click();
    await expect.poll(() => people().textContent()).toBe('3');
    // A property of the event, with a value that was seen.
    await page.getByRole('button', { name: 'Eigenschaft' }).first().click();
    await page.getByRole('combobox', { name: 'Vergleich' }).selectOption('gte');
    await page.getByRole('spinbutton', { name: 'Wert' }).fill('20');
    await expect.poll(() => people().textContent()).toBe('2');
    await page.getByRole('heading', { name: 'Regel' }).click();
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByRole('button', { name: 'Schritt zurück' }).click();
    await page.getByRole('button', { name: 'Schritt wieder vor' }).click();
    await page.getByRole('button', { name: 'Schritt wieder vor' }).click();
    await expect.poll(() => people().textContent()).toBe('2');
    await save.click();
    await page.getByRole('heading', { level: 1, name: 'Korb stehen gelassen' }).waitFor();
    await page.getByText('hat „Cart filled“ mit total mindestens 20 getan').waitFor();
    await page.getByText('hat „Paid“ nicht getan').waitFor();
    await expect.poll(() => page.locator('main section b').first().textContent()).toBe('2');
    expect(complaints).toEqual([]);
  });

  test('who comes and goes shows itself on the open page', async () => {
    await page.getByRole('cell', { name: 'bo', exact: true }).waitFor();
    await did('bo', 'Paid', 1);
    await expect.poll(() => page.locator('main section b').first().textContent(), { timeout: 10_000 }).toBe('1');
    await did('fay', 'Cart filled', 1, { total: 70 });
    await page.getByRole('cell', { name: 'fay', exact: true }).waitFor();
    await page.getByText(/3 Menschen hinzugekommen/).waitFor();
  });

  test('as JSON: what is no rule is refused with the reason, any rule comes back as blocks', async () => {
    await page.getByRole('button', { name: 'Bearbeiten' }).click();
    await page.getByRole('button', { name: 'Als JSON' }).click();
    const json = page.getByRole('textbox', { name: 'Regel als JSON' });
    await json.fill('{"event": {"nam": "x"}}');
    await page.getByText('Das ist keine gültige Regel').waitFor();
    expect(await page.getByRole('button', { name: 'Speichern' }).isDisabled()).toBe(true);
    const rule = {
      any: [
        { not: { all: [{ event: { name: 'Paid' } }, { not: { event: {}, within: { last: 'P2D' } } }] } },
        {
          sequence: [{ name: 'Cart filled' }, { name: 'Paid', channel: 'web', within: 'PT36H' }],
          during: { from: '2026-01-01T00:00:00Z' },
        },
        { trait: 'plan', not: { in: ['pro', 'team'] } },
        { event: {}, times: { not: { between: [2, 3] } }, after: { first: { name: 'Paid' }, for: 'P1D' } },
      ],
    };
    await json.fill(JSON.stringify(rule));
    await page.getByRole('button', { name: 'Als Bausteine' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Wen die Regel beschreibt').waitFor();
    await page.getByText('Nicht alle zusammen').waitFor();
    const { items } = (await real.ask('GET', '/api/v1/audiences')) as { items: { rule: unknown }[] };
    expect(items[0]?.rule).toEqual(rule);
  });

  test('a snapshot is taken, compared, deleted', async () => {
    await page.getByRole('button', { name: 'Momentaufnahme' }).click();
    await page.getByRole('heading', { level: 1, name: /^Korb stehen gelassen, / }).waitFor();
    await page.getByText('Gemeinsam mit anderen').waitFor();
    await page.getByText(/Menschen gemeinsam · 100/).waitFor();
    await page.getByRole('button', { name: 'Löschen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click();
    await page.waitForURL('**/audiences');
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('a list is looked at, taken over, and stands on the page of who is in it', async () => {
    await page.getByRole('link', { name: 'Zielgruppe anlegen' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Geladen');
    await page.getByRole('button', { name: 'Liste' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByLabel('Datei').setInputFiles({
      name: 'runde.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('user_id\nada\ncy\nniemand\n'),
    });
    await page.getByText('2 Menschen gefunden').waitFor();
    await page.getByText('Zeile 4: niemand (nicht bekannt)').waitFor();
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByText('Übernommen: 2 Menschen in der Zielgruppe').waitFor();
    const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'cy', exact: true }) });
    await row.getByRole('link').click();
    await page.getByRole('link', { name: 'Geladen' }).waitFor();
    const { items } = (await real.ask('GET', '/api/v1/audiences')) as { items: { id: string; kind: string }[] };
    const list = items.find(({ kind }) => kind === 'list');
    expect(list).toBeDefined();
    expect(complaints).toEqual([]);
  });
});
