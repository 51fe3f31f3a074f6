import type { JourneyMapInput } from '@waymark/model';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, launchBrowser, openPage, violationsOn, WITHOUT_BROWSER } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

if (!hasBrowser) console.warn(`Tests of choosing on the live map are skipped: ${WITHOUT_BROWSER}`);

const DAY = 86_400_000;
const HOUR = 3_600_000;

const shop: JourneyMapInput = {
  formatVersion: 2,
  id: 'shop',
  title: 'Vom Schaufenster zur Kasse',
  language: 'de',
  decisionA: { text: 'Ich brauche Schuhe' },
  decisionB: { text: 'Ich kaufe sie', binding: { name: 'Paid' } },
  patience: 'P5D',
  phases: [
    { id: 'before', name: 'Davor', steps: [{ id: 'looked', name: 'Geschaut', binding: { name: 'Looked' } }] },
    {
      id: 'inside',
      name: 'Im Laden',
      steps: [
        { id: 'tried', name: 'Anprobiert', binding: { name: 'Tried' } },
        { id: 'paid', name: 'Bezahlt', binding: { name: 'Paid' } },
      ],
    },
  ],
};

/**
 * Sixty people a period. Of those of the last ten days half try and a tenth pays; of those of the ten days before nearly all
 * try and half pay. Every third called somebody in between, and came by the app.
 */
function events() {
  return [...Array(120).keys()].flatMap((person) => {
    const isLate = person < 60;
    const began = Date.now() - (isLate ? 9 : 19) * DAY + person * 60_000;
    const channel = person % 3 === 0 ? 'app' : 'web';
    const place = person % 60;
    const event = (name: string, after: number, properties = {}) => ({
      userId: `shopper${String(person).padStart(3, '0')}`,
      event: name,
      timestamp: new Date(began + after).toISOString(),
      properties: { ...properties, channel },
    });
    return [
      event('Looked', 0, { size: 36 + (person % 4) }),
      ...(person % 3 === 0 ? [event('Called', HOUR)] : []),
      ...(place < (isLate ? 30 : 57) ? [event('Tried', 2 * HOUR)] : []),
      ...(place < (isLate ? 6 : 30) ? [event('Paid', 3 * HOUR)] : []),
    ];
  });
}

describe.skipIf(!hasBrowser)('choosing on the live map', () => {
  let browser: Browser;
  let real: RealServer;

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
    await real.ask('POST', '/api/v1/maps', { map: shop });
    await real.track(events());
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  const open = async (address: string, look = {}): Promise<Awaited<ReturnType<typeof openPage>>> => {
    const opened = await openPage(browser, { width: 1440, height: 900, ...look });
    const to = encodeURIComponent(`/maps/shop${address}`);
    await opened.page.goto(`${real.server.url}/sign-in?to=${to}&code=${encodeURIComponent(real.server.token)}`);
    await opened.page.getByText('120', { exact: true }).first().waitFor();
    return opened;
  };

  test('a ribbon, a loss, a phase and a figure are explained, with people who open their timeline', async () => {
    const { page, complaints } = await open('');
    await page.getByRole('button', { name: /^Geschaut: 120 Menschen/ }).waitFor();
    const panel = page.getByRole('complementary', { name: 'Gewählter Schritt' });
    await page.getByRole('button', { name: 'Weg von „Geschaut“ zu „Anprobiert“' }).click();
    await page.waitForURL(/show=ribbon\*looked\*tried/);
    await panel.getByText('Von 120 Reisen mit „Geschaut“ kommen 87 danach zu „Anprobiert“').waitFor();
    await panel.getByText('Im Median dauert das 2 h.').waitFor();
    await panel.getByRole('radio', { name: 'gegangen' }).check();
    await panel.getByText('Alle 33 ansehen').waitFor();

    await page.getByRole('button', { name: /^Verlust nach „Anprobiert“/ }).click();
    await panel.getByText(/51 Reisen enden hier/).waitFor();
    await panel.getByText(/Bis dahin waren sie im Median 2\sh unterwegs/).waitFor();
    expect(await violationsOn(page)).toEqual([]);

    await page.getByRole('button', { name: 'Im Laden', exact: true }).click();
    await panel.getByText(/87 Menschen, das sind 72,5\s%/).waitFor();

    await page.getByRole('button', { name: 'Übereinstimmung mit Plan' }).click();
    await panel.getByText('Die häufigsten Abweichungen').waitFor();
    await page.getByRole('button', { name: 'Bei B angekommen' }).click();
    await panel.getByText(/36 angekommen|Alle 36 ansehen/).waitFor();
    await panel
      .getByRole('link', { name: /^shopper/ })
      .first()
      .click();
    await page.waitForURL(/\/people\/[0-9a-f]{16}/);
    await page.getByText('Looked').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('by keyboard alone: phases, ribbons and figures are reached, chosen and given up', async () => {
    const { page } = await open('');
    const focused = (): Promise<string | null> =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null,
      );
    const tabTo = async (wanted: RegExp): Promise<void> => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        if (wanted.test((await focused()) ?? '')) return;
      }
      throw new Error(`Tab does not come to ${wanted}`);
    };
    await tabTo(/^Menschen$/);
    await tabTo(/^Menschen$|^Bei B angekommen$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=figure/);
    await tabTo(/^Davor$/);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Im Laden');
    await page.keyboard.press('Enter');
    await page.waitForURL(/show=phase\*inside/);
    await tabTo(/^Weg von „Geschaut“/);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^Verlust nach „Geschaut“/);
    await page.keyboard.press('Space');
    await page.waitForURL(/show=left\*looked/);
    await page.getByRole('heading', { name: 'Verlust nach „Geschaut“' }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('show'));
    await page.context().close();
  });

  test('a filter shows the map of some people only, says how many, travels along, and is taken away again', async () => {
    const { page, complaints } = await open('');
    await page.getByRole('button', { name: /^Wer: Alle Menschen/ }).click();
    await page.getByLabel('Bedingung', { exact: true }).selectOption({ label: 'kam zuerst über den Kanal' });
    await page.getByLabel('Kanal').selectOption({ label: 'App' });
    await page.getByRole('button', { name: 'Bedingung hinzufügen' }).click();
    await page.waitForURL(/who=first/);
    await page.getByText('40 Menschen erfüllen das', { exact: false }).waitFor();
    await page.getByRole('button', { name: /^Geschaut: 40 Menschen/ }).waitFor();
    await page.getByLabel('Bedingung', { exact: true }).selectOption({ label: 'hat getan, und zwar mit' });
    await page.getByLabel('Ereignis', { exact: true }).selectOption('Looked');
    await page.getByLabel('Eigenschaft').selectOption('size');
    await page.getByLabel('Wert').selectOption('36');
    await page.getByRole('button', { name: 'Bedingung hinzufügen' }).click();
    await page.waitForURL(/size%3A%2336/);
    await page.getByRole('button', { name: /^Geschaut: 10 Menschen/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Geschaut: 10 Menschen/ }).click();
    await page.getByRole('link', { name: 'Diese 10 Menschen ansehen' }).click();
    await page.getByText('Nur wer: zuerst über App und hat „Looked“ mit size = 36').waitFor();
    await page.getByText('10 Menschen', { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: /^Wer: 10 Menschen/ }).click();
    await page.getByRole('button', { name: 'Wieder alle Menschen' }).click();
    await page.getByRole('button', { name: /^Geschaut: 120 Menschen/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each([
    { address: '', width: 1440 },
    { address: '?step=tried', width: 1440 },
  ])('nothing jumps while the live map loads ($address at $width px)', async ({ address, width }) => {
    const { page: entrance } = await open('', { width });
    const page = await entrance.context().newPage();
    await page.addInitScript(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (
            'value' in entry &&
            typeof entry.value === 'number' &&
            !('hadRecentInput' in entry && entry.hadRecentInput)
          )
            shifts.push(entry.value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // Numbers come after the plan, as they do from a server at work.
    await page.route('**/api/v1/maps/shop/live*', async (route) => {
      await page.getByText('Anprobiert').first().waitFor();
      await route.continue();
    });
    await page.goto(`${real.server.url}/maps/shop${address}`);
    await page.getByText('120', { exact: true }).first().waitFor();
    await page.getByText('30\u00a0%', { exact: true }).first().waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    const sum = await page.evaluate(() =>
      'shifts' in window && Array.isArray(window.shifts) ? window.shifts.reduce((all, one) => all + one, 0) : -1,
    );
    console.info(`layout shift of the live map${address} at ${width} px: ${sum.toFixed(4)}`);
    expect(sum).toBeGreaterThanOrEqual(0);
    expect(sum).toBeLessThan(0.02);
    await page.context().close();
  });
});
