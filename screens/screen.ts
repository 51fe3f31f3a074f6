import type { Page } from 'playwright-core';
import type { Text } from '../packages/text/src/index.ts';
import type { DemoServer } from './demo-server.ts';
import type { Visitor } from './visitors.ts';

/** How the server answers what a page asks: never, with a failure, or that one may not. */
export type Trouble = 'loading' | 'failed' | 'refused';

/** A screen to look at: the pictures are taken of them, and a test walks through them. */
export interface Screen {
  readonly name: string;
  readonly address: (demo: DemoServer) => string;
  /** A selector that stands on the page once it shows what it is about. */
  readonly shows: string;
  /** Who looks; an owner unless said otherwise. */
  readonly as?: Visitor;
  /** The world of somebody who has just begun; the address must not need anything of the demo world. */
  readonly empty?: boolean;
  /** What no address leads to: a dialog, a menu. */
  readonly reach?: (page: Page, text: Text) => Promise<void>;
  readonly trouble?: Trouble;
  /** In which form it stands in the README. */
  readonly readme?: { readonly theme: 'light' | 'dark' };
}
