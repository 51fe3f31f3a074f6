import type { Page } from 'playwright-core';
import { z } from 'zod';
import { launchBrowser, openContext, openTab } from '../packages/web/test/browser.ts';
import { startDemoServer } from '../screens/demo-server.ts';
import type { Bench } from './measurement.ts';

const LOOK = { width: 1440, height: 900, theme: 'light', language: 'de' } as const;
const TIMES = 5;
const AIM_PAINT_MS = 1_500;
const AIM_SELECTION_MS = 100;
/** The demo world of a first start. */
const PEOPLE_A_DAY = 111;

const namesSchema = z.object({ items: z.array(z.object({ events: z.number() })) });

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Milliseconds from the beginning of the navigation to the largest paint. */
function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
}

/** Milliseconds from a click on a step until the panel speaks of it and the browser has drawn it. */
function selection(page: Page, step: string): Promise<number> {
  return page.evaluate(async (id) => {
    const button = document.querySelector<HTMLButtonElement>(`[data-step="${id}"]`);
    if (button === null) throw new Error('no such step on the page');
    const heading = (): string => document.querySelector('aside h2')?.textContent ?? '';
    const before = heading();
    const began = performance.now();
    button.click();
    while (heading() === before) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  }, step);
}

/** The live map of the demo world in a real browser: how soon it stands there, and how soon it answers. */
export const run: Bench = async () => {
  process.stderr.write('filling the demo world …\n');
  const demo = await startDemoServer(PEOPLE_A_DAY);
  const browser = await launchBrowser();
  try {
    const paints: number[] = [];
    const selections: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      // A visitor with empty caches each time.
      const context = await openContext(browser, LOOK);
      const [name = '', value = ''] = demo.cookies.owner?.split('=') ?? [];
      await context.addCookies([{ name, value, url: demo.url }]);
      const { page } = await openTab(context);
      await page.goto(`${demo.url}/maps/${demo.map}`);
      await page.locator('[data-step]').first().waitFor();
      await page.waitForLoadState('networkidle');
      paints.push(await largestPaint(page));
      for (const step of [...demo.steps.values()].slice(0, 6)) selections.push(await selection(page, step));
      await context.close();
    }
    const n = namesSchema
      .parse(await demo.ask('/api/v1/insight/event-names'))
      .items.reduce((sum, one) => sum + one.events, 0);
    return [
      {
        name: 'live map: largest paint',
        n,
        ours_ms: middle(paints),
        worst_ms: Math.max(...paints),
        aim_ms: AIM_PAINT_MS,
      },
      {
        name: 'live map: selection answered',
        n,
        ours_ms: middle(selections),
        worst_ms: Math.max(...selections),
        aim_ms: AIM_SELECTION_MS,
      },
    ];
  } finally {
    await browser.close();
    await demo.close();
  }
};
