import { answer as answerDe } from './catalogue/de/answer.ts';
import { preferences as de } from './catalogue/de/preferences.ts';
import { answer as answerEn } from './catalogue/en/answer.ts';
import { preferences as en } from './catalogue/en/preferences.ts';
import type { Language } from './language.ts';
import { CATALOGUES, type TextKey, type TextOf, type TextOptions, textOf } from './text.ts';

/** A sentence of the pages for people outside. Kept apart, so that the app need not load them. */
export type PageTextKey = keyof typeof de | keyof typeof answerDe;

export const PAGE_CATALOGUES: Readonly<Record<Language, Readonly<Record<PageTextKey, string>>>> = {
  de: { ...de, ...answerDe },
  en: { ...en, ...answerEn },
};

/** The sentences of the pages for people outside, and all others. */
export type PageText = TextOf<TextKey | PageTextKey>;

/** Narrows any string to a key of the pages. */
export function isPageTextKey(key: string): key is PageTextKey {
  return Object.hasOwn(PAGE_CATALOGUES.de, key);
}

/** The texts of the pages for people outside in a language. */
export function pageTextIn(language: Language, options: TextOptions = {}): PageText {
  return textOf({ ...CATALOGUES[language], ...PAGE_CATALOGUES[language] }, language, options);
}
