import { guessDecimal, readAmount } from './amount.ts';
import { CsvSplitter } from './formats/csv-splitter.ts';
import type { GivenLayout, Layout } from './formats/read-rows.ts';
import type { SourceRow } from './formats/source-row.ts';
import { guessEncoding } from './formats/text-encoding.ts';
import { ImportProblem } from './import-problem.ts';
import { EACH_ROW, type MappingInput, type PropertySort } from './mapping.ts';
import { guessTimeFormat, type TimeGuess } from './time/guess-time-format.ts';

const DELIMITERS = [',', ';', '\t', '|', ':', 'spaces'] as const;

/** How well a delimiter cuts the sample: the share of rows that have as many cells as the first, more cells before fewer. */
function cutQuality(text: string, delimiter: string, quote: string): { cells: number; even: number } {
  const rows: SourceRow[] = [];
  const splitter = new CsvSplitter({ delimiter, quote });
  splitter.push(text, (row) => rows.push(row));
  const cells = rows[0]?.cells.length ?? 0;
  return { cells, even: rows.filter((row) => row.cells.length === cells).length / Math.max(1, rows.length) };
}

function guessDelimiter(text: string): { delimiter: string; quote: string } {
  const lines = text.slice(0, 64 * 1024);
  const sample = lines.includes('\n') ? lines.slice(0, lines.lastIndexOf('\n') + 1) : `${lines}\n`;
  const quote = !sample.includes('"') && /(^|[,;\t|])'[^'\n]*'([,;\t|]|\r?$)/m.test(sample) ? "'" : '"';
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const { cells, even } = cutQuality(sample, delimiter, quote);
    if (cells < 2 || even < 0.8) continue;
    // Blanks and colons stand inside cells too: they count only where nothing else cuts.
    const score = even * 100 + Math.min(cells, 50) - (delimiter === 'spaces' || delimiter === ':' ? 90 : 0);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote };
}

/** How a file is written, by its first bytes (unpacked); `given` is not guessed. */
export function guessLayout(start: Uint8Array, known: GivenLayout = {}): Layout {
  const given: Partial<Layout> = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  const encoding = given.encoding ?? guessEncoding(start);
  const text = new TextDecoder(encoding).decode(start);
  const trimmed = text.trimStart();
  if (trimmed === '') throw new ImportProblem('no_rows', 'The file is empty');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a table from something else
  if (/[\u0000-\u0008]/.test(text.slice(0, 4096)))
    throw new ImportProblem(
      'unknown_format',
      'The file holds binary data; expected CSV, NDJSON or XES (also as gzip or zip)',
    );
  const format =
    given.format ??
    (/^<(\?xml|!DOCTYPE|!--|log[\s>])/i.test(trimmed) ? 'xes' : trimmed.startsWith('{') ? 'ndjson' : 'csv');
  const loneReturns = given.loneReturns ?? (format === 'csv' && text.includes('\r') && !text.includes('\n'));
  const plain = { format, encoding, delimiter: ',', quote: '"', header: true, loneReturns };
  if (format !== 'csv') return { ...plain, ...given };
  const lines = loneReturns ? text.replaceAll('\r', '\n') : text;
  const guessed = guessDelimiter(lines);
  const delimiter = given.delimiter ?? guessed.delimiter;
  const quote = given.quote ?? guessed.quote;
  const rows: SourceRow[] = [];
  new CsvSplitter({ delimiter, quote }).push(lines.endsWith('\n') ? lines : `${lines}\n`, (row) => rows.push(row));
  const first = rows[0]?.cells ?? [];
  // Names of columns are neither times nor numbers nor empty everywhere.
  const header = !first.some((cell) => /^-?\d+([.,]\d+)?$/.test(cell.trim()) || guessTimeFormat([cell]) !== undefined);
  return { ...plain, delimiter, quote, header, ...given };
}

/** What is known of one column by its first values. */
export interface ColumnFacts {
  readonly name: string;
  readonly filled: number;
  readonly distinct: number;
  readonly time: TimeGuess | undefined;
  readonly sort: PropertySort;
  readonly examples: readonly string[];
}

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

function sortOf(values: readonly string[]): PropertySort {
  if (values.length === 0) return 'text';
  if (values.every((value) => NUMBER.test(value))) return 'number';
  return values.every((value) => /^(true|false)$/i.test(value)) ? 'boolean' : 'text';
}

export function columnFacts(name: string, all: readonly string[]): ColumnFacts {
  const values = all.map((value) => value.trim()).filter((value) => value !== '');
  const distinct = new Set(values);
  return {
    name,
    filled: values.length,
    distinct: distinct.size,
    time: guessTimeFormat(values),
    sort: sortOf(values),
    examples: [...distinct].slice(0, 5),
  };
}

/** Words by which columns are recognised, best first; whole words of a name, in English and German. */
const WORDS = {
  person: [
    'customer',
    'kunde',
    'user',
    'nutzer',
    'person',
    'patient',
    'member',
    'mitglied',
    'client',
    'case',
    'fall',
    'visitor',
    'besucher',
    'contact',
    'kontakt',
    'subscriber',
    'account',
    'konto',
    'email',
    'session',
    'id',
  ],
  time: [
    'timestamp',
    'zeitstempel',
    'time',
    'zeit',
    'zeitpunkt',
    'datetime',
    'occurred',
    'happened',
    'complete',
    'completed',
    'created',
    'date',
    'datum',
    'start',
    'ts',
    'at',
  ],
  event: [
    'activity',
    'aktivität',
    'aktivitaet',
    'event',
    'ereignis',
    'action',
    'aktion',
    'handling',
    'concept',
    'task',
    'vorgang',
    'schritt',
    'step',
    'status',
    'name',
    'type',
    'typ',
  ],
  channel: ['channel', 'kanal', 'medium', 'platform', 'plattform'],
  value: ['revenue', 'umsatz', 'amount', 'betrag', 'value', 'wert', 'price', 'preis', 'total', 'dollar', 'adr'],
  currency: ['currency', 'währung', 'waehrung'],
  messageId: ['messageid', 'message', 'eventid'],
} as const;

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-zäöü])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How strongly a column's name speaks for a part: 0 not at all; words earlier in the list and at the front count more. */
function nameScore(name: string, part: keyof typeof WORDS): number {
  const words = wordsOf(name);
  const known: readonly string[] = WORDS[part];
  let best = 0;
  for (const [place, word] of words.entries()) {
    const rank = known.findIndex(
      (one) => one === word || (one.length > 4 && word === `${one}s`) || word === `${one}id` || word === `${one}nummer`,
    );
    if (rank !== -1) best = Math.max(best, 100 - rank * 3 - place);
  }
  return best;
}

function bestColumn(
  columns: readonly ColumnFacts[],
  taken: Set<string>,
  part: keyof typeof WORDS,
  bonus: (column: ColumnFacts) => number,
): ColumnFacts | undefined {
  let best: ColumnFacts | undefined;
  let score = 0;
  for (const column of columns) {
    if (taken.has(column.name)) continue;
    const own = nameScore(column.name, part) + bonus(column);
    if (own > score) {
      best = column;
      score = own;
    }
  }
  if (best) taken.add(best.name);
  return best;
}

const NEVER = -1000;

export interface GuessedMapping {
  readonly mapping: MappingInput | undefined;
  /** What a person should look at before going on. */
  readonly warnings: readonly string[];
}

/** Exports of Waymark itself: every part stands under its own name. */
function ownExport(names: ReadonlySet<string>, timeZone: string): MappingInput | undefined {
  if (!['person', 'name', 'kind', 'happenedAt', 'messageId', 'properties'].every((name) => names.has(name)))
    return undefined;
  return {
    person: 'person',
    personKind: 'waymark_person',
    identifiersFrom: names.has('identifiers') ? 'identifiers' : null,
    event: 'name',
    time: 'happenedAt',
    timeFormat: 'ymd',
    timeZone,
    channel: 'channel',
    value: 'value',
    decimal: '.',
    currency: 'currency',
    messageId: 'messageId',
    kind: 'kind',
    ordinal: 'ordinal',
    urlPath: 'urlPath',
    campaign: 'campaign',
    propertiesFrom: 'properties',
    contextFrom: 'context',
  };
}

/**
 * Proposes which column is what, by names and first values.
 * @param rows how many rows the facts are about
 */
export function guessMapping(
  columns: readonly ColumnFacts[],
  rows: number,
  layout: Layout,
  timeZone: string,
): GuessedMapping {
  const names = new Set(columns.map(({ name }) => name));
  const own = layout.format === 'ndjson' ? ownExport(names, timeZone) : undefined;
  if (own) return { mapping: own, warnings: [] };
  const warnings: string[] = [];
  const taken = new Set<string>();
  const time = bestColumn(columns, taken, 'time', (column) => {
    if (column.time === undefined) return NEVER;
    const plain = column.time.format.startsWith('epoch') || column.time.format === 'compact';
    return (plain ? 0 : 60) + column.filled / Math.max(1, rows);
  });
  if (layout.format === 'xes') for (const key of ['case:concept:name', 'concept:name']) taken.add(key);
  const person =
    layout.format === 'xes' && names.has('case:concept:name')
      ? 'case:concept:name'
      : bestColumn(columns, taken, 'person', (column) =>
          column.filled < rows * 0.5 ||
          (column.time?.share === 1 && column.time.format !== 'compact' && !column.time.format.startsWith('epoch'))
            ? NEVER
            : column.distinct > 1
              ? 5
              : 0,
        )?.name;
  const event =
    layout.format === 'xes' && names.has('concept:name')
      ? 'concept:name'
      : bestColumn(columns, taken, 'event', (column) => {
          if (column.filled < rows * 0.5 || column.sort !== 'text' || column.distinct > Math.max(50, rows / 2))
            return NEVER;
          return wordsOf(column.name).includes('id') ? -60 : 0;
        })?.name;
  const channel = bestColumn(columns, taken, 'channel', (column) =>
    column.sort === 'text' && column.filled > 0 ? -1 : NEVER,
  );
  const isAmount = (column: ColumnFacts) =>
    column.examples.length > 0 &&
    column.examples.every((one) => readAmount(one, guessDecimal(column.examples)) !== undefined);
  const value = bestColumn(columns, taken, 'value', (column) => (isAmount(column) ? -1 : NEVER));
  const currency = bestColumn(columns, taken, 'currency', (column) =>
    column.examples.every((one) => /^[A-Za-z]{3}$/.test(one)) && column.filled > 0 ? -1 : NEVER,
  );
  if (time?.time === undefined) {
    warnings.push('No column of times was recognised: name it (time).');
    return { mapping: undefined, warnings };
  }
  if (time.time.ambiguous)
    warnings.push(
      `Day and month of "${time.name}" cannot be told apart (${time.examples[0] ?? ''}): read as ${time.time.format === 'dmy' ? 'day first' : 'month first'}. Say timeFormat dmy or mdy if that is wrong.`,
    );
  if (!time.time.hasZone)
    warnings.push(
      `Times of "${time.name}" name no zone: read as ${timeZone}. Skipped hours in spring count as an hour later, doubled hours in autumn as the first.`,
    );
  if (person === undefined)
    warnings.push(
      'No column of persons was recognised: every row counts as a person of its own until you name it (person).',
    );
  if (event === undefined)
    warnings.push(
      'No column of events was recognised: all events are named "event" until you name it (event or eventName).',
    );
  return {
    mapping: {
      person: person ?? EACH_ROW,
      personKind: person !== undefined && wordsOf(person).includes('email') ? 'email' : 'user_id',
      event: event ?? null,
      eventName: event === undefined ? 'event' : null,
      time: time.name,
      timeFormat: time.time.format,
      timeZone,
      channel: channel?.name ?? null,
      value: value?.name ?? null,
      decimal: value === undefined ? null : guessDecimal(value.examples),
      currency: currency?.name ?? null,
    },
    warnings,
  };
}
