/** What of a person may stand in a text. */
export const PERSONAL_KINDS = ['email', 'phone', 'card', 'iban'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Texts without any of this hold nothing: one quick look instead of four. */
const SUSPICIOUS = /@|\[email\]|\d[\d ()/.-]{6,}\d|[A-Z]{2}\d{2}[ A-Z0-9]{8}/;

const EMAIL = /\[email\]|[^\s@<>"'(),:;/?&=]+@[^\s@<>"'(),:;/?&=]+\.[A-Za-z]{2,}/g;
/** International form (+ or 00), or a national number whose area code is set apart. */
const PHONE = /(?<![\w.+-])(?:(?:\+|00)[1-9]|0[1-9]\d{1,4}[ /-])[\d ()/.-]{4,18}\d(?![\w-])/g;
const CARD = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g;
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![A-Za-z0-9])/g;

/** Issuers of payment cards: Visa, Mastercard, American Express, Discover, JCB, Diners, Maestro (ISO/IEC 7812). */
const ISSUER = /^(?:4|5[0-8]|2[2-7]|3[4-9]|30|6)/;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The check digit of ISO/IEC 7812-1 annex B (Luhn, US patent 2,950,048). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The check of ISO 13616 (ISO 7064, modulo 97): country and check digits to the end, letters as numbers, remainder 1. */
function passesMod97(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const letter of moved) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const isPhone = (found: string): boolean => {
  const { length } = digitsOf(found);
  return length >= 8 && length <= 15 && !/^\d{4}-\d{2}-\d{2}/.test(found);
};
const isCard = (found: string): boolean => {
  const digits = digitsOf(found);
  return ISSUER.test(digits) && !/^(\d)\1+$/.test(digits) && passesLuhn(digits);
};
/** A text may go on in capitals right behind the number: the longest beginning that passes is it. */
function ibanIn(found: string): string | undefined {
  for (let end = found.length; end >= 15; end--) {
    const part = found.slice(0, end);
    if (!part.endsWith(' ') && passesMod97(part.replaceAll(' ', ''))) return part;
  }
  return undefined;
}

/** Whether a text is worth a closer look. */
export const isSuspicious = (text: string): boolean => SUSPICIOUS.test(text);

const NONE: ReadonlySet<PersonalKind> = new Set();

/** Stand for what was found while other kinds are looked for; no sender uses them for anything (private use area). */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARK = /\uE000(\d+)\uE001/g;

/**
 * Replaces what is found of some kinds by `[kind]`.
 * @param found hears of every kind there is, also of those that stay
 */
export function maskPersonal(
  text: string,
  kinds: ReadonlySet<PersonalKind>,
  found: (kind: PersonalKind) => void = () => undefined,
): string {
  if (!isSuspicious(text)) return text;
  const kept: string[] = [];
  const take = (kind: PersonalKind, whole: string, part: string | undefined): string => {
    if (part === undefined) return whole;
    found(kind);
    kept.push(kinds.has(kind) ? `[${kind}]` : part);
    return `${OPEN}${kept.length - 1}${CLOSE}${whole.slice(part.length)}`;
  };
  // Cards and accounts first: a part of them could be taken for a telephone number.
  const marked = text
    .replace(EMAIL, (whole) => take('email', whole, whole))
    .replace(IBAN, (whole) => take('iban', whole, ibanIn(whole)))
    .replace(CARD, (whole) => take('card', whole, isCard(whole) ? whole : undefined))
    .replace(PHONE, (whole) => take('phone', whole, isPhone(whole) ? whole : undefined));
  return kept.length === 0 ? text : marked.replace(MARK, (whole, place: string) => kept[Number(place)] ?? whole);
}

/** The kinds of personal data that stand in a text. */
export function personalIn(text: string): Set<PersonalKind> {
  const kinds = new Set<PersonalKind>();
  maskPersonal(text, NONE, (kind) => kinds.add(kind));
  return kinds;
}
