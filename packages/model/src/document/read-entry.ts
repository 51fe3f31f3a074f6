import * as Y from 'yjs';
import { LANGUAGES } from '../language.ts';
import { LONG_TEXT_LENGTH, SHORT_TEXT_LENGTH, storableText } from '../text.ts';
import { type EntryShape, ORDER_FIELDS, translationOf } from './document-shape.ts';
import type { ReportRepair } from './repair.ts';

/** An entry put together again: fields as in the map's types, translations gathered. */
export type ReadEntry = Record<string, unknown>;

/** What reading leaves to the caller: keys with a meaning of their own (sets of touchpoints, personas' feelings). */
export type OwnKey = (key: string) => boolean;

/**
 * Reads the fields of an entry as far as they are valid. Texts are cut and cleaned, other invalid values dropped,
 * lost ones replaced by the shape's fallbacks. `values` are the entry's raw fields, already without any prefix.
 */
export function readEntry(
  values: ReadonlyMap<string, unknown>,
  shape: EntryShape,
  path: readonly string[],
  report: ReportRepair,
  isOwnKey: OwnKey = () => false,
): ReadEntry {
  const entry: ReadEntry = {};
  const translations: Record<string, Record<string, unknown>> = {};
  for (const key of [...values.keys()].sort()) {
    if (ORDER_FIELDS.has(key) || isOwnKey(key)) continue;
    const translation = translationOf(key);
    const isLanguage = translation !== null && LANGUAGES.some((language) => language === translation.language);
    const schema =
      translation === null ? own(shape.fields, key) : isLanguage ? own(shape.texts, translation.field) : undefined;
    if (schema === undefined) {
      report('field-unknown', [...path, key]);
      continue;
    }
    const raw = plainValue(values.get(key));
    const whole = schema.safeParse(raw);
    const result = whole.success || typeof raw !== 'string' ? whole : cleanedText(raw, schema);
    if (!result.success || result.data === undefined) {
      report('field-dropped', [...path, key]);
      continue;
    }
    if (!whole.success) report('text-cleaned', [...path, key]);
    if (translation === null) entry[key] = result.data;
    else {
      translations[translation.language] ??= {};
      (translations[translation.language] as Record<string, unknown>)[translation.field] = result.data;
    }
  }
  for (const [field, fallback] of Object.entries(shape.fallbacks)) {
    if (!Object.hasOwn(shape.fields, field) || Object.hasOwn(entry, field)) continue;
    entry[field] = fallback;
    report('field-missing', [...path, field]);
  }
  if (Object.keys(translations).length > 0) entry.translations = translations;
  return entry;
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function cleanedText(text: string, schema: EntryShape['fields'][string]) {
  const short = schema.safeParse(storableText(text, SHORT_TEXT_LENGTH));
  const long = schema.safeParse(storableText(text, LONG_TEXT_LENGTH));
  return long.success ? long : short;
}

/** A field's value without Yjs: Y.Text as text; any other shared type is no value (a symbol fails every schema). */
function plainValue(value: unknown): unknown {
  if (value instanceof Y.Text && !(value instanceof Y.XmlText)) return value.toString();
  if (value instanceof Y.AbstractType || value instanceof Y.Doc) return Symbol('shared type');
  return value;
}
