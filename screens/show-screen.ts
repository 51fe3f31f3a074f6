import type { Browser, BrowserContext, Route } from 'playwright-core';
import { type Language, type Text, textIn } from '../packages/text/src/index.ts';
import { type Look, openContext, openTab } from '../packages/web/test/browser.ts';
import type { DemoServer, WorldServer } from './demo-server.ts';
import type { Screen, Trouble } from './screen.ts';

/** The servers the screens are looked at on. */
export interface Worlds {
  readonly demo: DemoServer;
  readonly empty: WorldServer;
}

/** Of a machine that does much else. */
const LONGEST_WAIT_MS = 30_000;
/** What a page is allowed to hear whatever the trouble: who is signed in. */
const ALWAYS_ANSWERED = /\/api\/v1\/(session|me)(\?|$)/;

function answerWith(trouble: Trouble, { t }: Text): (route: Route) => Promise<void> {
  const problem = (status: number, code: string, title: string) => (route: Route) =>
    ALWAYS_ANSWERED.test(route.request().url())
      ? route.fallback()
      : route.fulfill({ status, contentType: 'application/problem+json', json: { status, code, title } });
  switch (trouble) {
    case 'loading':
      return (route) => (ALWAYS_ANSWERED.test(route.request().url()) ? route.fallback() : new Promise(() => undefined));
    case 'failed':
      return problem(500, 'internal', t('problem.internal'));
    case 'refused':
      return problem(403, 'forbidden', t('problem.forbidden', { permission: 'maps:read' }));
  }
}

/** Opens screens; a visitor's browser is kept, so that the app is fetched once and not for every screen. */
export class Viewing {
  private readonly contexts = new Map<string, Promise<BrowserContext>>();
  private readonly browser: Browser;
  readonly worlds: Worlds;

  constructor(browser: Browser, worlds: Worlds) {
    this.browser = browser;
    this.worlds = worlds;
  }

  private contextOf(screen: Screen, language: Language): Promise<BrowserContext> {
    const visitor = screen.as ?? 'owner';
    const { url, cookies } = screen.empty === true ? this.worlds.empty : this.worlds.demo;
    const tour = screen.name === 'tour';
    const key = [url, visitor, language, tour].join(' ');
    const known = this.contexts.get(key);
    if (known !== undefined) return known;
    const opened = openContext(this.browser, { language, tour }).then(async (context) => {
      const [name, value] = cookies[visitor]?.split('=') ?? [];
      if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url }]);
      return context;
    });
    this.contexts.set(key, opened);
    return opened;
  }

  /** A tab in which the screen shows what it is about. */
  async show(screen: Screen, { language, theme, width, height }: Required<Omit<Look, 'tour'>>) {
    const { url } = screen.empty === true ? this.worlds.empty : this.worlds.demo;
    const text = textIn(language, { timeZone: 'Europe/Berlin' });
    const opened = await openTab(await this.contextOf(screen, language));
    const { page } = opened;
    page.setDefaultTimeout(LONGEST_WAIT_MS);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    if (screen.trouble !== undefined) await page.route('**/api/v1/**', answerWith(screen.trouble, text));
    await page.goto(url + screen.address(this.worlds.demo));
    await page.locator(screen.shows).filter({ visible: true }).first().waitFor();
    await screen.reach?.(page, text);
    // What is still on its way arrives first, except where nothing is meant to arrive.
    if (screen.trouble === undefined)
      await page.waitForFunction(() => document.querySelector('[class*=bone]') === null);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return opened;
  }
}
