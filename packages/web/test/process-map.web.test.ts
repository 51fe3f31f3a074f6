import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { APP, hasBrowser, type Look, launchBrowser, openPage, violationsOn, WITHOUT_BROWSER } from './browser.ts';
import { answersFor, liveAnswer, trainMap } from './prepared-answers.ts';
import { answerOf, manyWays } from './process-graph.ts';
import { type RealServer, startRealServer } from './real-server.ts';
import { type StandIn, startStandIn } from './stand-in-server.ts';

const SEPSIS = path.resolve(import.meta.dirname, '../../../../shared/data/sepsis.csv.gz');
if (!hasBrowser) console.warn(`Tests of the process map are skipped: ${WITHOUT_BROWSER}`);
if (!existsSync(SEPSIS)) console.warn(`The tests of the process map on the sepsis log are skipped: no ${SEPSIS}`);

// A layout takes a second; on a busy machine many.
const PATIENCE_MS = 60_000;
vi.setConfig({ testTimeout: 3 * PATIENCE_MS });

let browser: Browser;
beforeAll(async () => {
  if (hasBrowser) browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function openPatiently(look: Look = {}): ReturnType<typeof openPage> {
  const opened = await openPage(browser, { width: 1440, height: 900, ...look });
  opened.page.setDefaultTimeout(PATIENCE_MS);
  return opened;
}

/** The event of that name in the drawing. */
const eventIn = (page: Page, name: string) => page.locator(`[data-node="=${name}"]`);
const panelOf = (page: Page) => page.getByRole('complementary');

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

describe.skipIf(!hasBrowser)('the process map with prepared answers', () => {
  let server: StandIn;
  const map = trainMap();
  beforeAll(async () => {
    server = await startStandIn(APP, {});
  });
  afterAll(() => server?.close());

  const prepare = (ways: readonly (readonly string[])[], further: Record<string, unknown> = {}): void => {
    server.answers.clear();
    const counted = new Map<string, { events: readonly string[]; people: number }>();
    for (const events of ways) {
      const key = JSON.stringify(events);
      counted.set(key, { events, people: (counted.get(key)?.people ?? 0) + 1 });
    }
    const items = [...counted.values()]
      .sort((a, b) => b.people - a.people)
      .slice(0, 100)
      .map((one) => ({ ...one, share: one.people / ways.length, medianMs: 90_000 }));
    const answers = {
      ...answersFor(map, liveAnswer(map)),
      '/api/v1/insight/process-map': answerOf(ways),
      '/api/v1/insight/variants': { people: ways.length, total: counted.size, items },
      '/api/v1/insight/process-map/people': {
        items: [
          {
            id: '00aabbccddeeff00',
            identifiers: [{ kind: 'user_id', value: 'anna' }],
            events: 3,
            firstAt: '2026-05-01T10:00:00Z',
            lastAt: '2026-05-01T11:00:00Z',
          },
        ],
        nextCursor: null,
        total: 1,
      },
      ...further,
    };
    for (const [address, answer] of Object.entries(answers)) server.answers.set(address, answer);
  };

  const shop = [
    ...Array<string[]>(30).fill(['Gesucht', 'Angesehen', 'Gekauft']),
    ...Array<string[]>(12).fill(['Gesucht', 'Angesehen', 'Angesehen', 'Gefragt', 'Gekauft']),
    ...Array<string[]>(5).fill(['Angesehen', 'Gefragt']),
    ['Gesucht', 'Gefragt', 'Gesucht'],
  ];

  const open = async (address: string, look: Look = {}) => {
    const opened = await openPatiently(look);
    await opened.page.goto(server.url + address);
    await opened.page.locator('[data-node="start"]').waitFor();
    await opened.page.evaluate(() => document.fonts.ready.then(() => undefined));
    return opened;
  };

  test('200 events are drawn, all of them, and dragging moves the drawing without drawing it anew', async () => {
    prepare(manyWays(200, 4_000, 11));
    const { page, complaints } = await openPatiently();
    await page.goto(`${server.url}/journeys?events=100&links=30`);
    await page.locator('[data-node]').nth(201).waitFor();
    expect(await page.locator('[data-node]').count()).toBe(202);
    expect(await page.locator('path[class*="arrow"]').count()).toBeGreaterThan(250);
    // Everything that is connected is drawn where its ends are: no edge without a line.
    expect(await page.locator('path[class*="line"][d=""]').count()).toBe(0);
    const drawing = page.locator('svg[role="group"]');
    const scene = drawing.locator('> g');
    const before = await scene.getAttribute('style');
    await page.evaluate(() => {
      const changes: MutationRecord[] = [];
      const group = document.querySelector('svg[role="group"] > g');
      if (group === null) throw new Error('no drawing');
      new MutationObserver((records) => changes.push(...records)).observe(group, { childList: true, subtree: true });
      Object.assign(window, { changes });
    });
    const box = await drawing.boundingBox();
    if (box === null) throw new Error('no drawing');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 220, box.y + 160, { steps: 12 });
    await page.mouse.up();
    await page.mouse.wheel(0, -400);
    expect(await scene.getAttribute('style')).not.toBe(before);
    expect(await page.evaluate(() => Reflect.get(window, 'changes').length)).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('sliders show less and more; the address keeps them; what is shown is said', async () => {
    prepare(manyWays(60, 2_000, 3));
    const { page, complaints } = await open('/journeys');
    const shown = page.getByTestId('shown-part');
    const events = page.getByRole('slider', { name: /Ereignisse/ });
    await events.focus();
    await page.keyboard.press('End');
    await page.waitForURL(/events=100/);
    await page.waitForFunction(() => document.querySelectorAll('[data-node]').length === 62);
    expect(await shown.textContent()).toMatch(/^60 von 60 Ereignissen/);
    await page.keyboard.press('Home');
    await page.waitForURL(/events=0/);
    await page.waitForFunction(() => document.querySelectorAll('[data-node]').length < 20);
    const links = page.getByRole('slider', { name: /Verbindungen/ });
    const edges = await page.locator('path[class*="arrow"]').count();
    await links.focus();
    await page.keyboard.press('End');
    await page.waitForURL(/links=100/);
    await page.waitForFunction((few) => document.querySelectorAll('path[class*="arrow"]').length > few, edges);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('by keyboard alone: into the graph, along the ways, choose, explain, unchoose', async () => {
    prepare(shop);
    const { page, complaints } = await open('/journeys');
    const announced = page.getByTestId('announcer');
    await page.getByRole('button', { name: 'Bild oder Tabelle sichern' }).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node'))).toBe('start');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Gesucht 43 Menschen');
    expect(await announced.textContent()).toBe('Gesucht; 43 Menschen von Beginn nach Gesucht');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node'))).toBe('=Angesehen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Angesehen' }).waitFor();
    expect(await announced.textContent()).toBe('Gewählt: Angesehen');
    await page.waitForURL(/pick=%3DAngesehen/);
    expect(await panelOf(page).textContent()).toMatch(/47 Menschen, das sind 97,9\s%/);
    const scene = page.locator('svg[role="group"] > g');
    const before = await scene.getAttribute('style');
    await page.keyboard.press('+');
    expect(await scene.getAttribute('style')).not.toBe(before);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('0');
    expect(await scene.getAttribute('style')).toBe(before);
    await page.keyboard.press('Escape');
    await page.getByText('Wählen Sie ein Ereignis oder eine Verbindung').waitFor();
    expect(await announced.textContent()).toBe('Nichts gewählt');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a chosen way stands out, also where the detail would hide it', async () => {
    prepare(shop);
    const { page } = await open('/journeys?events=0&links=0');
    expect(await eventIn(page, 'Gefragt').count()).toBe(0);
    await page.getByRole('button', { name: /^12 Menschen/ }).click();
    await eventIn(page, 'Gefragt').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('g[class*="edge"][class*="lit"]').length === 6);
    await page.waitForURL(/way=/);
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll('g[class*="edge"][class*="lit"]').length === 6);
    await page.getByRole('button', { name: /^12 Menschen/ }).click();
    await page.waitForFunction(() => document.querySelector('g[class*="lit"]') === null);
    await page.context().close();
  });

  test('pictures stand by themselves in both themes, and the table holds every transition', async () => {
    prepare(shop);
    for (const theme of ['light', 'dark'] as const) {
      const { page, complaints } = await open('/journeys', { theme, language: 'en' });
      const save = async (name: string): Promise<Download> => {
        await page.getByRole('button', { name: 'Save a picture or a table' }).click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name, exact: true }).click(),
        ]);
        return download;
      };
      const svg = await textOf(await save('Picture as SVG'));
      expect(svg).not.toMatch(/class=|style=|var\(|color-mix|color\(|NaN|undefined|url\(|<script/);
      expect(svg).toContain(theme === 'light' ? 'fill="rgb(255, 255, 255)"' : 'fill="rgb(24, 32, 41)"');
      const read = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        return {
          root: parsed.documentElement.nodeName,
          errors: parsed.querySelectorAll('parsererror').length,
          words: [...parsed.querySelectorAll('text')].map((one) => one.textContent?.trim()),
          lines: parsed.querySelectorAll('path').length,
        };
      }, svg);
      expect([read.root, read.errors]).toEqual(['svg', 0]);
      expect(read.words).toEqual(expect.arrayContaining(['Start', 'End', 'Gesucht', '43']));
      expect(read.lines).toBeGreaterThan(10);
      const png = readFileSync(await (await save('Picture as PNG')).path());
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.length).toBeGreaterThan(10_000);
      const csv = await textOf(await save('Transitions as CSV'));
      expect(csv.split('\r\n')[1]).toBe('Gesucht,Angesehen,42,42,60,600');
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });

  test('a layout engine that does not come leaves the numbers reachable, and can be asked again', async () => {
    prepare(shop);
    const { page } = await openPatiently();
    await page.route(/elk-worker/, (route) => route.abort());
    await page.goto(`${server.url}/journeys`);
    await page.getByText('Der Graph ließ sich nicht zeichnen.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.unroute(/elk-worker/);
    await page.getByRole('button', { name: 'Erneut versuchen' }).click();
    await page.locator('[data-node="start"]').waitFor();
    await page.context().close();
  });

  test('who may not see people is told so, and nobody asks for them', async () => {
    const session = {
      workspace: { id: 'w', name: 'Waymark', timeZone: 'Europe/Berlin' },
      permissions: ['insight:read'],
    };
    prepare(shop, { '/api/v1/session': session });
    server.asked.length = 0;
    const { page } = await open('/journeys?pick=%3DGekauft');
    await panelOf(page).getByText('Wer diese Menschen sind, dürfen Sie nicht sehen').waitFor();
    expect(server.asked.filter((one) => one.includes('process-map/people'))).toEqual([]);
    await page.context().close();
  });

  test('an event that is searched for but hidden can be shown', async () => {
    prepare(shop);
    const { page } = await open('/journeys?events=0&event=gefragt');
    await page.getByText('Ein passendes Ereignis ist zurzeit ausgeblendet.').waitFor();
    await page.getByRole('button', { name: 'Alle Ereignisse zeigen' }).click();
    await eventIn(page, 'Gefragt').waitFor();
    await page.waitForFunction(() => document.querySelector('[data-node="=Gefragt"][class*="found"]') !== null);
    await page.context().close();
  });
});

describe.skipIf(!hasBrowser || !existsSync(SEPSIS))('the process map on a real server with the sepsis log', () => {
  let real: RealServer;
  beforeAll(async () => {
    real = await startRealServer(APP);
    const [head = '', ...rows] = gunzipSync(readFileSync(SEPSIS)).toString('utf8').replace('\uFEFF', '').split(/\r?\n/);
    const cells = (row: string): string[] => row.split(';').map((cell) => cell.replaceAll('"', ''));
    const [person, event, time] = ['Case ID', 'Activity', 'Complete Timestamp'].map((name) =>
      cells(head).indexOf(name),
    );
    await real.track(
      rows
        .filter((row) => row !== '')
        .map((row) => {
          const at = (place: number | undefined): string => cells(row)[place ?? 0] ?? '';
          const timestamp = new Date(`${at(time).replaceAll('/', '-').replace(' ', 'T')}Z`).toISOString();
          return { userId: at(person), event: at(event), timestamp };
        }),
    );
  });
  afterAll(() => real?.close());

  const signedIn = async () => {
    const opened = await openPatiently();
    await opened.page.goto(`${real.server.url}/sign-in?to=/maps&code=${encodeURIComponent(real.server.token)}`);
    await opened.page.waitForURL(/\/maps$/);
    return opened;
  };

  test('drawn with the true numbers; a node and a connection explain themselves and name their people', async () => {
    const { page, complaints } = await signedIn();
    await page.goto(`${real.server.url}/journeys`);
    await page.getByRole('button', { name: 'ER Registration 1.050 Menschen' }).waitFor();
    await page.getByRole('button', { name: 'CRP 1.007 Menschen' }).click();
    const panel = panelOf(page);
    await panel.getByRole('heading', { name: 'CRP' }).waitFor();
    expect(await panel.textContent()).toContain('3.262');
    await panel
      .getByRole('button', { name: /Leucocytes/ })
      .first()
      .click();
    await panel.getByRole('heading', { name: 'Leucocytes → CRP' }).waitFor();
    const people = panel.getByRole('region', { name: 'Menschen' });
    await people.getByRole('link').first().waitFor();
    expect(await people.getByRole('link').count()).toBe(8);
    await people.getByRole('button', { name: 'Weitere Menschen zeigen' }).click();
    await people.getByRole('link').nth(15).waitFor();
    // A connection is chosen by pointer as well: on its number.
    await page.locator('g[class*="figure"][data-edge]').filter({ hasText: '971' }).click();
    await panel.getByRole('heading', { name: 'ER Registration → ER Triage' }).waitFor();
    await panel.getByText('971 Menschen').first().waitFor();
    await page.getByRole('button', { name: 'Zeit', exact: true }).click();
    await page.waitForURL(/by=time/);
    expect(await violationsOn(page)).toEqual([]);
    await people.getByRole('link').first().click();
    await page.waitForURL(/\/people\//);
    await page.getByText('ER Triage').first().waitFor();
    await page.goBack();
    await panel.getByRole('heading', { name: 'ER Registration → ER Triage' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('events that arrive change the numbers and leave everything where it is', async () => {
    const { page, complaints } = await signedIn();
    await page.goto(`${real.server.url}/journeys`);
    await page.getByRole('button', { name: 'ER Registration 1.050 Menschen' }).waitFor();
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<SVGElement>('[data-node], svg[role="group"] > g')].map(
          (one) => `${one.dataset.node} ${one.style.transform}`,
        ),
      );
    const before = await places();
    await real.track(
      ['ER Registration', 'ER Triage', 'ER Sepsis Triage'].map((event, minute) => ({
        userId: 'late',
        event,
        timestamp: new Date(Date.UTC(2015, 5, 1, 10, minute)).toISOString(),
      })),
    );
    await page.getByRole('button', { name: 'ER Registration 1.051 Menschen' }).waitFor();
    expect(await places()).toEqual(before);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
