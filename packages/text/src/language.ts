/** The languages of the interface; German is the source, English the second. */
export const LANGUAGES = ['de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Language used when nothing better is known. */
export const DEFAULT_LANGUAGE: Language = 'de';

/** The locale numbers and dates are written in; English is written the European way (day before month). */
export const LOCALE: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/**
 * The best of our languages for an `Accept-Language` header or a list of tags such as `navigator.languages`.
 * Weights (`;q=`) are respected, unknown languages are passed over; default German.
 */
export function pickLanguage(accepted: string | readonly string[] | undefined): Language {
  const tags = typeof accepted === 'string' ? accepted.split(',') : (accepted ?? []);
  const ranked = tags
    .map((tag, place) => {
      const [name = '', ...parameters] = tag.trim().toLowerCase().split(';');
      const weight = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { language: name.split('-')[0], weight: weight === undefined ? 1 : Number(weight), place };
    })
    .filter((tag) => tag.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  for (const { language } of ranked) if (isLanguage(language)) return language;
  return DEFAULT_LANGUAGE;
}
