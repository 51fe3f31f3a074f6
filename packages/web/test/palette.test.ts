import { Search } from 'lucide-react';
import { expect, test } from 'vitest';
import type { Choice } from '../src/palette/choice.ts';
import { choicesFor, matches } from '../src/palette/match.ts';

const choice = (id: string, group: Choice['group'], label: string, words = ''): Choice => ({
  id,
  group,
  label,
  words,
  icon: Search,
  remembered: true,
  perform: () => undefined,
});
const all = [
  choice('room:/maps', 'rooms', 'Karten', 'Raum'),
  choice('map:1', 'maps', 'Mit der Bahn nach Köln', 'Karten'),
  choice('map:2', 'maps', 'Straße und Weg', 'Karten'),
  choice('action:new', 'actions', 'Karte anlegen', 'neu'),
];
const idsFor = (entered: string, recent: string[] = [], most = 8): string[] =>
  choicesFor(entered, all, recent, most).map(({ id }) => id);

test('each entered word begins a word of the text, whatever case and accents', () => {
  expect(matches('', 'anything')).toBe(true);
  expect(matches('koln bah', 'Mit der Bahn nach Köln')).toBe(true);
  expect(matches('strasse', 'Straße und Weg')).toBe(true);
  expect(matches('ahn', 'Mit der Bahn')).toBe(false);
  expect(matches('anna@bei', 'anna@beispiel.de')).toBe(true);
});

test('groups keep their order; a label comes before further words; recent ones first when nothing is entered', () => {
  expect(idsFor('')).toEqual(['room:/maps', 'map:1', 'map:2', 'action:new']);
  expect(idsFor('', ['action:new', 'gone', 'map:2'])).toEqual(['action:new', 'map:2', 'room:/maps', 'map:1']);
  expect(idsFor('karte', ['map:2'])).toEqual(['room:/maps', 'map:1', 'map:2', 'action:new']);
  expect(idsFor('karte', [], 1)).toEqual(['room:/maps', 'map:1', 'action:new']);
  expect(idsFor('nirgends')).toEqual([]);
});
