const PLAIN = /^-?\d{1,14}(\.\d+)?$/;
const SIGNS = /[\s\u00a0\u202f'€$£]|EUR|USD|CHF|GBP/g;

/**
 * An amount as decimal text with at most four places; undefined when the text is none.
 * @param decimal the sign before the fraction; the other one groups thousands
 */
export function readAmount(text: string, decimal: '.' | ','): string | undefined {
  let digits = text;
  if (!PLAIN.test(digits) || decimal === ',') {
    digits = digits.replace(SIGNS, '');
    digits = decimal === ',' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
    if (digits.startsWith('+')) digits = digits.slice(1);
    if (!PLAIN.test(digits)) return undefined;
  }
  const point = digits.indexOf('.');
  return point !== -1 && digits.length - point > 5 ? digits.slice(0, point + 5) : digits;
}

/** The decimal sign most amounts of a column show; a single sign followed by other than three digits is one. */
export function guessDecimal(values: readonly string[]): '.' | ',' {
  let commas = 0;
  let points = 0;
  for (const value of values) {
    const last = Math.max(value.lastIndexOf(','), value.lastIndexOf('.'));
    if (last === -1) continue;
    const both = value.includes(',') && value.includes('.');
    const after = value.slice(last + 1).replace(/\D+$/, '').length;
    if (!both && after === 3) continue;
    if (value[last] === ',') commas += 1;
    else points += 1;
  }
  return commas > points ? ',' : '.';
}
