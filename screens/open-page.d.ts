import { type Browser, type Page } from 'playwright-core';
import type { DemoServer } from './demo-server.ts';
/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'de' | 'en';
}
export declare function launchBrowser(): Promise<Browser>;
/** A page of a fresh visitor; signed in unless told otherwise. */
export declare function openPage(
  browser: Browser,
  { url, token }: Pick<DemoServer, 'url' | 'token'>,
  { width, height, theme, language }: Look,
  signedIn?: boolean,
): Promise<Page>;
