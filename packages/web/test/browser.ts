import { existsSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Whether there is a browser to test in; without one the tests of pages are skipped, and say so. */
export const hasBrowser = existsSync(CHROMIUM);
export const WITHOUT_BROWSER = `no Chromium at ${CHROMIUM} (set CHROMIUM_PATH)`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** The app as it is now: `scripts/test-setup.mjs` has built it before any test. */
export const APP = path.resolve(import.meta.dirname, '../dist');

export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'de' | 'en';
  readonly width?: number;
  readonly height?: number;
  /** Whether the tour of the first day may show itself; otherwise the browser remembers that it was seen. */
  readonly tour?: boolean;
}

/** A visitor's browser: nothing of another one is in it. */
export async function openContext(browser: Browser, look: Look = {}): Promise<BrowserContext> {
  const { theme = 'light', language = 'de', width = 1280, height = 860, tour = false } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  if (!tour) await context.addInitScript(() => localStorage.setItem('waymark.tour', 'seen'));
  return context;
}

/** A new tab. What its scripts complain about is collected in `complaints`. */
export async function openTab(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
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

/** A page in a context of its own. */
export async function openPage(browser: Browser, look: Look = {}): Promise<{ page: Page; complaints: string[] }> {
  return openTab(await openContext(browser, look));
}

/** Rules whose outcome can change with the theme and the width: what is seen, how large, and what opens in place of what. */
const LOOK_RULES = [
  'aria-hidden-focus',
  'button-name',
  'color-contrast',
  'label',
  'landmark-one-main',
  'landmark-unique',
  'link-in-text-block',
  'link-name',
  'page-has-heading-one',
  'region',
  'scrollable-region-focusable',
  'target-size',
];

/**
 * Violations of WCAG 2.2 A and AA on the page, as short sentences; empty when there are none.
 * @param only where the page has been looked at whole already: the rules that can come out differently in another theme and
 *   width
 */
export async function violationsOn(page: Page, only?: 'look'): Promise<string[]> {
  // A changed theme is on the page a frame later; then moves and fades end: half-faded text has no contrast of its own.
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    // What inherits a colour that fades begins its own fade when that ends.
    for (let round = 0; round < 5 && document.getAnimations().length > 0; round++) {
      await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  });
  // Pages have no frames of other sites, so nothing has to be gathered in a tab of its own, which takes longer than looking.
  // Describing what passed takes as long as looking at it, and nobody reads it.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (only === undefined) axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  else axe.withRules(LOOK_RULES);
  const { violations } = await axe.analyze();
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
