import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Whether there is a browser to test in; without one the tests of pages are skipped, and say so. */
export const hasBrowser = existsSync(CHROMIUM);
export const WITHOUT_BROWSER = `no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Builds the app as it is now into a folder of its own. */
export async function buildApp(): Promise<{ dist: string; remove(): void }> {
  const dist = mkdtempSync(path.join(tmpdir(), 'waymark-web-'));
  // As it is shipped: the test runner's own environment would bring in the development build of libraries.
  process.env.NODE_ENV = 'production';
  await build({
    configFile: path.resolve(import.meta.dirname, '../vite.config.ts'),
    logLevel: 'error',
    build: { outDir: dist, emptyOutDir: true },
  });
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) };
}

export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'de' | 'en';
  readonly width?: number;
  readonly height?: number;
  /** Whether the tour of the first day may show itself; otherwise the browser remembers that it was seen. */
  readonly tour?: boolean;
}

/** A page in a context of its own. What its scripts complain about is collected in `complaints`. */
export async function openPage(browser: Browser, look: Look = {}): Promise<{ page: Page; complaints: string[] }> {
  const { theme = 'light', language = 'de', width = 1280, height = 860, tour = false } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  if (!tour) await context.addInitScript(() => localStorage.setItem('waymark.tour', 'seen'));
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Failed requests are looked at where they matter; the browser reports each of them as an error as well.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket/.test(message.text()))
      complaints.push(message.text());
  });
  return { page, complaints };
}

/** Violations of WCAG 2.2 A and AA on the page, as short sentences; empty when there are none. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Moves and fades end first: half-faded text has no contrast of its own.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

/** How far the page can be scrolled sideways, in pixels; a page that fits gives 0. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** A picture to look at, in the folder `WAYMARK_PICTURES` names; without one nothing happens. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.WAYMARK_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
