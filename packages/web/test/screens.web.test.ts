import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APP,
  hasBrowser,
  launchBrowser,
  openPage,
  sidewaysOverflow,
  violationsOn,
  WITHOUT_BROWSER,
} from './browser.ts';
import { answersFor, emptyAnswer, liveAnswer, longMap, stepIds, trainMap, unbound } from './prepared-answers.ts';
import { type StandIn, startStandIn } from './stand-in-server.ts';

if (!hasBrowser) console.warn(`Tests of the screens are skipped: ${WITHOUT_BROWSER}`);

const map = trainMap();
const [firstStep = '', secondStep = '', thirdStep = ''] = stepIds(map);

describe.skipIf(!hasBrowser)('screens', () => {
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

  test('the live map shows its numbers and explains a step; keys move the selection, and the address keeps it', async () => {
    prepare(answersFor(map, liveAnswer(map)));
    const { page } = await openPage(browser, { width: 1640, height: 1000 });
    await page.goto(`${server.url}/maps/${map.id}`);
    await page.getByText('23,9\u00a0%', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Werbung gesehen: 20\.134 Menschen, Schritt 1 von 12/ }).click();
    await page.getByRole('heading', { name: 'Werbung gesehen' }).waitFor();
    expect(page.url()).toContain(`step=${firstStep}`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('heading', { name: 'Fahrkarte gebucht' }).waitFor();
    expect(page.url()).toContain(`step=${thirdStep}`);
    const panel = page.getByRole('complementary', { name: 'Gewählter Schritt' });
    expect(await panel.textContent()).toMatch(/11\.907 Menschen, das sind 59,1\s%/);
    expect(await page.getByTestId('announcer').textContent()).toBe(
      'Fahrkarte gebucht, Schritt 3 von 12, 11.907 Menschen',
    );
    await page.keyboard.press('Escape');
    await page.getByText('Wählen Sie einen Schritt').waitFor();
    await page.goBack();
    await page.context().close();
  });

  test('sixty steps scroll sideways inside the board while the labels stay; the page itself does not', async () => {
    const long = longMap(map);
    prepare(answersFor(long, liveAnswer(long)));
    const { page } = await openPage(browser);
    const last = stepIds(long).at(-1) ?? '';
    await page.goto(`${server.url}/maps/${map.id}?step=${last}`);
    const board = page.getByRole('region', { name: 'Schritte der Karte' });
    await board.waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await board.evaluate((element) => element.scrollHeight - element.clientHeight), 'hidden below').toBe(0);
    const chosen = await page.locator(`[data-step="${last}"]`).boundingBox();
    const frame = await board.boundingBox();
    const label = await board.getByText('Denken', { exact: true }).boundingBox();
    if (!chosen || !frame || !label) throw new Error('the board is not visible');
    expect(chosen.x + chosen.width).toBeLessThanOrEqual(frame.x + frame.width + 1);
    expect(label.x).toBeGreaterThanOrEqual(frame.x);
    expect(label.x).toBeLessThan(frame.x + 40);
    await page.context().close();
  });

  test('a map without numbers says what to do: nobody there, or nothing bound', async () => {
    prepare(answersFor(map, emptyAnswer(map)));
    const { page, complaints } = await openPage(browser);
    await page.goto(`${server.url}/maps/${map.id}?days=30`);
    await page.getByText('In diesem Zeitraum war niemand unterwegs.').waitFor();
    await page.getByRole('button', { name: 'Gesamten Zeitraum zeigen' }).click();
    await page.waitForURL((url) => !url.search.includes('days'));
    const free = unbound(map);
    prepare(answersFor(free, emptyAnswer(free)));
    await page.goto(`${server.url}/maps/${map.id}`);
    await page.getByText('Diese Karte weiß noch nicht, woran sie Schritte erkennt.').waitFor();
    await page.getByRole('button', { name: 'Ersten Schritt verknüpfen' }).click();
    await page.getByRole('checkbox', { name: /ER Registration/ }).check();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mit einem Ereignis verknüpfen' }).waitFor();
    prepare({ ...answersFor(free, emptyAnswer(free)), '/api/v1/insight/event-names': { items: [] } });
    await page.goto(`${server.url}/maps/${map.id}`);
    await page.getByText('Es ist noch kein einziges Ereignis da.', { exact: false }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('one person on the map is one person, not "1 Menschen"', async () => {
    const one = liveAnswer(map, 1 / 20_134);
    prepare(answersFor(map, one));
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/maps/${map.id}?step=${firstStep}`);
    await page.getByRole('link', { name: 'Diesen Menschen ansehen' }).waitFor();
    expect(await page.locator('body').textContent()).not.toMatch(/(^|\s)1 Menschen/);
    await page.context().close();
  });

  test('on a small screen the map is a list of steps that unfold', async () => {
    prepare(answersFor(map, liveAnswer(map)));
    const { page } = await openPage(browser, { width: 360, height: 740 });
    await page.goto(`${server.url}/maps/${map.id}`);
    const step = page.getByRole('button', { name: /Verspätung erfahren/ });
    await step.click();
    await page.getByRole('button', { name: /Verspätung erfahren/, expanded: true }).waitFor();
    await page.getByText('Selbst die Durchsage kam spät.').waitFor();
    await page.getByRole('link', { name: 'Diese 4.187 Menschen ansehen' }).waitFor();
    expect(await sidewaysOverflow(page)).toBe(0);
    await page.context().close();
  });

  test('language and colours change at once and are kept', async () => {
    prepare(answersFor(map, liveAnswer(map)));
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/maps`);
    await page.getByRole('button', { name: /^Anzeige/ }).click();
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Maps' }).waitFor();
    await page.getByRole('radio', { name: 'Dark' }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.reload();
    await page.getByRole('heading', { name: 'Maps' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.goto(`${server.url}/maps/${map.id}?step=${secondStep}`);
    await page.getByRole('link', { name: 'See these 18,420 people' }).waitFor();
    await page.context().close();
  });

  test('the period stands in the address, goes along, and "back" undoes it', async () => {
    prepare(answersFor(map, liveAnswer(map)));
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/maps/${map.id}`);
    await page.getByRole('button', { name: /^Zeitraum/ }).click();
    await page.getByRole('radio', { name: 'Letzte 90 Tage' }).click();
    await page.waitForURL(/days=90/);
    // The address changes a moment before the links that carry it along.
    await page.locator('a[href^="/journeys?days=90"]').click();
    await page.waitForURL(/journeys\?days=90/);
    await page.getByRole('heading', { name: 'Häufigste Wege' }).waitFor();
    await page.goBack();
    await page.waitForURL(/maps\/.*days=90/);
    await page.goBack();
    await page.waitForURL((url) => url.pathname.startsWith('/maps/') && !url.search.includes('days'));
    await page.context().close();
  });

  test('a failure says what happened and can be tried again', async () => {
    prepare(answersFor(map, liveAnswer(map)));
    server.answers.delete(`/api/v1/maps/${map.id}`);
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/maps/${map.id}`);
    await page.getByText('Diese Seite gibt es nicht.').waitFor();
    await page.route('**/api/v1/maps?*', (route) => route.abort());
    await page.goto(`${server.url}/maps`);
    await page.getByText('Der Server ist nicht zu erreichen.', { exact: false }).waitFor();
    await page.unroute('**/api/v1/maps?*');
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.getByRole('link', { name: 'Mit der Bahn nach Berlin' }).waitFor();
    await page.context().close();
  });

  test('without a session the sign-in page comes first, and leads back', async () => {
    prepare({});
    const { page } = await openPage(browser);
    await page.route('**/api/v1/session', async (route) => {
      if (route.request().method() === 'GET') await route.fulfill({ status: 401, json: { code: 'unauthenticated' } });
      else await route.fulfill({ status: 401, json: { code: 'unauthenticated' } });
    });
    await page.goto(`${server.url}/people?q=A`);
    await page.waitForURL(/sign-in\?to=/);
    await page.getByRole('button', { name: 'Link oder Zugangsschlüssel benutzen' }).click();
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Bitte fügen Sie zuerst einen Code oder Schlüssel ein.').waitFor();
    await page.getByLabel('Code oder Zugangsschlüssel').fill('falsch');
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Dieser Code gilt nicht oder wurde schon benutzt.').waitFor();
    await page.unroute('**/api/v1/session');
    const answers = answersFor(map, liveAnswer(map));
    prepare({ ...answers, 'POST /api/v1/session': answers['/api/v1/session'] });
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL(/people\?q=A/);
    await page.context().close();
  });
});
