import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessDecimal, readAmount } from '../../src/imports/amount.ts';
import { CsvSplitter } from '../../src/imports/formats/csv-splitter.ts';
import { NdjsonSplitter } from '../../src/imports/formats/ndjson-splitter.ts';
import type { RowSplitter, SourceRow } from '../../src/imports/formats/source-row.ts';
import { guessEncoding } from '../../src/imports/formats/text-encoding.ts';
import { XesSplitter } from '../../src/imports/formats/xes-splitter.ts';
import { guessLayout } from '../../src/imports/guess-mapping.ts';
import { RowIdentity } from '../../src/imports/row-identity.ts';
import { guessTimeFormat } from '../../src/imports/time/guess-time-format.ts';
import { readTime } from '../../src/imports/time/time-format.ts';
import { ZoneClock } from '../../src/imports/time/zone-clock.ts';

const SEED = Number(process.env.SEED ?? 20261123);

/** Splits text given in pieces of these lengths, over and over. */
function split(splitter: RowSplitter, text: string, pieces: readonly number[] = [1024]): SourceRow[] {
  const rows: SourceRow[] = [];
  let at = 0;
  for (let i = 0; at < text.length; i++) {
    const length = pieces[i % pieces.length] ?? 1;
    splitter.push(text.slice(at, at + length), (row) => rows.push(row));
    at += length;
  }
  splitter.end((row) => rows.push(row));
  return rows;
}

test(`a table is split as csv-parse splits it, whatever the pieces (seed ${SEED})`, () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'b', '"', ',', ';', '\n', '\r\n', ' ', 'ä', '🙂', '1'),
    maxLength: 6,
  });
  const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      tables,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      (rows, delimiter, eol, pieces) => {
        const quoted = (text: string) => (/[",;\n\r\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((row) => row.map(quoted).join(delimiter)).join(eol) + eol;
        const expected = parse(text, {
          delimiter,
          relax_column_count: true,
          record_delimiter: ['\n', '\r\n'],
        }) as string[][];
        expect(split(new CsvSplitter({ delimiter, quote: '"' }), text, pieces).map((row) => row.cells)).toEqual(
          expected,
        );
      },
    ),
    { seed: SEED, numRuns: 500 },
  );
});

test('rows know their lines; a quote that never ends costs one line, a row without end is refused by itself', () => {
  const rows = split(
    new CsvSplitter({ delimiter: ',', quote: '"' }),
    'a,b\n"x\ny",1\n\n5" pipe,2\n"open,3\nz,4\n',
    [3],
  );
  expect(rows.map(({ line, cells, unreadable }) => [line, unreadable === undefined ? cells : 'refused'])).toEqual([
    [1, ['a', 'b']],
    [2, ['x\ny', '1']],
    [5, ['5" pipe', '2']],
    [6, 'refused'],
    [7, ['z', '4']],
  ]);
  const endless = split(
    new CsvSplitter({ delimiter: ',', quote: '"' }),
    `a,${'x'.repeat(11_000_000)}\nb,2\n`,
    [65_536],
  );
  expect(endless.map((row) => row.unreadable ?? row.cells)).toEqual([expect.stringContaining('at most'), ['b', '2']]);
  expect(
    split(new CsvSplitter({ delimiter: 'spaces', quote: '"' }), '  id  at\n 1   2 \n').map((row) => row.cells),
  ).toEqual([
    ['id', 'at'],
    ['1', '2'],
  ]);
});

test('lines of JSON: what is no object is refused by itself', () => {
  const rows = split(new NdjsonSplitter(), '{"a":1}\n\n[1]\nnot json\n{"b":"ü"}', [4]);
  expect(rows.map(({ line, fields, unreadable }) => [line, fields ?? unreadable])).toEqual([
    [1, { a: 1 }],
    [3, 'expected a JSON object'],
    [4, expect.stringContaining('expected JSON')],
    [5, { b: 'ü' }],
  ]);
});

const LOG = (inner: string, before = '') =>
  `<?xml version="1.0"?>${before}<log><trace><string key="concept:name" value="A"/>${inner}</trace></log>`;

test('XES: attributes of trace and event; document types, cut ends and other XML are refused', () => {
  const event =
    '<event><string key="concept:name" value="x &amp; y"/><date key="time:timestamp" value="2020-01-01T00:00:00+01:00"/><int key="n" value="3"><string key="nested" value="no"/></int></event>';
  const rows = split(new XesSplitter(), LOG(`${event}<float key="late" value="1.5"/>`), [7]);
  expect(rows.map((row) => row.fields)).toEqual([
    {
      'case:concept:name': 'A',
      'case:late': 1.5,
      'concept:name': 'x & y',
      'time:timestamp': '2020-01-01T00:00:00+01:00',
      n: 3,
    },
  ]);
  const doctype = '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  expect(() => split(new XesSplitter(), LOG(event, doctype))).toThrow(/DOCTYPE/);
  expect(() => split(new XesSplitter(), LOG('<event><string key="a" value="&x;"/></event>'))).toThrow(/well-formed/);
  expect(() => split(new XesSplitter(), LOG(event).slice(0, -20))).toThrow(/cut off/);
  expect(() => split(new XesSplitter(), '<html><p/></html>')).toThrow(/<html>/);
  expect(() => split(new XesSplitter(), `<log>${'<a>'.repeat(1000)}`)).toThrow(/nested/);
});

test('times in every format, in zones, across clock changes', () => {
  const berlin = new ZoneClock('Europe/Berlin');
  const iso = (text: string, format: Parameters<typeof readTime>[1]) => {
    const at = readTime(text, format, berlin);
    return Number.isNaN(at) ? null : new Date(at).toISOString();
  };
  expect(iso('2014/10/22 11:15:41.000', 'ymd')).toBe('2014-10-22T09:15:41.000Z');
  expect(iso('2014-10-22T11:15:41.5+02:00', 'ymd')).toBe('2014-10-22T09:15:41.500Z');
  expect(iso('2014-10-22', 'ymd')).toBe('2014-10-21T22:00:00.000Z');
  expect(iso('22.10.2014 11:15', 'dmy')).toBe('2014-10-22T09:15:00.000Z');
  expect(iso('22.10.14, 11.15 Uhr', 'dmy')).toBe('2014-10-22T09:15:00.000Z');
  expect(iso('10/22/2014 1:05 PM', 'mdy')).toBe('2014-10-22T11:05:00.000Z');
  expect(iso('19970101', 'compact')).toBe('1996-12-31T23:00:00.000Z');
  expect(iso('22. Mai 2014 11:15', 'named')).toBe('2014-05-22T09:15:00.000Z');
  expect(iso('Oct 22, 2014', 'named')).toBe('2014-10-21T22:00:00.000Z');
  expect(iso('1413969341', 'epoch_s')).toBe('2014-10-22T09:15:41.000Z');
  expect(iso('1413969341123', 'epoch_ms')).toBe('2014-10-22T09:15:41.123Z');
  for (const text of ['2014-13-01', '2014-02-30', '2014-10-22 25:00', 'yesterday', ''])
    expect(iso(text, 'ymd')).toBeNull();
  // Skipped: an hour later on the clock. Doubled: the first.
  expect(iso('2024-03-31 02:30', 'ymd')).toBe('2024-03-31T01:30:00.000Z');
  expect(iso('2024-10-27 02:30', 'ymd')).toBe('2024-10-27T00:30:00.000Z');
  expect([berlin.gaps, berlin.overlaps]).toEqual([1, 1]);
});

test('formats of times are guessed; what cannot be told is said', () => {
  expect(guessTimeFormat(['22.10.2014 11:15', '01.02.2014 10:00'])).toMatchObject({ format: 'dmy', ambiguous: false });
  expect(guessTimeFormat(['7/1/2015', '7/22/2015'])).toMatchObject({ format: 'mdy', ambiguous: false });
  expect(guessTimeFormat(['01.02.2015', '03.04.2015'])).toMatchObject({ format: 'dmy', ambiguous: true });
  expect(guessTimeFormat(['1/2/2015', '3/4/2015'])).toMatchObject({ format: 'mdy', ambiguous: true });
  expect(guessTimeFormat(['1413969341', '1413969342'])).toMatchObject({ format: 'epoch_s', hasZone: true });
  expect(guessTimeFormat(['1413969341000'])).toMatchObject({ format: 'epoch_ms' });
  expect(guessTimeFormat(['2014-10-22T11:15:41Z'])).toMatchObject({ format: 'ymd', hasZone: true });
  expect(guessTimeFormat(['ER Triage', '12'])).toBeUndefined();
});

test('delimiters, quotes, headers and encodings are guessed', () => {
  const layout = (text: string) => guessLayout(Buffer.from(text));
  expect(layout('a;b;c\n1,5;2;3\n')).toMatchObject({ format: 'csv', delimiter: ';', header: true });
  expect(layout('a\tb\n1\t2\n')).toMatchObject({ delimiter: '\t' });
  expect(layout(' id  at  n\n 1  19970101  1\n 2  19970102  3\n')).toMatchObject({ delimiter: 'spaces' });
  expect(layout('7,view,2024-01-01\n8,view,2024-01-02\n')).toMatchObject({ header: false });
  expect(layout('a,b\r1,2\r')).toMatchObject({ loneReturns: true });
  expect(layout('\ufeffa,b\n1,2\n')).toMatchObject({ encoding: 'utf-8', delimiter: ',' });
  expect(layout('{"a":1}\n')).toMatchObject({ format: 'ndjson' });
  expect(layout('<?xml version="1.0"?><log/>')).toMatchObject({ format: 'xes' });
  expect(() => layout('')).toThrow(/empty/);
  expect(() => guessLayout(Buffer.from([0x50, 0x41, 0x52, 0x31, 0, 0, 1]))).toThrow(/binary/);
  expect(guessEncoding(Buffer.from('Straße', 'latin1'))).toBe('windows-1252');
  expect(guessEncoding(Buffer.from('Straße').subarray(0, 5))).toBe('utf-8');
});

test('amounts of both customs', () => {
  expect(readAmount('1.234,56', ',')).toBe('1234.56');
  expect(readAmount('1,234.567891', '.')).toBe('1234.5678');
  expect(readAmount('12 €', ',')).toBe('12');
  expect(readAmount('-0.5', '.')).toBe('-0.5');
  for (const text of ['twelve', '1e5', '1.2.3', '']) expect(readAmount(text, '.')).toBeUndefined();
  expect(guessDecimal(['1.234,50', '7,20'])).toBe(',');
  expect(guessDecimal(['1,234.50', '1,000'])).toBe('.');
});

test('equal rows get different ids, the same every time', () => {
  const contents = Array.from({ length: 200_000 }, (_, i) => `row ${i % 150_000}`);
  const ids = (): string[] => {
    const identity = new RowIdentity();
    return contents.map((content) => identity.next(content));
  };
  const first = ids();
  expect(new Set(first).size).toBe(contents.length);
  expect(ids()).toEqual(first);
});
