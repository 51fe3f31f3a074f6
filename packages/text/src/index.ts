export { durationParts, type Format, formatIn } from './format.ts';
export { DEFAULT_LANGUAGE, isLanguage, LANGUAGES, type Language, LOCALE, pickLanguage } from './language.ts';
export {
  CATALOGUES,
  isTextKey,
  type Text,
  type TextKey,
  type TextOptions,
  type TextPart,
  type TextValues,
  textIn,
} from './text.ts';
