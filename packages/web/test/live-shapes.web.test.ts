import type { JourneyMap } from '@waymark/model';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage, sidewaysOverflow, WITHOUT_BROWSER } from './browser.ts';
import { answersFor, emptyAnswer, liveAnswer, longMap, stepIds, trainMap } from './prepared-answers.ts';
import { type StandIn, startStandIn } from './stand-in-server.ts';

if (!hasBrowser) console.warn(`Tests of the shapes of maps are skipped: ${WITHOUT_BROWSER}`);

const map = trainMap();

/** Only the first steps, each phase that is left empty stays. */
function firstSteps(whole: JourneyMap, count: number): JourneyMap {
  const kept = new Set(stepIds(whole).slice(0, count));
  return {
    ...whole,
    expectations: whole.expectations.filter(({ step }) => step === undefined || kept.has(step)),
    phases: whole.phases
      .map((phase) => ({ ...phase, steps: phase.steps.filter(({ id }) => kept.has(id)) }))
      .filter((phase) => phase.steps.length > 0),
    cells: whole.cells.filter(({ step }) => kept.has(step)),
  };
}

const LONG_NAME =
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung und alles, was davor und danach geschieht';

function longNames(whole: JourneyMap): JourneyMap {
  return {
    ...whole,
    title: LONG_NAME,
    decisionA: { ...whole.decisionA, text: LONG_NAME },
    decisionB: { ...whole.decisionB, text: LONG_NAME },
    phases: whole.phases.map((phase) => ({
      ...phase,
      name: LONG_NAME,
      steps: phase.steps.map((step) => ({ ...step, name: LONG_NAME })),
    })),
    expectations: whole.expectations.map((one) => ({ ...one, aspect: LONG_NAME.slice(0, 60) })),
  };
}

/** Rows that can be pointed at reach so far beyond their text, and no further. */
const REACH = 10;

/** Everything that sticks out of the cell it stands in. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(
    (reach) =>
      [...document.querySelectorAll<HTMLElement>('main button, main dd, main dt, main h2, aside *')]
        .filter((element) => !element.closest('.visually-hidden') && element.scrollWidth > element.clientWidth + reach)
        .filter((element) => element.clientWidth > 0 && getComputedStyle(element).overflowX === 'visible')
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map(
          (element) =>
            `${element.tagName} ${element.textContent?.slice(0, 40)} ${element.scrollWidth}>${element.clientWidth}`,
        ),
    REACH,
  );
}

describe.skipIf(!hasBrowser)('shapes of live maps', () => {
  let browser: Browser;
  let server: StandIn;

  beforeAll(async () => {
    browser = await launchBrowser();
    server = await startStandIn(APP, {});
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const prepare = (answers: Record<string, unknown>): void => {
    server.answers.clear();
    for (const [path, answer] of Object.entries(answers)) server.answers.set(path, answer);
  };

  const shapes: [string, JourneyMap, number][] = [
    ['four steps', firstSteps(map, 4), 1],
    ['one step', firstSteps(map, 1), 1],
    ['sixty steps', longMap(map), 1],
    ['one person', map, 1 / 20_134],
    ['millions', map, 500],
    ['long names', longNames(map), 1],
  ];

  test.each(shapes)(
    '%s: nothing sticks out, in the live map and the comparison, wide and narrow',
    async (_name, shape, scale) => {
      prepare(answersFor(shape, liveAnswer(shape, scale)));
      const { page, complaints } = await openPage(browser, { width: 1440, height: 900 });
      for (const address of [
        `?step=${stepIds(shape)[0]}`,
        `?show=phase*${shape.phases[0]?.id}`,
        '?mode=compare&days=90',
      ]) {
        await page.goto(`${server.url}/maps/${shape.id}${address}`);
        await page
          .getByRole('complementary')
          .or(page.getByRole('region', { name: 'Was sich unterscheidet' }))
          .waitFor();
        await page.waitForLoadState('networkidle');
        expect([address, await sidewaysOverflow(page)]).toEqual([address, 0]);
        expect([address, await sticksOut(page)]).toEqual([address, []]);
        await page.setViewportSize({ width: 390, height: 844 });
        await page.waitForFunction(() => document.querySelector('[data-tour="people"]') === null);
        expect([address, 'narrow', await sidewaysOverflow(page)]).toEqual([address, 'narrow', 0]);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('a map nobody walked can still be chosen from and compared', async () => {
    prepare(answersFor(map, emptyAnswer(map)));
    const { page, complaints } = await openPage(browser, { width: 1440, height: 900 });
    await page.goto(`${server.url}/maps/${map.id}?show=figure*people`);
    await page.getByText('Niemand hat im Zeitraum eine Reise begonnen.').waitFor();
    expect(await page.getByRole('group', { name: 'Bänder und Verluste' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
