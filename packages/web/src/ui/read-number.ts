import type { Language } from '@waymark/text';

const MARKS: Readonly<Record<Language, { decimal: string; group: string }>> = {
  de: { decimal: ',', group: '.' },
  en: { decimal: '.', group: ',' },
};

/**
 * A number as people of a language write it: null for nothing, undefined for what is no number. The mark that groups
 * thousands in the language begins decimals where it groups nothing ("4.5" written by a German).
 */
export function readNumber(text: string, language: Language): number | null | undefined {
  const bare = text.replace(/[\s\u00a0]/g, '').replace('−', '-');
  if (bare === '') return null;
  const { decimal, group } = MARKS[language];
  const groups = bare.includes(decimal) || /^-?\d{1,3}(\D\d{3})+$/.test(bare);
  const plain = groups ? bare.replaceAll(group, '').replace(decimal, '.') : bare.replace(group, '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
