import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage, sidewaysOverflow, violationsOn } from './browser.ts';
import { answersFor, liveAnswer, trainMap } from './prepared-answers.ts';
import { type StandIn, startStandIn } from './stand-in-server.ts';

const map = trainMap();

describe.skipIf(!hasBrowser)('the palette', () => {
  let browser: Browser;
  let server: StandIn;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startStandIn(APP, answersFor(map, liveAnswer(map)));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each([
    { language: 'en', theme: 'light', width: 1440 },
    { language: 'de', theme: 'dark', width: 360 },
  ] as const)('has no barrier: $language, $theme, $width px', async (look) => {
    const { page, complaints } = await openPage(browser, look);
    await page.routeWebSocket(/\/ws$/, () => undefined);
    await page.goto(`${server.url}/maps`);
    await page
      .getByRole('button', { name: look.language === 'de' ? 'Suchen und springen' : 'Search and jump' })
      .click();
    const field = page.getByRole('combobox');
    await field.waitFor();
    await page.getByRole('option', { name: 'Mit der Bahn nach Berlin' }).waitFor();
    expect(await violationsOn(page), 'nothing entered').toEqual([]);
    await field.fill('00aa');
    await page.getByRole('option', { name: /00aa/ }).waitFor();
    expect(await violationsOn(page), 'people').toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await field.fill('$$$');
    await page.getByText('$$$', { exact: false }).first().waitFor();
    expect(await violationsOn(page), 'nothing found').toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('works by keys alone: opened, moved through, taken, closed; what was taken comes first the next time', async () => {
    const { page } = await openPage(browser);
    await page.routeWebSocket(/\/ws$/, () => undefined);
    const chunks: string[] = [];
    page.on('request', (request) => {
      if (/\/assets\/palette-[\w-]+\.js/.test(request.url())) chunks.push(request.url());
    });
    await page.goto(`${server.url}/maps`);
    await page.getByRole('link', { name: 'Mit der Bahn nach Berlin' }).focus();
    expect(chunks, 'loaded only when wanted').toEqual([]);
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox');
    await field.waitFor();
    expect(chunks.length).toBe(1);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Mit der Bahn nach Berlin');

    await page.keyboard.press('Control+k');
    const chosen = page.getByRole('option', { selected: true });
    await expect.poll(() => chosen.textContent()).toBe('Karten');
    await page.keyboard.press('ArrowDown');
    expect(await chosen.textContent()).toBe('Reisen');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await chosen.textContent(), 'round the end').toBe('Abmelden');
    await page.keyboard.type('bahn berl');
    await expect.poll(() => chosen.textContent()).toBe('Mit der Bahn nach Berlin');
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/maps/${map.id}`));
    await page.getByText('23,9\u00a0%', { exact: true }).waitFor();

    await page.keyboard.press('Control+k');
    await expect.poll(() => chosen.textContent()).toBe('Mit der Bahn nach Berlin');
    await page.getByRole('group', { name: 'Zuletzt' }).waitFor();
    await page.keyboard.type('dunkel');
    await expect.poll(() => chosen.textContent()).toBe('Farben: Dunkel');
    await page.keyboard.press('Enter');
    await page.locator('html[data-theme="dark"]').waitFor();
    await page.context().close();
  });

  test('finds people by an identifier and keeps nothing of them on the device', async () => {
    const { page } = await openPage(browser);
    await page.routeWebSocket(/\/ws$/, () => undefined);
    await page.goto(`${server.url}/maps?days=30`);
    await page.getByRole('link', { name: 'Mit der Bahn nach Berlin' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('abc');
    await page.getByRole('group', { name: 'Menschen' }).getByRole('option', { name: 'A', exact: true }).click();
    await page.waitForURL(/people\/00aabbccddeeff00\?days=30/);
    expect(await page.evaluate(() => localStorage.getItem('waymark.palette'))).toBeNull();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('neu');
    await page.keyboard.press('Enter');
    await page.waitForURL(/maps\?new=1/);
    await page.getByRole('dialog').getByRole('button', { name: 'Karte anlegen' }).waitFor();
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('combobox', { name: 'Raum, Karte' }).count(), 'one dialog at a time').toBe(0);
    await page.context().close();
  });
});
