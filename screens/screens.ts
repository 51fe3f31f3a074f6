import type { Page } from 'playwright-core';
import type { Text, TextKey, TextValues } from '../packages/text/src/index.ts';
import type { DemoServer } from './demo-server.ts';
import { FILE } from './furnish.ts';
import type { Screen, Trouble } from './screen.ts';

const DAY_MS = 86_400_000;

/** A stretch of time so long ago that all its journeys have ended. */
function pastQuarter(): string {
  const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  return `from=${day(105)}&to=${day(61)}`;
}

const stepOf = ({ steps }: DemoServer, name: string): string => steps.get(name) ?? '';

/** Presses a button by what stands on it, or by how its name begins. */
const press =
  (key: TextKey, values?: TextValues) =>
  async (page: Page, { t }: Text): Promise<void> => {
    const name = t(key, values);
    await page.getByRole('button', { name }).filter({ visible: true }).first().click();
  };

const live =
  (further = '') =>
  (demo: DemoServer): string =>
    `/maps/${demo.map}?days=90${further}`;
const chosen =
  (what: (demo: DemoServer) => string) =>
  (demo: DemoServer): string =>
    `${live()(demo)}&show=${what(demo)}`;

/** Every screen with something on it, in the order in which one meets them. */
const shown: readonly Screen[] = [
  { name: 'sign-in', address: () => '/sign-in', shows: 'form', as: 'nobody' },
  { name: 'sign-in-link', address: () => '/sign-in?code=used', shows: '[role=alert]', as: 'nobody' },
  { name: 'join', address: (demo) => `/join?code=${demo.furniture.invitation}`, shows: 'form', as: 'nobody' },
  { name: 'join-gone', address: () => '/join?code=gone', shows: 'main section', as: 'nobody' },
  { name: 'welcome', address: () => '/welcome', shows: 'form', as: 'newcomer' },
  { name: 'new-password', address: () => '/new-password', shows: 'form', as: 'forgetful' },
  {
    name: 'live-map',
    address: (demo) => `${live()(demo)}&step=${stepOf(demo, 'Verspätung erfahren')}`,
    shows: 'main dl',
    readme: { theme: 'light' },
  },
  { name: 'live-map-table', address: live('&view=table'), shows: 'table' },
  { name: 'live-phase', address: chosen((demo) => `phase*${demo.phases[1]}`), shows: 'aside h2' },
  {
    name: 'live-ribbon',
    address: chosen((demo) => `ribbon*${stepOf(demo, 'Verbindung gesucht')}*${stepOf(demo, 'Fahrkarte gebucht')}`),
    shows: 'aside h2',
  },
  { name: 'live-loss', address: chosen((demo) => `left*${stepOf(demo, 'Verbindung gesucht')}`), shows: 'aside h2' },
  { name: 'live-figure', address: chosen(() => 'figure*reachedB'), shows: 'aside h2' },
  { name: 'live-gap', address: chosen(() => 'figure*gap'), shows: 'aside h2' },
  { name: 'live-deviations', address: chosen(() => 'figure*fit'), shows: 'aside h2' },
  {
    name: 'live-audience',
    address: live('&who=first:web'),
    shows: 'main h2, main [data-step]',
    reach: (page, text) => press('audience.label')(page, text),
  },
  { name: 'live-period', address: live(), shows: '[data-step]', reach: press('bar.period') },
  { name: 'live-display', address: live(), shows: '[data-step]', reach: press('bar.settings') },
  { name: 'live-unmeasured', address: (demo) => `/maps/${demo.furniture.unmeasuredMap}`, shows: '[data-step]' },
  { name: 'live-no-steps', address: (demo) => `/maps/${demo.furniture.emptyMap}`, shows: 'main section' },
  {
    name: 'live-binding',
    address: (demo) => `${live()(demo)}&step=${stepOf(demo, 'Fahrkarte gebucht')}`,
    shows: 'main dl',
    reach: async (page, text) => {
      await press('panel.bindingChange')(page, text);
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'compare',
    address: (demo) => `/maps/${demo.map}?mode=compare&days=60`,
    shows: 'main h2',
  },
  {
    name: 'compare-ripe',
    address: (demo) => `/maps/${demo.map}?mode=compare&${pastQuarter()}`,
    shows: 'main h2',
  },
  {
    name: 'compare-others',
    address: (demo) => `/maps/${demo.map}?mode=compare&${pastQuarter()}&who=first:web&against=others`,
    shows: 'main h2',
  },
  { name: 'journeys', address: () => '/journeys?days=90', shows: 'main svg g', readme: { theme: 'light' } },
  {
    name: 'journeys-chosen',
    address: () => '/journeys?days=90&pick=%3DTicket%20Booked',
    shows: 'main svg g',
  },
  { name: 'variants', address: () => '/journeys?view=variants', shows: 'main ol' },
  { name: 'transitions', address: () => '/journeys?view=transitions', shows: 'main table' },
  { name: 'events', address: () => '/events', shows: 'main table' },
  { name: 'event', address: () => '/events?event=Ticket%20Booked', shows: 'aside h2' },
  { name: 'sources', address: () => '/sources', shows: 'main article, main li' },
  {
    name: 'source-snippets',
    address: () => '/sources',
    shows: 'main li',
    reach: async (page) => page.locator('main summary').first().click(),
  },
  {
    name: 'source-privacy',
    address: (demo) => `/sources/${demo.furniture.guardedSource}/privacy`,
    shows: 'main table',
  },
  { name: 'source-dialog', address: () => '/sources', shows: 'main li', reach: press('sources.make') },
  { name: 'arrivals', address: () => '/sources/live', shows: 'main table, main ol' },
  { name: 'imports', address: () => '/imports', shows: 'main table' },
  {
    name: 'import-columns',
    address: () => '/imports',
    shows: 'main table',
    reach: async (page) => {
      await page.getByTestId('import-file').setInputFiles({ ...FILE });
      await page.locator('main form').waitFor();
    },
  },
  { name: 'import-done', address: (demo) => `/imports?run=${demo.furniture.importRun}`, shows: 'main h2' },
  {
    name: 'proposed-map',
    address: (demo) => `/maps/proposed?import=${demo.furniture.importRun}`,
    shows: 'main form',
  },
  { name: 'plan', address: (demo) => `/maps/${demo.map}?mode=plan`, shows: '[role=toolbar]' },
  {
    name: 'plan-step',
    address: (demo) => `/maps/${demo.map}?mode=plan&step=${stepOf(demo, 'Fahrkarte gebucht')}`,
    shows: '[role=toolbar]',
    readme: { theme: 'dark' },
  },
  {
    name: 'plan-phase',
    address: (demo) => `/maps/${demo.map}?mode=plan&chosen=phase:${demo.phases[0]}`,
    shows: '[role=toolbar]',
  },
  {
    name: 'plan-touchpoint',
    address: (demo) => `/maps/${demo.map}?mode=plan&step=${stepOf(demo, 'Fahrkarte gebucht')}`,
    shows: '[role=toolbar]',
    reach: press('plan.newTouchpoint'),
  },
  {
    name: 'plan-release',
    address: (demo) => `/maps/${demo.map}?mode=plan`,
    shows: '[role=toolbar]',
    reach: press('plan.release'),
  },
  { name: 'plan-empty', address: (demo) => `/maps/${demo.furniture.emptyMap}?mode=plan`, shows: '[role=toolbar]' },
  { name: 'maps', address: () => '/maps', shows: 'main ul' },
  { name: 'new-map', address: () => '/maps?new=1', shows: 'dialog form' },
  { name: 'people', address: () => '/people', shows: 'main table' },
  {
    name: 'people-of-step',
    address: (demo) => `/people?map=${demo.map}&step=${stepOf(demo, 'Verspätung erfahren')}&days=90`,
    shows: 'main table',
  },
  { name: 'people-none', address: () => '/people?q=nobody@example.org', shows: 'main section' },
  { name: 'person', address: (demo) => `/people/${demo.person}`, shows: 'main ol', readme: { theme: 'light' } },
  {
    name: 'person-split',
    address: (demo) => `/people/${demo.person}`,
    shows: 'main ol',
    reach: async (page, text) => {
      await press('merges.split')(page, text);
      await page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor();
    },
  },
  { name: 'audiences', address: () => '/audiences', shows: 'main table' },
  { name: 'audience', address: (demo) => `/audiences/${demo.furniture.audience}`, shows: 'main table' },
  {
    name: 'audience-edit',
    address: (demo) => `/audiences/${demo.furniture.audience}?mode=edit`,
    shows: 'main aside li',
  },
  {
    name: 'audience-json',
    address: (demo) => `/audiences/${demo.furniture.audience}?mode=edit`,
    shows: 'main aside li',
    reach: press('audiences.asJson'),
  },
  {
    name: 'audience-list',
    address: (demo) => `/audiences/${demo.furniture.listAudience}`,
    shows: 'main fieldset',
    reach: async (page) => {
      const lines = Buffer.from('kunde\nk1\nk2\nunbekannt@example.org\nnull\n');
      await page
        .locator('main input[type=file]')
        .setInputFiles({ name: 'runde.csv', mimeType: 'text/csv', buffer: lines });
      await page.locator('main [aria-live] b').nth(1).waitFor();
    },
  },
  { name: 'audience-new', address: () => '/audiences/new', shows: 'main form' },
  { name: 'audience-example', address: () => '/audiences/new?example=often', shows: 'main aside li' },
  {
    name: 'audience-delete',
    address: (demo) => `/audiences/${demo.furniture.audience}`,
    shows: 'main table',
    reach: press('audiences.delete'),
  },
  { name: 'consent', address: () => '/consent', shows: 'main dl' },
  { name: 'requests', address: () => '/privacy', shows: 'main table' },
  { name: 'request-new', address: () => '/privacy?new=1', shows: 'dialog form' },
  {
    name: 'request-verify',
    address: (demo) => `/privacy/requests/${demo.furniture.requests.open}`,
    shows: 'main form',
  },
  {
    name: 'request-answer',
    address: (demo) => `/privacy/requests/${demo.furniture.requests.verified}`,
    shows: 'main form',
  },
  { name: 'request-done', address: (demo) => `/privacy/requests/${demo.furniture.requests.done}`, shows: 'main ol a' },
  {
    name: 'request-extend',
    address: (demo) => `/privacy/requests/${demo.furniture.requests.verified}`,
    shows: 'main form',
    reach: press('requests.extend'),
  },
  {
    name: 'request-refuse',
    address: (demo) => `/privacy/requests/${demo.furniture.requests.open}`,
    shows: 'main form',
    reach: press('requests.refuse'),
  },
  { name: 'audit', address: () => '/privacy/log', shows: 'main table' },
  {
    name: 'audit-checked',
    address: () => '/privacy/log',
    shows: 'main table',
    reach: async (page, text) => {
      await press('audit.verify')(page, text);
      await page.locator('main code').waitFor();
    },
  },
  { name: 'consent-purpose', address: () => '/consent?purpose=analytics', shows: 'dialog form' },
  { name: 'profile', address: () => '/profile', shows: 'main table' },
  { name: 'profile-end-all', address: () => '/profile', shows: 'main table', reach: press('profile.endAll') },
  { name: 'team', address: () => '/team', shows: 'main li' },
  { name: 'team-invite', address: () => '/team', shows: 'main li', reach: press('team.invite') },
  { name: 'tour', address: live('&tour=1'), shows: '[role=dialog]' },
  {
    name: 'palette',
    address: () => '/maps',
    shows: 'main ul',
    reach: async (page) => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox').fill('Mit');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'not-found', address: () => '/nowhere', shows: 'main section' },
  { name: 'map-not-found', address: () => '/maps/nothing', shows: 'main section' },
  { name: 'no-permission', address: () => '/people', shows: 'main section', as: 'viewer' },
  {
    name: 'viewer-live-map',
    address: (demo) => `${live()(demo)}&step=${stepOf(demo, 'Verspätung erfahren')}`,
    shows: 'aside h2, main dl',
    as: 'viewer',
  },
  { name: 'viewer-plan', address: (demo) => `/maps/${demo.map}?mode=plan`, shows: '[role=toolbar]', as: 'viewer' },
  { name: 'viewer-journeys', address: () => '/journeys?days=90', shows: 'main svg g', as: 'viewer' },
  { name: 'viewer-event', address: () => '/events?event=Ticket%20Booked', shows: 'aside h2', as: 'viewer' },
  {
    name: 'offline',
    address: () => '/maps',
    shows: 'main ul',
    reach: async (page, { t }) => {
      await page.route('**/api/v1/**', (route) => route.abort());
      await page.getByRole('link', { name: t('nav.people') }).click();
      await page.getByText(t('offline.title'), { exact: false }).first().waitFor();
    },
  },
  {
    name: 'page-error',
    address: () => '/maps',
    shows: 'main ul',
    reach: async (page, { t }) => {
      await page.route('**/assets/people-page*', (route) => route.abort());
      await page.getByRole('link', { name: t('nav.people') }).click();
      await page.getByRole('alert').waitFor();
    },
  },
];

/** Screens of a world in which there is nothing yet. */
const empty: readonly Screen[] = [
  ['maps', '/maps'],
  ['journeys', '/journeys'],
  ['events', '/events'],
  ['arrivals', '/sources/live'],
  ['imports', '/imports'],
  ['people', '/people'],
  ['audiences', '/audiences'],
  ['consent', '/consent'],
  ['requests', '/privacy'],
  ['audit', '/privacy/log'],
  ['proposed-map', '/maps/proposed'],
].map(([name = '', address = '']) => ({
  name: `${name}-empty`,
  address: () => address,
  shows: 'main section, main button',
  empty: true,
}));

/** Screens that ask the server for something: each of them waits, fails and hears "you may not" somehow. */
const ASKING = [
  'join',
  'live-map',
  'live-ribbon',
  'compare',
  'journeys',
  'variants',
  'events',
  'event',
  'sources',
  'source-privacy',
  'arrivals',
  'imports',
  'import-done',
  'proposed-map',
  'plan',
  'maps',
  'people',
  'person',
  'audiences',
  'audience',
  'consent',
  'requests',
  'request-verify',
  'audit',
  'profile',
  'team',
];
const SHOWN_IN: Readonly<Record<Trouble, string>> = {
  loading: 'main [role=status], main [aria-busy=true]',
  failed: '[role=alert]',
  refused: '[role=alert]',
};
/** A refusal is told by the same words everywhere; where a page has more to say, its viewer stands among the screens. */
const REFUSED = ['live-map', 'events', 'person', 'plan', 'team'];
const troubled: readonly Screen[] = (['loading', 'failed', 'refused'] as const).flatMap((trouble) =>
  shown
    .filter(({ name }) => (trouble === 'refused' ? REFUSED : ASKING).includes(name))
    .map(({ readme: _, ...screen }) => ({
      ...screen,
      name: `${screen.name}-${trouble}`,
      trouble,
      shows: SHOWN_IN[trouble],
    })),
);

/** Waiting and failing look alike on all pages: the tests look at every page in one of the two, `--check` in both. */
const taken = troubled.filter(({ name, trouble }) => {
  const page = ASKING.findIndex((one) => name === `${one}-${trouble}`);
  return trouble === 'refused' || page % 2 === (trouble === 'loading' ? 0 : 1);
});

/** What the tests walk through. */
export const walkedScreens: readonly Screen[] = [...shown, ...empty, ...taken];

/** Every screen and every state there is. A new one is added here: pictures are taken of it, and the test walks through it. */
export const screens: readonly Screen[] = [...shown, ...empty, ...troubled];
