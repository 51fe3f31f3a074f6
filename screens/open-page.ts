import { type Browser, chromium, type Page } from 'playwright-core';
import type { DemoServer } from './demo-server.ts';

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'de' | 'en';
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
}

/** A page of a fresh visitor; signed in unless told otherwise. */
export async function openPage(
  browser: Browser,
  { url, token }: Pick<DemoServer, 'url' | 'token'>,
  { width, height, theme, language }: Look,
  signedIn = true,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (signedIn) {
    await page.goto(`${url}/sign-in?to=/maps&code=${encodeURIComponent(token)}`);
    await page.waitForURL(/\/maps$/);
    // Whoever looks at pictures has taken the tour.
    await page.evaluate(() => localStorage.setItem('waymark.tour', 'done'));
  }
  return page;
}
