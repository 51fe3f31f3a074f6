import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import {
  CATALOGUES,
  formatIn,
  isPageTextKey,
  isTextKey,
  LANGUAGES,
  PAGE_CATALOGUES,
  pageTextIn,
  pickLanguage,
  type TextKey,
  textIn,
} from '../src/index.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Names of the placeholders (`name`) and marks (`<b>`) of a message. */
function placeholders(source: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if ('value' in element && 'children' in element) names.add(`<${element.value}>`);
      else if (element.type !== LITERAL && element.type !== POUND) names.add(element.value);
      if ('children' in element) walk(element.children);
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(source, 'de').getAst());
  return [...names].sort();
}

const LITERAL = 0;
const POUND = 7;
/** Text with ordinary spaces. */
const plain = (text: string): string => text.replace(/\u00a0|\u202f/g, ' ');

const keys = Object.keys(CATALOGUES.de).filter(isTextKey);

test('both languages have the same keys with the same placeholders', () => {
  expect(Object.keys(CATALOGUES.en).sort()).toEqual([...keys].sort());
  for (const key of keys) expect(placeholders(CATALOGUES.en[key]), key).toEqual(placeholders(CATALOGUES.de[key]));
});

test.each(LANGUAGES)('every sentence of %s formats for none, one and many', (language) => {
  const text = textIn(language);
  for (const key of keys) {
    const names = placeholders(CATALOGUES[language][key]).filter((name) => !name.startsWith('<'));
    for (const count of [0, 1, 2, 20134]) {
      const sentence = text.t(key, Object.fromEntries(names.map((name) => [name, count])));
      expect(sentence, key).not.toMatch(/[{}<>]/);
      expect(sentence.trim(), key).not.toBe('');
    }
  }
});

test('the sentences of the pages for people outside have the same placeholders, and format', () => {
  const pageKeys = Object.keys(PAGE_CATALOGUES.de).filter(isPageTextKey);
  expect(Object.keys(PAGE_CATALOGUES.en).sort()).toEqual([...pageKeys].sort());
  for (const key of pageKeys) {
    const names = placeholders(PAGE_CATALOGUES.de[key]);
    expect(placeholders(PAGE_CATALOGUES.en[key]), key).toEqual(names);
    for (const language of LANGUAGES)
      expect(pageTextIn(language).t(key, Object.fromEntries(names.map((name) => [name, 'x'])))).not.toMatch(/[{}<>]/);
  }
});

test('a placeholder without a value throws', () => {
  expect(() => textIn('de').t('maps.deleted')).toThrow(/name/);
});

test('marked pieces can be set apart', () => {
  expect(textIn('de').parts('panel.repeated', { share: '4 %', people: 7 })).toEqual([
    { mark: 'b', text: '4 %' },
    { text: ' tun ihn mehr als einmal (7 Menschen).' },
  ]);
});

test('sentences follow number and language', () => {
  const de = textIn('de');
  expect(de.t('panel.seePeople', { people: 4187 })).toBe('Diese 4.187 Menschen ansehen');
  expect(de.t('panel.seePeople', { people: 1 })).toBe('Diesen Menschen ansehen');
  expect(textIn('en').t('panel.seePeople', { people: 4187 })).toBe('See these 4,187 people');
});

test('numbers, shares and signs', () => {
  const de = formatIn('de');
  const en = formatIn('en');
  expect(de.number(20134)).toBe('20.134');
  expect(en.number(20134)).toBe('20,134');
  expect(plain(de.percent(0.239))).toBe('23,9 %');
  expect(plain(en.percent(0.239))).toBe('23.9%');
  expect(plain(de.percent(1))).toBe('100 %');
  expect(de.signed(-0.41, 2)).toBe('−0,41');
  expect(de.signed(0.3)).toBe('+0,3');
  expect(de.signed(0)).toBe('0');
  expect(de.list(['A', 'B', 'C'])).toBe('A, B und C');
  expect(plain(de.bytes(1_234_567))).toBe('1,2 MB');
});

test.each([
  [0, '0 s', '0 s'],
  [12_400, '12 s', '12 s'],
  [59_600, '1 min', '1 min'],
  [11 * 60_000, '11 min', '11 min'],
  [59.6 * 60_000, '1 h', '1 h'],
  [2.1 * 3_600_000, '2,1 h', '2.1 h'],
  [23.6 * 3_600_000, '1 T', '1 d'],
  [1.4 * 86_400_000, '1,4 T', '1.4 d'],
  [34 * 86_400_000, '34 T', '34 d'],
  [3 * 365.25 * 86_400_000, '3 J', '3 y'],
])('%d ms is written %s / %s', (milliseconds, german, english) => {
  expect(plain(formatIn('de').duration(milliseconds))).toBe(german);
  expect(plain(formatIn('en').duration(milliseconds))).toBe(english);
});

test('long durations and the past', () => {
  expect(plain(formatIn('de').duration(1.4 * 86_400_000, 'long'))).toBe('1,4 Tage');
  expect(plain(formatIn('en').duration(3_600_000, 'long'))).toBe('1 hour');
  expect(plain(formatIn('de').ago(2000))).toBe('vor 2 s');
  expect(plain(formatIn('en').ago(2000))).toBe('2 sec ago');
});

test('dates stand in the zone asked for', () => {
  const instant = Date.UTC(2026, 4, 3, 22, 30);
  expect(formatIn('de', 'Europe/Berlin').dateTime(instant)).toContain('4. Mai 2026');
  expect(formatIn('en', 'UTC').date(instant)).toBe('3 May 2026');
});

test.each<[string | readonly string[] | undefined, string]>([
  [undefined, 'de'],
  ['en-US,en;q=0.9,de;q=0.8', 'en'],
  ['fr, de;q=0.5, en;q=0.7', 'en'],
  ['de-AT', 'de'],
  ['en;q=0, de;q=0.1', 'de'],
  ['*', 'de'],
  [['en-GB', 'de'], 'en'],
])('language of %j is %s', (accepted, language) => {
  expect(pickLanguage(accepted)).toBe(language);
});

test('only known keys are keys', () => {
  expect(isTextKey('problem.not_found')).toBe(true);
  expect(isTextKey('toString')).toBe(false);
  const key: TextKey = 'nav.maps';
  expect(textIn('en').t(key)).toBe('Maps');
});
