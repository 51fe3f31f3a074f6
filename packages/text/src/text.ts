import { IntlMessageFormat } from 'intl-messageformat';
import { de } from './catalogue/de.ts';
import { en } from './catalogue/en.ts';
import { type Format, formatIn } from './format.ts';
import { type Language, LOCALE } from './language.ts';

/** A key of the German catalogue, which is the source of all texts. */
export type TextKey = keyof typeof de;

export const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { de, en };

/** What a placeholder is filled with. */
export type TextValues = Readonly<Record<string, string | number | boolean | Date>>;

/** A piece of a sentence; `mark` names the tag it stood in (`b` in "<b>412 Menschen</b> gehen"). */
export interface TextPart {
  readonly text: string;
  readonly mark?: string;
}

/** The sentences of one language, with the formats of its numbers. */
export interface TextOf<Key extends string> {
  readonly language: Language;
  readonly format: Format;
  /** The whole sentence. Throws when a placeholder has no value, so that a hole is found in tests, not by a reader. */
  t(key: Key, values?: TextValues): string;
  /** The sentence in pieces, so that marked ones can be set in bold. */
  parts(key: Key, values?: TextValues): TextPart[];
}

/** The sentences of the app. */
export type Text = TextOf<TextKey>;

export interface TextOptions {
  /** IANA zone of dates; default the process's own. */
  readonly timeZone?: string;
}

/** Narrows any string, such as `problem.${code}`, to a key of the catalogue. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(de, key);
}

const MARKS = ['b', 'em'] as const;

/** The texts of a language. Messages are compiled when first used and kept. */
export function textIn(language: Language, options: TextOptions = {}): Text {
  return textOf(CATALOGUES[language], language, options);
}

/** The texts of a catalogue. Messages are compiled when first used and kept. */
export function textOf<Key extends string>(
  catalogue: Readonly<Record<Key, string>>,
  language: Language,
  options: TextOptions = {},
): TextOf<Key> {
  const compiled = new Map<Key, IntlMessageFormat>();
  const messageOf = (key: Key): IntlMessageFormat => {
    let message = compiled.get(key);
    if (message === undefined) {
      const source = catalogue[key];
      if (source === undefined) throw new Error(`No text for the key "${key}" in ${language}`);
      message = new IntlMessageFormat(source, LOCALE[language]);
      compiled.set(key, message);
    }
    return message;
  };

  const parts = (key: Key, values: TextValues = {}): TextPart[] => {
    const marks = Object.fromEntries(
      MARKS.map((mark) => [
        mark,
        (chunks: readonly (string | TextPart)[]): TextPart => ({ mark, text: chunks.join('') }),
      ]),
    );
    const formatted = messageOf(key).format<string | TextPart>({ ...values, ...marks });
    const pieces = Array.isArray(formatted) ? formatted : [formatted];
    return pieces.map((piece) => (typeof piece === 'object' ? piece : { text: String(piece) }));
  };

  return {
    language,
    format: formatIn(language, options.timeZone),
    parts,
    t: (key, values) =>
      parts(key, values)
        .map((part) => part.text)
        .join(''),
  };
}
