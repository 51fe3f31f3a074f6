import type { Language } from '../language.ts';
import type { Touchpoint } from '../touchpoint.ts';
import type { JourneyMap } from './journey-map.ts';

/**
 * The map as read in `language`: wherever a translation stands beside a text it takes its place; the rest stays in
 * the map's own language. The result keeps the map's `language` and translations, and is for showing, not for saving.
 */
export function localizeMap(map: JourneyMap, language: Language): JourneyMap {
  return language === map.language ? map : localized(map, language);
}

/** A catalogue entry as read in `language`. */
export function localizeTouchpoint(touchpoint: Touchpoint, language: Language): Touchpoint {
  return localized(touchpoint, language);
}

function localized<Thing>(thing: Thing, language: Language): Thing {
  if (Array.isArray(thing)) return thing.map((item: unknown) => localized(item, language)) as Thing;
  if (typeof thing !== 'object' || thing === null) return thing;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(thing)) {
    // Bindings are data, not text: nothing in them is translated.
    result[key] = key === 'binding' || key === 'translations' ? value : localized(value, language);
  }
  for (const [key, text] of Object.entries(translationsOf(thing)[language] ?? {})) {
    if (text === undefined) continue;
    // The reason is the one text of a moment of truth and is translated beside the step's other texts.
    if (key === 'momentOfTruth') {
      if (result.momentOfTruth !== undefined) result.momentOfTruth = { reason: text };
    } else result[key] = text;
  }
  return result as Thing;
}

function translationsOf(thing: object): Partial<Record<Language, Record<string, unknown>>> {
  if (!('translations' in thing) || typeof thing.translations !== 'object' || thing.translations === null) return {};
  return thing.translations;
}
