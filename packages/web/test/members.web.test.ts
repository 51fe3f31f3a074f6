import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, hasBrowser, type Look, launchBrowser, openPage, picture, violationsOn } from './browser.ts';
import { type RealServer, startRealServer } from './real-server.ts';

const PASSWORD = 'ein ganzer Satz als Passwort';

describe.skipIf(!hasBrowser)('people who work here', () => {
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

  /** Types into the field that has the focus now, and goes on to the next one. */
  const type = async (page: Page, label: string, text: string): Promise<void> => {
    const field = page.getByLabel(label, { exact: true });
    await field.waitFor();
    for (let tabs = 0; tabs < 20 && !(await field.evaluate((one) => one === document.activeElement)); tabs++)
      await page.keyboard.press('Tab');
    expect(await field.evaluate((one) => one === document.activeElement), `${label} is reached by Tab`).toBe(true);
    await page.keyboard.type(text);
  };
  const pressOn = async (page: Page, name: string | RegExp): Promise<void> => {
    const button = page.getByRole('button', { name });
    await button.waitFor();
    for (let tabs = 0; tabs < 40 && !(await button.evaluate((one) => one === document.activeElement)); tabs++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };
  const byPassword = async (email: string, look: Look = {}, to = '/maps') => {
    const opened = await openPage(browser, look);
    const { page } = opened;
    await page.goto(`${real.server.url}/sign-in?to=${encodeURIComponent(to)}`);
    const german = (look.language ?? 'de') === 'de';
    await page.getByLabel(german ? 'E-Mail-Adresse' : 'E-mail address').fill(email);
    await page.getByLabel(german ? 'Passwort' : 'Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: german ? 'Anmelden' : 'Sign in', exact: true }).click();
    await page.waitForURL(`**${to}`);
    return opened;
  };
  /** Someone with a role, made behind the page. */
  const invited = async (role: string, name: string): Promise<string> => {
    const { secret } = (await real.ask('POST', '/api/v1/invitations', { role })) as { secret: string };
    const email = `${name.toLowerCase()}@example.org`;
    await real.ask('POST', '/api/v1/invitations/accept', { secret, email, name, password: PASSWORD });
    return email;
  };

  test('by keyboard alone: the first link, naming oneself, signing out, signing in by password', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(real.server.signInUrl);
    await page.getByRole('heading', { name: 'Willkommen bei Waymark' }).waitFor();
    await picture(page, 'welcome-de-light');
    expect(await violationsOn(page)).toEqual([]);
    await pressOn(page, 'Konto anlegen');
    await page.getByText('Bitte sagen Sie, wie Sie heißen.').waitFor();
    await page.getByText('Bitte nehmen Sie mindestens 10 Zeichen.').waitFor();
    expect(await violationsOn(page), 'with what is missing').toEqual([]);
    await picture(page, 'welcome-missing-de-light');
    await type(page, 'Ihr Name', 'Ada Lovelace');
    await type(page, 'E-Mail-Adresse', 'ada@example.org');
    await type(page, 'Passwort', PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/maps$/);
    await pressOn(page, 'Abmelden');
    await page.waitForURL(/\/sign-in/);
    await page.getByText('Passwort vergessen?', { exact: false }).waitFor();
    expect(await violationsOn(page), 'sign-in').toEqual([]);
    await picture(page, 'sign-in-de-light');
    await type(page, 'E-Mail-Adresse', 'Ada@Example.org');
    await type(page, 'Passwort', 'nicht dieses Passwort');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('E-Mail-Adresse oder Passwort stimmt nicht.').waitFor();
    await picture(page, 'sign-in-wrong-de-light');
    expect(await violationsOn(page), 'refused').toEqual([]);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/maps$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('too many guesses: it says when to try again', async () => {
    await invited('viewer', 'Gustav');
    const { page } = await openPage(browser);
    await page.goto(`${real.server.url}/sign-in`);
    await page.getByLabel('E-Mail-Adresse').fill('gustav@example.org');
    await page.getByLabel('Passwort', { exact: true }).fill('geraten, geraten');
    for (let guess = 0; guess < 11; guess++) {
      const answered = page.waitForResponse((one) => one.url().endsWith('/session/password'));
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await answered;
    }
    await page.getByText(/zu viele Versuche.*15 Minuten/).waitFor();
    await page.context().close();
  });

  test('a colleague is invited by a link, joins in another browser, gets another role at once, and is let go', async () => {
    const { page, complaints } = await byPassword('ada@example.org', {}, '/team');
    await page.getByText('Die letzte Leitung bleibt.', { exact: false }).waitFor();
    expect(await page.getByLabel('Rolle von Ada Lovelace').isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Einladen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Ansicht/ }).check();
    await dialog.getByLabel('Für wen?').fill('Grace aus dem Vertrieb');
    expect(await violationsOn(page), 'inviting').toEqual([]);
    await picture(page, 'invite-de-light');
    await dialog.getByRole('button', { name: 'Link erzeugen' }).click();
    await dialog.getByText('Der Link ist fertig.').waitFor();
    const link = await dialog.getByLabel('Link', { exact: true }).inputValue();
    expect(await violationsOn(page), 'invited').toEqual([]);
    await picture(page, 'invited-de-light');
    await dialog.getByRole('button', { name: 'Fertig' }).click();
    await page.getByText('Grace aus dem Vertrieb').waitFor();

    const other = await openPage(browser, { language: 'en', theme: 'dark' });
    await other.page.goto(link);
    await other.page.getByText('Ada Lovelace invites you', { exact: false }).waitFor();
    expect(await violationsOn(other.page), 'joining').toEqual([]);
    await picture(other.page, 'join-en-dark');
    await other.page.getByLabel('Your name').fill('Grace Hopper');
    await other.page.getByLabel('E-mail address').fill('ada@example.org');
    await other.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await other.page.getByRole('button', { name: 'Create account and begin' }).click();
    await other.page.getByText('This e-mail address belongs to an account already.').waitFor();
    await other.page.getByLabel('E-mail address').fill('grace@example.org');
    await other.page.getByRole('button', { name: 'Create account and begin' }).click();
    await other.page.waitForURL(/\/maps$/);
    // A viewer: no actions, no rooms of people and imports.
    await other.page.getByText('As soon as someone creates a map').waitFor();
    expect(await other.page.getByRole('button', { name: 'New map' }).count()).toBe(0);
    expect(await other.page.getByRole('navigation').getByRole('link', { name: 'People' }).count()).toBe(0);
    await other.page.goto(`${real.server.url}/people`);
    await other.page.getByRole('heading', { name: 'This page is not part of your role.' }).waitFor();
    expect(await violationsOn(other.page), 'forbidden').toEqual([]);
    await picture(other.page, 'forbidden-en-dark');

    // The open page of the other changes with the role, without being loaded anew.
    await other.page.goto(`${real.server.url}/maps`);
    await other.page.getByText('As soon as someone creates a map').waitFor();
    await page.reload();
    await page.getByLabel('Rolle von Grace Hopper').selectOption('Auswertung');
    await page.getByText('Grace Hopper hat jetzt die Rolle „Auswertung“.').waitFor();
    await other.page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click();
    await other.page.getByRole('navigation').getByRole('link', { name: 'Imports' }).click();
    await other.page.getByText('Nothing has been imported yet.').waitFor();
    expect(await other.page.getByRole('button', { name: /Drop a file/ }).count()).toBe(0);
    expect(await violationsOn(other.page), 'imports of an analyst').toEqual([]);
    await picture(other.page, 'imports-analyst-en-dark');
    await page.getByLabel('Rolle von Grace Hopper').selectOption('Bearbeitung');
    await other.page.getByRole('button', { name: /Drop a file/ }).waitFor();
    await picture(page, 'team-de-light');
    await page.getByRole('button', { name: 'Grace Hopper entfernen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
    await page.getByText('Grace Hopper arbeitet hier nicht mehr mit.').waitFor();
    await other.page.waitForURL(/\/sign-in/);
    await other.page.goto(link);
    await other.page.getByRole('heading', { name: 'This invitation is no longer valid.' }).last().waitFor();
    await picture(other.page, 'join-gone-en-dark');
    expect(complaints).toEqual([]);
    expect(other.complaints).toEqual([]);
    for (const one of [page, other.page]) await one.context().close();
  });

  test('a lost password: a link from the owner leads to a new one', async () => {
    await invited('analyst', 'Paul');
    const { page } = await byPassword('ada@example.org', {}, '/team');
    await page.getByRole('button', { name: 'Link für ein neues Passwort von Paul' }).click();
    const link = await page.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue();
    const other = await openPage(browser);
    await other.page.goto(link);
    await other.page.waitForURL(/\/new-password/);
    await picture(other.page, 'new-password-de-light');
    expect(await violationsOn(other.page)).toEqual([]);
    await other.page.getByLabel('Neues Passwort', { exact: true }).fill(PASSWORD);
    await other.page.getByRole('button', { name: 'Passwort setzen' }).click();
    await other.page.getByText('Ihr neues Passwort gilt.').waitFor();
    await other.page.context().close();
    await (await byPassword('paul@example.org')).page.context().close();
    await page.context().close();
  });

  test('what a member chooses follows him to another browser, and times are shown in his zone', async () => {
    const email = await invited('owner', 'Nora');
    const { page, complaints } = await byPassword(email, {}, '/profile');
    await page.getByLabel('Name', { exact: true }).fill('Nora N.');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Ihr Name ist geändert.').waitFor();
    const saved = page.waitForResponse((one) => one.url().endsWith('/api/v1/me') && one.request().method() === 'PATCH');
    await page.getByLabel('Zeitzone der Anzeige').selectOption('Pacific/Auckland');
    await saved;
    await page.getByRole('radio', { name: 'Dunkel' }).check();
    const language = page.waitForResponse((one) => (one.request().postData() ?? '').includes('language'));
    await page.getByRole('radio', { name: 'English' }).check();
    await language;
    await page.getByRole('heading', { name: 'Profile', exact: true }).waitFor();

    const other = await byPassword(email, { language: 'de', theme: 'light' }, '/profile');
    await other.page.getByRole('heading', { name: 'Profile', exact: true }).waitFor();
    expect(await other.page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await other.page.getByLabel('Time zone of the display').inputValue()).toBe('Pacific/Auckland');
    const begun = await other.page.getByRole('rowheader').first().textContent();
    const expected = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Pacific/Auckland' }).format(
      Date.now(),
    );
    expect(begun ?? '').toContain(expected.split(' ')[0] ?? '');
    await other.page.getByLabel('Present password').fill('not the one');
    await other.page.getByLabel('New password', { exact: true }).fill(`${PASSWORD}!`);
    await other.page.getByRole('button', { name: 'Change password' }).click();
    await other.page.getByText('This is not your present password.').waitFor();
    await other.page.getByLabel('Present password').fill(PASSWORD);
    await other.page.getByRole('button', { name: 'Change password' }).click();
    await other.page.getByText('Your new password is set.').waitFor();
    // The other browser is signed out.
    await page.waitForURL(/\/sign-in/);
    expect([...complaints, ...other.complaints]).toEqual([]);
    for (const one of [page, other.page]) await one.context().close();
  });
});
