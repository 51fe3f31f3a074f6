import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { APP, hasBrowser, launchBrowser, openPage, violationsOn } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe.skipIf(!hasBrowser)('the events catalogue', () => {
  let browser: Browser;
  let real: RealServer;

  beforeAll(async () => {
    browser = await launchBrowser();
    real = await startRealServer(APP);
  });
  afterAll(async () => {
    await browser?.close();
    await real?.close();
  });

  const open = async (address: string, look = {}): Promise<{ page: Page; complaints: string[] }> => {
    const opened = await openPage(browser, look);
    const to = encodeURIComponent(address);
    await opened.page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(real.server.token)}&to=${to}`);
    return opened;
  };

  const send = async (batch: readonly object[]): Promise<void> => {
    for (let from = 0; from < batch.length; from += 400) {
      const response = await fetch(`${real.server.url}/v1/batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ writeKey: real.server.writeKey, batch: batch.slice(from, from + 400) }),
      });
      expect(response.status).toBe(200);
    }
  };

  /** People book trains for 80 days, some of them on pages with names of their own. */
  const booked = (people: number): object[] =>
    Array.from({ length: people }, (_, person) => {
      const at = Date.now() - (((person * 37) % 80) + 1) * DAY_MS;
      const event = (name: string, minutes: number, properties: object, channel: string) => ({
        type: 'track',
        messageId: `${person} ${name}`,
        userId: `traveller-${person}`,
        event: name,
        timestamp: new Date(at + minutes * 60_000).toISOString(),
        properties: { channel, ...properties },
      });
      return [
        event('Connection searched', 0, { from: person % 3 === 0 ? 'Köln' : 'Hamburg', to: 'Berlin' }, 'app'),
        ...(person % 4 === 0
          ? []
          : [
              event(
                'Ticket booked',
                11,
                {
                  class: person % 5 === 0 ? 'first' : 'second',
                  price: 19.9 + (person % 7),
                  seat: { quiet: person % 2 === 0 },
                },
                person % 2 === 0 ? 'web' : 'app',
              ),
            ]),
        {
          type: 'page',
          messageId: `page ${person}`,
          userId: `traveller-${person}`,
          name: `/stations/${person % 120}`,
          timestamp: new Date(at - 60_000).toISOString(),
        },
      ];
    }).flat();

  test('nothing yet: says what will stand here, and leads on', async () => {
    const { page, complaints } = await open('/events');
    await page.getByText('Hier stehen Ihre Ereignisse.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Quelle einrichten' }).click();
    await page.waitForURL(/\/sources$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('names are found, sorted and explained; the panel leads to people, journeys and the map that knows them', async () => {
    await send(booked(300));
    const map = {
      formatVersion: 2,
      id: 'berlin',
      title: 'Mit der Bahn nach Berlin',
      language: 'de',
      decisionA: { text: 'Ich will nach Berlin' },
      decisionB: { text: 'Ich bin da' },
      patience: null,
      phases: [
        {
          id: 'p',
          name: 'Buchen',
          steps: [{ id: 'book', name: 'Fahrkarte gebucht', binding: { name: 'Ticket booked', channel: 'web' } }],
        },
      ],
    };
    await real.ask('POST', '/api/v1/maps', { map });

    const { page, complaints } = await open('/maps');
    await page.getByRole('link', { name: 'Daten', exact: true }).click();
    await page.getByRole('link', { name: 'Ereignisse' }).click();
    const table = page.getByRole('region', { name: 'Ereignisse' });
    await table.getByRole('button', { name: 'Connection searched' }).waitFor();
    await page.getByText('122 von 122 Namen').waitFor();
    expect(await table.getByRole('row').count()).toBe(101);
    await page.getByRole('button', { name: 'Mehr laden (noch 22)' }).click();
    await table.getByRole('row').nth(122).waitFor();

    await page.getByRole('button', { name: 'Menschen', exact: true }).click();
    await page.waitForURL(/sort=-people/);
    await page.getByRole('columnheader', { name: 'Menschen' }).and(page.locator('[aria-sort="descending"]')).waitFor();
    await page.getByRole('button', { name: 'Gebunden', exact: true }).click();
    await page.getByText('1 von 122 Namen').waitFor();
    await page.getByRole('button', { name: 'Alle', exact: true }).click();
    await page.getByLabel('Name suchen').fill('ticket');
    await page.getByText('1 von 122 Namen').waitFor();
    await table.getByText('an einer Stelle').waitFor();

    await table.getByRole('button', { name: 'Ticket booked' }).click();
    await page.waitForURL(/event=Ticket\+booked/);
    const panel = page.getByRole('complementary', { name: 'Der gewählte Name' });
    await panel.getByText('225 Ereignisse', { exact: true }).waitFor();
    await panel.getByText('nur manche').waitFor();
    await panel.getByText('aus allen 225 Ereignissen').waitFor();
    await panel.getByRole('list', { name: 'Häufigste Werte von class' }).getByText('second').waitFor();
    await panel.getByText('seat.quiet', { exact: true }).waitFor();
    expect(await panel.getByRole('link', { name: 'Reisen mit diesem Ereignis' }).getAttribute('href')).toBe(
      '/journeys?event=Ticket+booked',
    );
    await panel.locator('li time').first().waitFor();
    await panel.getByRole('link', { name: 'Fahrkarte gebucht' }).click();
    await page.waitForURL(/\/maps\/berlin\?step=book/);
    await page.goBack();
    await panel.getByText('225 Ereignisse', { exact: true }).waitFor();
    await panel.locator('li:has(time) a').first().click();
    await page.waitForURL(/\/people\//);
    await page.getByText('traveller-', { exact: false }).first().waitFor();

    // The address alone brings all of it back; the file holds what is shown.
    await page.goto(`${real.server.url}/events?q=stations&sort=name&event=${encodeURIComponent('/stations/7')}`);
    await panel.getByText('Noch nicht gebunden.').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Als CSV' }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(121);
    expect(lines[1]).toMatch(/^\/stations\/0,page,/);
    await page.getByLabel('Name suchen').fill('nothing is called like this');
    await page.getByText('Kein Name passt dazu.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('by keyboard alone: from the search to a name, through its neighbours, and back to the list', async () => {
    const { page } = await open('/events?q=book');
    await page.getByRole('button', { name: 'Ticket booked' }).waitFor();
    await page.getByLabel('Name suchen').focus();
    for (let stop = 0; stop < 20; stop++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Ticket booked') break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/event=Ticket/);
    await page.getByRole('button', { name: 'Schließen' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('event'));
    await page.context().close();
  });

  test('who may not read about people sees names and properties, but no values, no people and no other pages', async () => {
    const viewer = { name: 'viewer', permissions: ['maps:read', 'insight:read'] };
    const { secret } = z.object({ secret: z.string() }).parse(await real.ask('POST', '/api/v1/tokens', viewer));
    const { page, complaints } = await openPage(browser);
    const to = encodeURIComponent('/events?event=Ticket+booked');
    await page.goto(`${real.server.url}/sign-in?code=${encodeURIComponent(secret)}&to=${to}`);
    const panel = page.getByRole('complementary', { name: 'Der gewählte Name' });
    await panel.getByText('seat.quiet', { exact: true }).waitFor();
    expect(await panel.getByText('second', { exact: true }).count()).toBe(0);
    expect(await panel.getByText('Zuletzt bei').count()).toBe(0);
    // The only page of the room needs no way to others.
    expect(await page.getByRole('navigation', { name: 'Bereiche von Daten' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Daten', exact: true }).getAttribute('href')).toBe('/events');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
