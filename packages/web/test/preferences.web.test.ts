import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APP,
  hasBrowser,
  type Look,
  launchBrowser,
  openContext,
  openTab,
  picture,
  sidewaysOverflow,
  violationsOn,
} from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

describe.skipIf(!hasBrowser)("a person's page of preferences", () => {
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

  const personOf = async (userId: string): Promise<string> => {
    await real.track([{ userId, event: 'Seen', timestamp: '2026-05-01T10:00:00Z' }]);
    const found = (await real.ask('GET', `/api/v1/people?identifier=${userId}`)) as { items: { id: string }[] };
    return found.items[0]?.id ?? '';
  };
  const linkOf = async (userId: string): Promise<string> => {
    const person = await personOf(userId);
    return ((await real.ask('POST', `/api/v1/people/${person}/consent/link`, {})) as { url: string }).url;
  };
  const open = async (url: string, look: Look) => {
    const context = await openContext(browser, look);
    const opened = await openTab(context);
    await opened.page.goto(url);
    return opened;
  };

  test('is read and used on a phone, in both languages and themes, without barriers', async () => {
    const url = await linkOf('phone');
    for (const theme of ['light', 'dark'] as const) {
      for (const language of ['de', 'en'] as const) {
        for (const width of theme === 'light' && language === 'en' ? [360, 1280] : [360]) {
          const { page, complaints } = await open(url, { theme, language, width, height: 800 });
          await page.getByRole('heading', { level: 1 }).waitFor();
          expect(await page.locator('html').getAttribute('lang')).toBe(language);
          expect(await violationsOn(page)).toEqual([]);
          expect(await sidewaysOverflow(page)).toBe(0);
          const small = await page
            .locator('button, a, summary, input[type=checkbox]')
            .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 24).length);
          expect(small).toBe(0);
          await picture(page, `preferences-${width}-${language}-${theme}`);
          expect(complaints).toEqual([]);
          await page.context().close();
        }
      }
    }
  });

  test('works without script and by keyboard alone: chosen, saved, shown again, taken back', async () => {
    const url = await linkOf('keyboard');
    const context = await browser.newContext({
      javaScriptEnabled: false,
      locale: 'de-DE',
      viewport: { width: 390, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const analytics = page.getByRole('checkbox', { name: 'Auswertung' });
    expect(await analytics.isChecked()).toBe(true);
    await page.getByText('Wir schreiben Ihnen E-Mails').click();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Was eine Bestätigung braucht').waitFor();
    expect(await analytics.isChecked()).toBe(true);
    await page.getByText('Wartet auf Ihre Bestätigung.').waitFor();
    await page.getByText('Was Sie bisher entschieden haben').click();
    await page.getByText('Auswertung: Ja, auf der Einwilligungsseite').waitFor();
    await page.getByRole('button', { name: 'Alles ablehnen' }).click();
    await page.getByRole('status').getByText('Ihre Auswahl gilt ab sofort').waitFor();
    expect(await analytics.isChecked()).toBe(false);
    expect(await page.getByRole('checkbox', { name: 'Post', exact: true }).isChecked()).toBe(false);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Your consent', exact: true }).waitFor();
    await context.close();
  });

  test('a confirmation is pressed, and leads to the page; a link that holds no longer says so', async () => {
    await real.ask('POST', '/api/v1/consent/requests', {
      identifier: { kind: 'user_id', value: 'letters' },
      purpose: 'email',
    });
    const asked = (await real.ask('POST', '/api/v1/consent/requests', {
      identifier: { kind: 'user_id', value: 'letters' },
      purpose: 'email',
    })) as { url: string };
    const { page } = await open(asked.url, { width: 390, height: 800 });
    await page.getByRole('heading', { name: 'Bitte bestätigen Sie' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, 'preferences-confirm');
    await page.getByRole('button', { name: 'Ja, ich bin einverstanden' }).click();
    await page.getByRole('heading', { name: 'Danke, bestätigt' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, 'preferences-confirmed');
    await page.getByRole('link', { name: 'Zu Ihren Einwilligungen' }).click();
    await page.getByRole('heading', { name: 'Ihre Einwilligungen' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'E-Mail' }).isChecked()).toBe(true);
    await page.goto(`${real.server.url}/preferences/nothing`);
    await page.getByRole('heading', { name: 'Dieser Link gilt nicht mehr' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await picture(page, 'preferences-gone');
    await page.context().close();
  });
});
