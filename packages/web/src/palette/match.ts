import { type Choice, GROUPS } from './choice.ts';

/** Lower case without accents, so that "ubersicht" finds "Übersicht". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}@.+-]+/u)
    .filter((word) => word !== '');
}

/** Whether every entered word begins a word of the text. Nothing entered matches everything. */
export function matches(entered: string, text: string): boolean {
  const words = wordsOf(text);
  return wordsOf(entered).every((part) => words.some((word) => word.startsWith(part)));
}

/**
 * The choices to show, in their order. Without anything entered those chosen lately come first, as a group of their own;
 * otherwise what matches by its label comes before what matches by its further words. At most `most` a group.
 */
export function choicesFor(entered: string, all: readonly Choice[], recent: readonly string[], most: number): Choice[] {
  const asked = entered.trim() !== '';
  const lately = recent
    .map((id) => all.find((choice) => choice.id === id))
    .filter((choice) => choice !== undefined)
    .map((choice) => ({ ...choice, group: 'recent' as const }));
  const offered = asked ? all : [...lately, ...all.filter((choice) => !recent.includes(choice.id))];
  return GROUPS.flatMap((group) => {
    const own = offered.filter((choice) => choice.group === group);
    // People were already found by the server, which knows more than their label.
    if (!asked || group === 'people') return own.slice(0, most);
    const byLabel = own.filter((choice) => matches(entered, choice.label));
    const byWords = own.filter(
      (choice) => !byLabel.includes(choice) && matches(entered, `${choice.label} ${choice.words}`),
    );
    return [...byLabel, ...byWords].slice(0, most);
  });
}
