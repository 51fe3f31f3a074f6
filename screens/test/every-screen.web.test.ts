import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, launchBrowser, WITHOUT_BROWSER } from '../../packages/web/test/browser.ts';
import { startDemoServer, startEmptyServer } from '../demo-server.ts';
import { walkedScreens } from '../screens.ts';
import { Viewing } from '../show-screen.ts';
import { contentOf, faultsOf } from './screen-faults.ts';

/** A small world: what is looked at is how it stands there. */
const PEOPLE_A_DAY = 4;

describe.skipIf(!hasBrowser)(`every screen${hasBrowser ? '' : ` (${WITHOUT_BROWSER})`}`, () => {
  let browser: Browser;
  let viewing: Viewing;
  let content: ReadonlySet<string>;

  beforeAll(async () => {
    const [demo, empty] = await Promise.all([startDemoServer(PEOPLE_A_DAY), startEmptyServer()]);
    browser = await launchBrowser();
    viewing = new Viewing(browser, { demo, empty });
    content = await contentOf(demo);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([viewing?.worlds.demo.close(), viewing?.worlds.empty.close()]);
  });

  test.concurrent.each(walkedScreens)('$name', { timeout: 300_000 }, async (screen) => {
    expect(await faultsOf(viewing, screen, content, false)).toEqual([]);
  });
});
