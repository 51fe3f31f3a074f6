import { mapFromTemplate, stepsInOrder } from '@waymark/model';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APP,
  hasBrowser,
  type Look,
  launchBrowser,
  openPage,
  picture,
  sidewaysOverflow,
  violationsOn,
} from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

const PASSWORD = 'ein ganzer Satz als Passwort';

describe.skipIf(!hasBrowser)('the tour of the first day', () => {
  let browser: Browser;
  let real: RealServer;

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
    const map = mapFromTemplate('trainTrip', { language: 'de', makeId: () => crypto.randomUUID() });
    await real.ask('POST', '/api/v1/maps', { map: { ...map, id: 'train' } });
    const names = stepsInOrder(map).flatMap(({ step }) => {
      const bound = map.touchpoints?.find((one) => one.id === step.touchpoints?.[0])?.binding ?? step.binding;
      const name = bound !== undefined && 'name' in bound ? bound.name : undefined;
      return typeof name === 'string' ? [name] : [];
    });
    const begun = Date.now() - 5 * 86_400_000;
    await real.track(
      Array.from({ length: 60 }, (_, person) =>
        names.slice(0, 1 + (person % names.length)).map((event, place) => ({
          userId: `traveller${person}`,
          event,
          timestamp: new Date(begun + person * 1000 + place * 3_600_000).toISOString(),
        })),
      ).flat(),
    );
    await real.track(
      Array.from({ length: 40 }, (_, person) => ({
        userId: `traveller${person}`,
        event: 'Survey Answered',
        timestamp: new Date(begun + 86_400_000 + person * 1000).toISOString(),
        properties: {
          ratings: { credibility: 3 + (person % 2), clarity: 4 + (person % 2), ease: 5, effort: 1 + (person % 3) },
          withConnection: person % 2 === 0,
        },
      })),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  const byToken = async (look: Look) => {
    const opened = await openPage(browser, look);
    await opened.page.goto(`${real.server.url}/sign-in?code=${real.server.token}&to=/maps/train`);
    await opened.page.getByRole('heading', { level: 1 }).waitFor();
    return opened;
  };
  const noteOf = (page: Page, title: string) => page.getByRole('dialog', { name: title });

  test('by keys alone: through its stops and back, closed by Escape, never again by itself, again from the palette', async () => {
    const { page, complaints } = await byToken({ tour: true, width: 1440, height: 900 });
    const first = noteOf(page, 'Von A nach B');
    await first.waitFor();
    await page.locator('[data-tour="expectation"]').waitFor();
    const next = page.getByRole('button', { name: 'Weiter' });
    await page.waitForFunction(() => document.activeElement?.textContent === 'Weiter');
    await page.keyboard.press('Enter');
    await noteOf(page, 'Menschen und Bänder').waitFor();
    await page
      .getByTestId('announcer')
      .getByText('Rundgang: 2 von 5. Menschen und Bänder.', { exact: false })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await noteOf(page, 'Erwartung und Erlebnis').waitFor();
    await page.keyboard.press('ArrowLeft');
    await noteOf(page, 'Menschen und Bänder').waitFor();
    expect(await next.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await first.waitFor();
    // The page behind it can be used: the step that is selected stays when the tour closes.
    await page.locator('[data-step]').first().click();
    await page.waitForURL(/step=/);
    await first.waitFor();
    await page.keyboard.press('Escape');
    await first.waitFor({ state: 'detached' });
    expect(page.url()).toContain('step=');
    await page.reload();
    await page
      .getByRole('button', { name: /Schritt 1 von/ })
      .or(page.locator('[data-step]'))
      .first()
      .waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);

    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill('Rundgang');
    await page.keyboard.press('Enter');
    await first.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Weiter');
    for (let stop = 0; stop < 4; stop++) await page.keyboard.press('Enter');
    await noteOf(page, 'Ihre eigenen Daten').waitFor();
    await page.getByRole('button', { name: 'Fertig' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[role="dialog"]') === null);
    expect(page.url()).not.toContain('tour=');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('moves nothing on the page', async () => {
    const { page } = await byToken({ width: 1440, height: 900 });
    await page.locator('[data-step]').first().waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.goto(`${real.server.url}/profile`);
    await page.getByRole('link', { name: 'Rundgang noch einmal zeigen' }).click();
    await noteOf(page, 'Von A nach B').waitFor();
    await page.locator('[data-tour="expectation"]').waitFor();
    await page.evaluate(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as { sources: { node: Node | null }[] }[])
          for (const { node } of entry.sources) {
            const element = node instanceof Element ? node : node?.parentElement;
            // The note itself may change; what lies below it must not move.
            if (element && element.closest('[role="dialog"]') === null) shifts.push(element.outerHTML.slice(0, 200));
          }
      }).observe({ type: 'layout-shift' });
    });
    for (let stop = 0; stop < 5; stop++) await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[role="dialog"]') === null);
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
    await page.context().close();
  });

  test('a member who has skipped it in one browser does not see it in another; a viewer hears nothing of imports', async () => {
    const { secret } = (await real.ask('POST', '/api/v1/invitations', { role: 'viewer' })) as { secret: string };
    const person = { email: 'vera@example.org', name: 'Vera', password: PASSWORD };
    await real.ask('POST', '/api/v1/invitations/accept', { secret, ...person });
    const open = async () => {
      const opened = await openPage(browser, { tour: true });
      await opened.page.goto(`${real.server.url}/sign-in?to=/maps/train`);
      await opened.page.getByLabel('E-Mail-Adresse').fill(person.email);
      await opened.page.getByLabel('Passwort', { exact: true }).fill(PASSWORD);
      await opened.page.keyboard.press('Enter');
      await opened.page.locator('[data-step]').first().waitFor();
      return opened.page;
    };
    const page = await open();
    await noteOf(page, 'Von A nach B').waitFor();
    await page.locator('[data-tour="expectation"]').waitFor();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText('Rundgang: 2 von 4', { exact: true }).waitFor();
    const kept = page.waitForResponse((one) => one.url().endsWith('/api/v1/me'));
    await page.getByRole('button', { name: 'Überspringen' }).click();
    await kept;
    // A viewer is offered neither binding nor people.
    await page.locator('[data-step]').first().click();
    await page.getByRole('complementary', { name: 'Gewählter Schritt' }).waitFor();
    expect(await page.getByRole('button', { name: /verknüpfen|Verknüpfung/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: /Menschen ansehen/ }).count()).toBe(0);
    const other = await open();
    await other.getByText('Anteil und Verlust', { exact: false }).first().waitFor();
    expect(await other.getByRole('dialog').count()).toBe(0);
    for (const one of [page, other]) await one.context().close();
  });

  test.each([
    { language: 'de', theme: 'light', width: 1440 },
    { language: 'en', theme: 'dark', width: 390 },
  ] as const)('is seen whole, without barriers, at every stop: $language, $theme, $width px', async (look) => {
    const { page, complaints } = await byToken({ ...look, height: look.width === 390 ? 844 : 900, tour: true });
    const note = page.getByRole('dialog');
    await note.waitFor();
    const total = look.width === 390 ? 4 : 5;
    if (total === 5) await page.locator('[data-tour="expectation"]').waitFor();
    for (let stop = 1; stop <= total; stop++) {
      await note.getByText(new RegExp(`: ${stop} (von|of) ${stop === 1 ? '' : total}`)).waitFor();
      const box = await note.boundingBox();
      expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= look.width, 'is seen whole').toBe(true);
      // The bubble is the same thing at both widths; where it stands is not.
      if (look.width === 390) expect(await violationsOn(page), `stop ${stop}`).toEqual([]);
      expect(await sidewaysOverflow(page)).toBe(0);
      await picture(page, `tour-${look.language}-${look.theme}-${look.width}-${stop}`);
      await note.getByRole('button').last().click();
    }
    await note.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
