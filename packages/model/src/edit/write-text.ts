import type { Language } from '../language.ts';

interface Translated {
  readonly translations?: Partial<Record<Language, Readonly<Record<string, unknown>> | undefined>> | undefined;
}

/** In which language somebody writes, and in which the map is. */
export interface Writing {
  readonly language: Language;
  readonly map: Language;
}

/**
 * Sets a text of a thing in the language somebody writes in: the text itself where that is the map's language, else
 * its translation. An empty translation is none: the text of the map's language shows through again.
 */
export function writeText<Thing extends Translated>(
  thing: Thing,
  field: string,
  text: string,
  writing: Writing,
): Thing {
  if (writing.language === writing.map) return { ...thing, [field]: text };
  const before = thing.translations?.[writing.language] ?? {};
  const after = Object.fromEntries(
    Object.entries({ ...before, [field]: text }).filter(([key, value]) => key !== field || value !== ''),
  );
  return { ...thing, translations: { ...thing.translations, [writing.language]: after } };
}
