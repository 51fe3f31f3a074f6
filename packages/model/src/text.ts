import { z } from 'zod';

/** Longest name, title, department … in UTF-16 units. */
export const SHORT_TEXT_LENGTH = 300;
/** Longest description, cell or story in UTF-16 units. */
export const LONG_TEXT_LENGTH = 10_000;
/** Most entries in a list of texts (goals of a persona …). */
export const TEXT_LIST_LENGTH = 50;

/** Neither PostgreSQL's jsonb nor UTF-8 can hold a zero character or half a surrogate pair. */
function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

const storable = { error: 'expected text without zero characters and without half surrogate pairs' };

export const shortTextSchema = z.string().max(SHORT_TEXT_LENGTH).refine(isStorable, storable);
export const longTextSchema = z.string().max(LONG_TEXT_LENGTH).refine(isStorable, storable);
export const textListSchema = z.array(shortTextSchema).max(TEXT_LIST_LENGTH);

/** The nearest text to `text` that may be stored: no zero characters, no half pairs, at most `maxLength` units. */
export function storableText(text: string, maxLength: number): string {
  const whole = isStorable(text) ? text : text.toWellFormed().replaceAll('\u0000', '');
  if (whole.length <= maxLength) return whole;
  const cut = whole.slice(0, maxLength);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/**
 * Translations beside the texts of an object: `{ en: { name: 'Ticket booked' } }`.
 * Texts themselves are in the map's language; a translation is optional field by field.
 */
export function translationsSchema<Shape extends Record<string, z.ZodType>>(texts: Shape) {
  const oneLanguage = z.strictObject(texts).partial().optional();
  return z.strictObject({ de: oneLanguage, en: oneLanguage }).optional();
}
