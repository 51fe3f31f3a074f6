import type { Page } from 'playwright-core';
import { CATALOGUES, LANGUAGES, type Language, type TextKey } from '../../packages/text/src/index.ts';

/** Everything a page says: what stands on it, and what a screen reader hears. */
function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = new Set<string>([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent !== null && parent.closest('script, style, pre, code') === null)
        words.add(walker.currentNode.textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [aria-description]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description'])
        words.add(element.getAttribute(name)?.trim() ?? '');
    words.delete('');
    return [...words];
  });
}

/** Templates and the words of maps are content: a German map stays German. */
const CONTENT = /^(template|model)\./;
/** Of each language, the whole sentences no other language has. */
const OWN_SENTENCES: Readonly<Record<Language, ReadonlySet<string>>> = (() => {
  const own = (language: Language): ReadonlySet<string> => {
    const others = LANGUAGES.filter((one) => one !== language);
    const keys = (Object.keys(CATALOGUES[language]) as TextKey[]).filter((key) => !CONTENT.test(key));
    const elsewhere = new Set(others.flatMap((other) => Object.values(CATALOGUES[other])));
    return new Set(keys.map((key) => CATALOGUES[language][key]).filter((one) => one.length > 3 && !elsewhere.has(one)));
  };
  return { de: own('de'), en: own('en') };
})();

/** What is not said in the language of the page: keys, holes, sentences of another language. @param content words of the data */
export async function wordFaultsOn(page: Page, language: Language, content: ReadonlySet<string>): Promise<string[]> {
  const faults: string[] = [];
  for (const words of await wordsOn(page)) {
    if (words.split(/\s+/).some((word) => Object.hasOwn(CATALOGUES.de, word) && word.includes('.')))
      faults.push(`a key: ${words}`);
    if (/\{\w+[},]|\bundefined\b|\bNaN\b|\[object /.test(words)) faults.push(`a hole: ${words}`);
    if (/<\/?(b|em)>/.test(words)) faults.push(`a mark: ${words}`);
    for (const other of LANGUAGES)
      if (other !== language && OWN_SENTENCES[other].has(words) && !content.has(words))
        faults.push(`not ${language}: ${words}`);
  }
  return faults;
}

/** What is wrong with how the page stands: one heading, a title of its own, nothing wider than the window, nothing cut off. */
export function layoutFaultsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const seen = (one: Element): boolean => one.checkVisibility({ checkVisibilityCSS: true });
    const headings = document.querySelectorAll('h1');
    if (headings.length !== 1) faults.push(`${headings.length} headings of the first order`);
    if (!/^.+ · Waymark$/.test(document.title)) faults.push(`title "${document.title}"`);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${scrollWidth - clientWidth} px wider than the window`);
    const named = (one: Element): string =>
      `${one.tagName.toLowerCase()} "${(one.textContent ?? '').trim().slice(0, 60)}"`;
    for (const one of document.querySelectorAll('button, a, h1, h2, h3, label, th, dt, dd, select')) {
      if (!(one instanceof HTMLElement) || !seen(one) || one.closest('.visually-hidden') !== null) continue;
      const style = getComputedStyle(one);
      if (style.position === 'absolute' && one.clientWidth <= 1) continue;
      const cut = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && style.display !== 'inline';
      if (cut && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis') faults.push(`cut: ${named(one)}`);
      if (cut && style.overflowX === 'visible' && one.tagName === 'BUTTON') faults.push(`bursts: ${named(one)}`);
    }
    return faults;
  });
}

/** The first stops of a page; the rail is the same on all and is left out. */
const MOST_STOPS = 16;

/** Goes through the page by Tab and names what has the focus without showing it. */
export async function unseenFocusOn(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  if ((await page.locator('dialog[open]').count()) === 0) {
    const content = page.locator('#content');
    if ((await content.count()) > 0) await content.focus();
  }
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return 'end';
      const before = Reflect.get(window, 'firstStop');
      if (before === one) return 'end';
      if (before === undefined) Object.assign(window, { firstStop: one });
      // A tick box that is drawn by its label is shown by its label.
      for (let shown: Element | null = one, up = 0; shown !== null && up < 3; shown = shown.parentElement, up++) {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
        if ((outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none') return null;
        const around = getComputedStyle(shown, '::after');
        if (around.outlineStyle !== 'none' && around.content !== 'none') return null;
        if (one instanceof SVGElement && shown.querySelector('[data-focus], rect, circle, path') !== null) {
          const drawn = [...shown.querySelectorAll('rect, circle, path')].some(
            (part) =>
              getComputedStyle(part).outlineStyle !== 'none' ||
              Number.parseFloat(getComputedStyle(part).strokeWidth) >= 2,
          );
          if (drawn) return null;
        }
      }
      return `${one.outerHTML.slice(0, 140)}`;
    });
    if (fault === 'end') break;
    if (fault !== null) unseen.push(`focus cannot be seen: ${fault}`);
  }
  return unseen;
}
