export { durationParts, type Format, formatIn } from './format.ts';
export { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language, LOCALE, pickLanguage } from './language.ts';
export { isPageTextKey, PAGE_CATALOGUES, type PageText, type PageTextKey, pageTextIn } from './page-text.ts';
export {
  CATALOGUES,
  isTextKey,
  type Text,
  type TextKey,
  type TextOf,
  type TextOptions,
  type TextPart,
  type TextValues,
  textIn,
} from './text.ts';
