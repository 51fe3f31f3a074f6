import type { JourneyMap } from '@waymark/model';
import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  APP,
  hasBrowser,
  type Look,
  launchBrowser,
  openPage,
  sidewaysOverflow,
  violationsOn,
  WITHOUT_BROWSER,
} from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

if (!hasBrowser) console.warn(`Tests of drawing a map are skipped: ${WITHOUT_BROWSER}`);

describe.skipIf(!hasBrowser)('drawing a map', () => {
  let browser: Browser;
  let real: RealServer;

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
    const names = ['Ad Seen', 'Connection Searched', 'Ticket Booked'];
    const from = Date.now() - 3_600_000;
    await real.track(
      names.flatMap((event, at) =>
        Array.from({ length: 40 - at * 10 }, (_, who) => ({
          userId: `person-${who}`,
          event,
          timestamp: new Date(from + at * 60_000 + who).toISOString(),
        })),
      ),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  const fromTemplate = async (): Promise<JourneyMap> =>
    (await real.ask('POST', '/api/v1/maps', { template: 'trainTrip', language: 'de' })) as JourneyMap;
  const stored = async (id: string): Promise<JourneyMap> => (await real.ask('GET', `/api/v1/maps/${id}`)) as JourneyMap;
  const steps = (map: JourneyMap) => map.phases.flatMap((phase) => phase.steps);

  async function draw(map: string, look: Look = { width: 1440, height: 900 }) {
    const opened = await openPage(browser, look);
    await enter(opened.page, map);
    return opened;
  }
  async function enter(page: Page, map: string): Promise<void> {
    await page.goto(`${real.server.url}/sign-in?to=/maps&code=${encodeURIComponent(real.server.token)}`);
    await page.waitForURL(/\/maps$/);
    await page.goto(`${real.server.url}/maps/${map}?mode=plan`);
    await page.getByRole('toolbar').waitFor();
  }
  const saved = (page: Page) => page.locator('[data-saving="saved"]').waitFor();
  const stepHead = (page: Page, name: string) => page.locator('[data-step]').filter({ hasText: name });

  test('an edit in one browser shows in the other, and both see that the other is here', async () => {
    const map = await fromTemplate();
    const [one, other] = await Promise.all([draw(map.id), draw(map.id)]);
    await one.page.getByRole('img', { name: 'Jemand ist auch hier' }).waitFor();
    await one.page.getByLabel('Name der Karte').fill('Mit der Bahn nach Rom');
    await other.page.getByRole('heading', { level: 1, name: 'Mit der Bahn nach Rom' }).waitFor();
    await stepHead(other.page, 'Fahrkarte gebucht').click();
    // Chosen there is marked here.
    await stepHead(one.page, 'Fahrkarte gebucht').getByText('Jemand').waitFor();
    await other.page.getByLabel('Beschreibung').fill('Der Preis steht, die Karte ist da.');
    await stepHead(one.page, 'Fahrkarte gebucht').click();
    await one.page.getByText('Der Preis steht, die Karte ist da.').waitFor();
    await Promise.all([saved(one.page), saved(other.page)]);
    const now = await stored(map.id);
    expect(now.title).toBe('Mit der Bahn nach Rom');
    expect(steps(now).find(({ name }) => name === 'Fahrkarte gebucht')?.description).toBe(
      'Der Preis steht, die Karte ist da.',
    );
    expect([...one.complaints, ...other.complaints]).toEqual([]);
    await Promise.all([one.page.context().close(), other.page.context().close()]);
  });

  test('by keyboard alone: a step is named, moved and doubled, a lane is written, a feeling set, all taken back', async () => {
    const map = await fromTemplate();
    const before = steps(map).map(({ name }) => name);
    const { page, complaints } = await draw(map.id);
    await stepHead(page, before[0] ?? '').focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('Plakat gesehen');
    await page.keyboard.press('Enter');
    await stepHead(page, 'Plakat gesehen').waitFor();
    await stepHead(page, 'Plakat gesehen').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForFunction(() => document.querySelectorAll('[data-step]')[1]?.textContent === 'Plakat gesehen');
    // Down from the step: people seen, then the first lane of words.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Bleibt stehen und liest.');
    await page.keyboard.press('Control+Enter');
    const cell = page.getByRole('button', { name: 'Plakat gesehen: Tun: Bleibt stehen und liest.' });
    await cell.waitFor();
    const feeling = page.getByRole('slider', { name: 'Plakat gesehen: Fühlen' });
    await feeling.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => feeling.getAttribute('aria-valuetext')).toBe('−1,75');
    await page.keyboard.press('PageDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Brauchen');
    await saved(page);
    const now = await stored(map.id);
    const moved = steps(now)[1];
    expect([steps(now)[0]?.name, moved?.name]).toEqual([before[1], 'Plakat gesehen']);
    const cells = now.cells.filter(({ step }) => step === moved?.id);
    expect(cells.some((one) => one.kind === 'text' && one.text === 'Bleibt stehen und liest.')).toBe(true);
    expect(cells.find((one) => one.kind === 'feeling')).toMatchObject({ level: -1.75 });
    for (let times = 0; times < 20; times++) await page.keyboard.press('Control+Z');
    await stepHead(page, before[0] ?? '').waitFor();
    await saved(page);
    await expect.poll(async () => JSON.stringify((await stored(map.id)).phases)).toBe(JSON.stringify(map.phases));
    expect((await stored(map.id)).cells).toEqual(map.cells);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('with the pointer: a step is dragged to another phase, a feeling drawn, a step taken away and put back', async () => {
    const map = await fromTemplate();
    const { page, complaints } = await draw(map.id);
    const [first] = steps(map);
    const last = map.phases[1]?.steps[0];
    if (first === undefined || last === undefined) throw new Error('short map');
    const centre = async (name: string) => {
      const box = await stepHead(page, name).boundingBox();
      if (box === null) throw new Error(`${name} is not visible`);
      return { x: box.x + box.width / 2, y: box.y + 20, width: box.width };
    };
    const from = await centre(first.name);
    const to = await centre(last.name);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.move(to.x + to.width * 0.3, to.y);
    await page.mouse.up();
    await expect.poll(async () => (await stored(map.id)).phases[1]?.steps[1]?.id).toBe(first.id);
    const slider = page.getByRole('slider', { name: `${last.name}: Fühlen` });
    const handle = await slider.boundingBox();
    if (handle === null) throw new Error('no handle');
    await page.mouse.move(handle.x + 13, handle.y + 13);
    await page.mouse.down();
    await page.mouse.move(handle.x + 13, handle.y + 400, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('−2');
    await stepHead(page, last.name).click();
    await page.getByRole('button', { name: 'Schritt streichen' }).click();
    await expect.poll(async () => steps(await stored(map.id)).some(({ id }) => id === last.id)).toBe(false);
    await page.getByRole('status').getByRole('button', { name: 'Rückgängig' }).click();
    await expect.poll(async () => (await stored(map.id)).phases[1]?.steps[0]?.id).toBe(last.id);
    const back = await stored(map.id);
    expect(back.cells.filter(({ step }) => step === last.id)).toHaveLength(
      map.cells.filter(({ step }) => step === last.id).length,
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('from an empty map to a measured step: touchpoint, expectation and events, with people at once', async () => {
    const { page, complaints } = await openPage(browser, { width: 1440, height: 900 });
    await page.goto(`${real.server.url}/sign-in?to=/maps&code=${encodeURIComponent(real.server.token)}`);
    await page.waitForURL(/\/maps$/);
    await page.goto(`${real.server.url}/maps?new=1`);
    await page.getByRole('radio', { name: /Leere Karte/ }).check();
    await page.getByLabel('Name', { exact: true }).fill('Zum See');
    await page.getByRole('dialog').getByRole('button', { name: 'Karte anlegen' }).click();
    await page.waitForURL(/mode=plan/);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.getByRole('toolbar').waitFor();
    await stepHead(page, 'Erster Schritt').click();
    const panel = page.getByRole('complementary', { name: 'Gewählter Schritt' });
    await panel.getByRole('button', { name: 'Neuer Kontaktpunkt' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Schaukasten');
    await dialog.getByLabel('Kanal').selectOption({ label: 'Druck' });
    await dialog.getByLabel('Zuständig').fill('Tourismus');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await panel.getByText('Druck · Paid · Tourismus').waitFor();
    await panel.getByRole('button', { name: 'Mit Ereignissen verknüpfen' }).click();
    await dialog.getByRole('checkbox', { name: /Ad Seen/ }).check();
    await dialog.getByRole('button', { name: 'Mit einem Ereignis verknüpfen' }).click();
    // At once: whom the step recognises.
    await panel.getByText('40 Menschen, 40 Ereignisse').waitFor();
    await panel.getByRole('button', { name: 'Erwartung hinzufügen' }).click();
    await panel.getByLabel('Was erwartet wird').fill('Lesbarkeit');
    await panel.getByLabel('Erwartete Höhe').fill('4,5');
    await panel.getByLabel('Erwartete Höhe').press('Enter');
    await panel.getByRole('button', { name: 'Lesbarkeit 4,5/5' }).waitFor();
    await panel.getByRole('checkbox', { name: 'Moment der Wahrheit' }).check();
    await panel.getByRole('button', { name: 'Schritt danach' }).click();
    await panel.getByRole('heading', { name: 'Neuer Schritt' }).waitFor();
    await panel.getByLabel('Name', { exact: true }).fill('Am See');
    await saved(page);
    const now = await stored(id);
    expect(steps(now).map(({ name }) => name)).toEqual(['Erster Schritt', 'Am See']);
    expect(steps(now)[0]).toMatchObject({ momentOfTruth: { reason: '' } });
    expect(now.touchpoints).toMatchObject([{ name: 'Schaukasten', channel: 'print', department: 'Tourismus' }]);
    expect(now.expectations).toMatchObject([{ aspect: 'Lesbarkeit', level: 4.5 }]);
    await page.getByRole('link', { name: 'Live' }).click();
    await page.getByRole('button', { name: /^Erster Schritt: 40 Menschen/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('phases and lanes are added, renamed, moved and taken away; the map is released', async () => {
    const map = await fromTemplate();
    const { page, complaints } = await draw(map.id);
    const whole = page.getByRole('complementary', { name: 'Die ganze Karte' });
    await whole.getByRole('button', { name: 'Phase hinzufügen' }).click();
    await page.getByLabel('Name der Phase').fill('Nachklang');
    await page.getByRole('button', { name: 'Nach links' }).click();
    await expect.poll(async () => (await stored(map.id)).phases.at(-2)?.name).toBe('Nachklang');
    await page.getByRole('button', { name: 'Phase streichen' }).click();
    await expect.poll(async () => (await stored(map.id)).phases.length).toBe(map.phases.length);
    await whole.getByLabel('Bahn hinzufügen').selectOption({ label: 'Zahl' });
    await whole.getByRole('button', { name: 'Zahl' }).click();
    await page.getByLabel('Überschrift der Bahn').fill('Kosten');
    await page.getByLabel('Einheit').fill('€');
    await page.getByLabel('Einheit').blur();
    const number = page.getByRole('textbox', { name: `${steps(map)[0]?.name}: Kosten (€)` });
    await number.fill('1.234,5');
    await number.press('Enter');
    await expect
      .poll(async () => (await stored(map.id)).cells.find(({ kind }) => kind === 'number'))
      .toMatchObject({ value: 1234.5 });
    await page.getByRole('button', { name: 'Freigeben' }).click();
    await page.getByLabel('Wofür diese Fassung steht').fill('Für den Vorstand');
    await page.getByRole('button', { name: 'Als Version 1 freigeben' }).click();
    await page.getByText('Version 1 ist freigegeben.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('without a connection one goes on writing, is told so, and it is sent when it is back', async () => {
    const map = await fromTemplate();
    const { page } = await openPage(browser, { width: 1440, height: 900 });
    let away = false;
    const open = new Set<WebSocketRoute>();
    await page.routeWebSocket(/\/maps\/editing/, (socket) => {
      if (away) {
        void socket.close();
        return;
      }
      socket.connectToServer();
      open.add(socket);
    });
    await enter(page, map.id);
    away = true;
    for (const socket of open) await socket.close();
    await page.getByLabel('Name der Karte').fill('Unterwegs geschrieben');
    await page.locator('[data-saving="offline"]').waitFor();
    expect((await stored(map.id)).title).toBe(map.title);
    away = false;
    await expect.poll(async () => (await stored(map.id)).title, { timeout: 60_000 }).toBe('Unterwegs geschrieben');
    await saved(page);
    await page.context().close();
  });

  // Maps, steps and phases are among all screens that are looked at.
  test('has no barrier with a lane chosen', async () => {
    const map = await fromTemplate();
    const { page, complaints } = await draw(map.id, { theme: 'dark', language: 'en', width: 1024, height: 768 });
    await page.goto(`${real.server.url}/maps/${map.id}?mode=plan&chosen=lane:${map.lanes[0]?.id}`);
    await page.getByRole('toolbar').waitFor();
    await page.getByRole('button', { name: /Remove/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
