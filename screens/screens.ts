import type { DemoServer } from './demo-server.ts';

/** A screen to take a picture of. */
export interface Screen {
  readonly name: string;
  readonly address: (demo: DemoServer) => string;
  /** A selector that stands on the page once it shows what it is about. */
  readonly shows: string;
  /** The page of somebody who has not signed in. */
  readonly signedOut?: boolean;
  /** In which form it stands in the README. */
  readonly readme?: { readonly theme: 'light' | 'dark' };
}

const DAY_MS = 86_400_000;

/** A stretch of time so long ago that all its journeys have ended. */
function pastQuarter(): string {
  const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
  return `from=${day(105)}&to=${day(61)}`;
}

const stepOf = ({ steps }: DemoServer, name: string): string => steps.get(name) ?? '';

/** Every screen there is, in the order in which one meets them. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', address: () => '/sign-in', shows: 'form', signedOut: true },
  {
    name: 'live-map',
    address: (demo) => `/maps/${demo.map}?days=90&step=${stepOf(demo, 'Verspätung erfahren')}`,
    shows: 'main dl',
    readme: { theme: 'light' },
  },
  { name: 'live-map-table', address: (demo) => `/maps/${demo.map}?days=90&view=table`, shows: 'table' },
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
  { name: 'journeys', address: () => '/journeys?days=90', shows: 'main svg g', readme: { theme: 'light' } },
  { name: 'variants', address: () => '/journeys?view=variants', shows: 'main ol' },
  { name: 'transitions', address: () => '/journeys?view=transitions', shows: 'main table' },
  { name: 'events', address: () => '/events', shows: 'main table' },
  { name: 'sources', address: () => '/sources', shows: 'main article, main section' },
  { name: 'arrivals', address: () => '/sources/live', shows: 'main' },
  { name: 'imports', address: () => '/imports', shows: 'main' },
  { name: 'plan', address: (demo) => `/maps/${demo.map}?mode=plan`, shows: '[role=toolbar]' },
  {
    name: 'plan-step',
    address: (demo) => `/maps/${demo.map}?mode=plan&step=${stepOf(demo, 'Fahrkarte gebucht')}`,
    shows: '[role=toolbar]',
    readme: { theme: 'dark' },
  },
  { name: 'maps', address: () => '/maps', shows: 'main ul' },
  { name: 'new-map', address: () => '/maps?new=1', shows: 'dialog form' },
  { name: 'people', address: () => '/people', shows: 'main table' },
  { name: 'person', address: (demo) => `/people/${demo.person}`, shows: 'main ol', readme: { theme: 'light' } },
  { name: 'profile', address: () => '/profile', shows: 'main section' },
  { name: 'team', address: () => '/team', shows: 'main section' },
  { name: 'tour', address: (demo) => `/maps/${demo.map}?days=90&tour=1`, shows: '[role=dialog]' },
];
