import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage, WITHOUT_BROWSER } from './browser.ts';
import { answersFor, liveAnswer, trainMap } from './prepared-answers.ts';
import { type StandIn, startStandIn } from './stand-in-server.ts';

if (!hasBrowser) console.warn(`Tests of shifting are skipped: ${WITHOUT_BROWSER}`);

/** Web Vitals call less than 0.1 good; nobody sees this. */
const MOST_SHIFT = 0.02;

/** What moved, by how much. A shift after a press of a key or button is meant and does not count. */
interface Shift {
  readonly value: number;
  readonly moved: string[];
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Shift[] = [];
    Object.assign(window, { seenShifts: seen });
    const nameOf = (node: Node | null) => (node instanceof Element ? `${node.tagName}.${node.className}` : '');
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
        };
        if (shift.hadRecentInput) continue;
        const moved = shift.sources.map(
          ({ node, previousRect, currentRect }) =>
            `${nameOf(node)} ${Math.round(previousRect.top)} → ${Math.round(currentRect.top)}`,
        );
        seen.push({ value: shift.value, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { seenShifts: Shift[] }).seenShifts);

describe.skipIf(!hasBrowser)('the first load', () => {
  let browser: Browser;
  let server: StandIn;
  const map = trainMap();

  beforeAll(async () => {
    browser = await launchBrowser();
    const answers = answersFor(map, liveAnswer(map));
    const late = (path: string, afterMs: number): void => {
      const answer = answers[path];
      answers[path] = async () => {
        await pause(afterMs);
        return answer;
      };
    };
    // Numbers come late, what people experienced later still, the names of events last.
    late(`/api/v1/maps/${map.id}/live`, 1_000);
    late(`/api/v1/maps/${map.id}/experience`, 1_300);
    late('/api/v1/insight/event-names', 1_500);
    server = await startStandIn(APP, answers);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each([
    { name: 'desktop', width: 1440, height: 900, search: '' },
    { name: 'small desktop', width: 1024, height: 768, search: '' },
    { name: 'phone', width: 390, height: 844, search: '' },
    { name: 'desktop, some people', width: 1440, height: 900, search: '?who=did:ER%20Triage' },
  ])('of the live map moves nothing when numbers arrive: $name', async ({ width, height, search }) => {
    const { page } = await openPage(browser, { width, height });
    // The stand-in has no socket; a page that is told so says it in a bar of its own.
    await page.routeWebSocket(/.*/, () => {});
    await watchShifts(page);
    await page.goto(`${server.url}/maps/${map.id}${search}`);
    await page.getByText('23,9\u00a0%', { exact: true }).waitFor();
    await page.getByText('Erwartung gegen Erlebnis', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const shifts = await shiftsOf(page);
    const sum = shifts.reduce((total, { value }) => total + value, 0);
    expect(sum, JSON.stringify(shifts, null, 1)).toBeLessThan(MOST_SHIFT);
    await page.context().close();
  });
});
