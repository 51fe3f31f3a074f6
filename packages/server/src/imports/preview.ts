import { stat } from 'node:fs/promises';
import { ItemRefused } from '../collect/index.ts';
import { guessDecimal } from './amount.ts';
import { type Compression, openBytes } from './formats/open-bytes.ts';
import { columnNames, type GivenLayout, type Layout, readRows } from './formats/read-rows.ts';
import type { SourceRow } from './formats/source-row.ts';
import { type ColumnFacts, columnFacts, guessLayout, guessMapping } from './guess-mapping.ts';
import { ImportProblem } from './import-problem.ts';
import { EACH_ROW, type Mapping, type MappingInput, mappingSchema } from './mapping.ts';
import { textOf } from './row-fields.ts';
import { type ResolvedMapping, RowReader } from './row-to-event.ts';

const SAMPLE_BYTES = 1024 * 1024;
const SAMPLE_ROWS = 2000;
const SHOWN_ROWS = 20;

export interface Sample {
  readonly compression: Compression;
  readonly name: string;
  readonly layout: Layout;
  /** Names of a table's columns; of other records every field of the sample. */
  readonly columns: readonly string[];
  /** The first records; a table's header row is not one. */
  readonly rows: readonly SourceRow[];
  readonly facts: readonly ColumnFacts[];
  /** Whether the whole file was read. */
  readonly whole: boolean;
}

async function startOf(path: string, name: string) {
  const open = await openBytes(path, name);
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of open.bytes) {
      pieces.push(piece);
      size += piece.length;
      if (size >= SAMPLE_BYTES) break;
    }
  } finally {
    open.close();
  }
  return { open, start: Buffer.concat(pieces) };
}

async function firstRows(path: string, name: string, layout: Layout): Promise<{ rows: SourceRow[]; whole: boolean }> {
  const open = await openBytes(path, name);
  const rows: SourceRow[] = [];
  try {
    for await (const some of readRows(open.bytes, layout)) {
      rows.push(...some);
      if (rows.length > SAMPLE_ROWS) return { rows: rows.slice(0, SAMPLE_ROWS), whole: false };
    }
    return { rows, whole: true };
  } finally {
    open.close();
  }
}

/** The first records of a file and what can be told of its columns. @throws ImportProblem */
export async function takeSample(path: string, file: string, given: GivenLayout = {}): Promise<Sample> {
  const { open, start } = await startOf(path, file);
  const layout = guessLayout(start, given);
  const { rows, whole } = await firstRows(path, file, layout);
  const [first] = rows;
  if (first === undefined) throw new ImportProblem('no_rows', 'The file holds no rows');
  const about = { compression: open.compression, name: open.name, layout, whole };
  if (layout.format === 'csv') {
    const columns = columnNames(first.cells, layout.header);
    const data = layout.header ? rows.slice(1) : rows;
    const facts = columns.map((name, i) =>
      columnFacts(
        name,
        data.map((row) => row.cells[i] ?? ''),
      ),
    );
    return { ...about, columns, rows: data, facts };
  }
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row.fields ?? {})) names.add(name);
  if (names.size === 0)
    throw new ImportProblem('no_rows', `Nothing in the file could be read: ${first.unreadable ?? ''}`);
  const columns = [...names];
  const facts = columns.map((name) =>
    columnFacts(
      name,
      rows.map((row) => textOf(row.fields?.[name])),
    ),
  );
  return { ...about, columns, rows, facts };
}

/** Fills in what a mapping leaves open. @throws ImportProblem on columns the file does not have */
export function resolveMapping(mapping: Mapping, sample: Sample, file: string): ResolvedMapping {
  const known = new Set(sample.columns);
  const factsOf = (name: string): ColumnFacts | undefined => sample.facts.find((one) => one.name === name);
  const named = {
    person: mapping.person === EACH_ROW ? null : mapping.person,
    time: mapping.time,
    event: mapping.event,
    channel: mapping.channel,
    value: mapping.value,
    currency: mapping.currency,
    messageId: mapping.messageId,
  };
  for (const [part, name] of Object.entries(named)) {
    if (name === null || known.has(name) || sample.layout.format !== 'csv') continue;
    throw new ImportProblem(
      'unknown_column',
      `${part}: the file has no column "${name}"; it has ${sample.columns.slice(0, 30).join(', ')}`,
    );
  }
  const timeFormat = mapping.timeFormat ?? factsOf(mapping.time)?.time?.format;
  if (timeFormat === undefined)
    throw new ImportProblem(
      'mapping_incomplete',
      `time: the values of "${mapping.time}" are not written in a way that is recognised (${factsOf(mapping.time)?.examples.slice(0, 2).join(', ') ?? 'none'}); say timeFormat`,
    );
  const decimal = mapping.decimal ?? guessDecimal(factsOf(mapping.value ?? '')?.examples ?? []);
  const sorts = Object.fromEntries(sample.facts.map(({ name, sort }) => [name, sort]));
  const source =
    mapping.source ??
    file
      .replace(/\.(gz|zip)$/i, '')
      .replace(/\.[a-z]+$/i, '')
      .slice(0, 100);
  return {
    ...mapping,
    layout: sample.layout,
    timeFormat,
    decimal,
    source,
    propertySorts: mapping.propertySorts ?? sorts,
  };
}

export interface Preview {
  readonly file: string;
  readonly format: string;
  readonly compression: Compression;
  readonly layout: Layout;
  readonly columns: readonly string[];
  /** The first rows as text, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  /** What is proposed, or what was given with its gaps filled; null when no proposal can be made. */
  readonly mapping: MappingInput | null;
  /** What the first rows become. */
  readonly events: readonly {
    readonly person: string;
    readonly event: string;
    readonly time: string;
    readonly channel: string;
    readonly value: string | null;
    readonly properties: unknown;
  }[];
  readonly bytes: number;
  readonly counts: {
    readonly rows: number;
    readonly whole: boolean;
    readonly people: number;
    readonly eventNames: number;
    readonly refused: number;
    readonly gaps: number;
    readonly overlaps: number;
    readonly from: string | null;
    readonly to: string | null;
  };
  readonly refused: readonly { readonly line: number; readonly field: string; readonly reason: string }[];
  readonly warnings: readonly string[];
}

/** Shows what a file is and what an import would make of its first rows. Writes nothing. @throws ImportProblem */
export async function previewFile(
  path: string,
  file: string,
  options: {
    readonly mapping?: MappingInput | undefined;
    readonly layout?: GivenLayout | undefined;
    readonly timeZone: string;
    readonly now: number;
  },
): Promise<Preview> {
  const sample = await takeSample(path, file, options.mapping?.layout ?? options.layout);
  const guessed = guessMapping(sample.facts, sample.rows.length, sample.layout, options.timeZone);
  const wanted = options.mapping ?? guessed.mapping;
  const warnings = [...(options.mapping === undefined ? guessed.warnings : [])];
  const { layout } = sample;
  const cellsOf = (row: SourceRow): string[] =>
    sample.columns.map((name, i) =>
      (row.fields === undefined ? (row.cells[i] ?? '') : textOf(row.fields[name])).slice(0, 200),
    );
  const counts = {
    rows: sample.rows.length,
    whole: sample.whole,
    people: 0,
    eventNames: 0,
    refused: 0,
    gaps: 0,
    overlaps: 0,
    from: null,
    to: null,
  };
  const common = {
    file,
    format: layout.format,
    compression: sample.compression,
    layout,
    columns: sample.columns,
    rows: sample.rows.slice(0, SHOWN_ROWS).map(cellsOf),
    bytes: (await stat(path)).size,
  };
  if (wanted === undefined) return { ...common, mapping: null, events: [], counts, refused: [], warnings };
  const mapping = resolveMapping(mappingSchema.parse(wanted), sample, file);
  const reader = new RowReader(mapping, layout.format === 'csv' ? sample.columns : undefined, options.now);
  const people = new Set<string>();
  const names = new Set<string>();
  const events: Preview['events'][number][] = [];
  const refused: Preview['refused'][number][] = [];
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const [i, row] of sample.rows.entries()) {
    try {
      const event = reader.event(row, reader.identify(row), i);
      const person = event.identifiers[0]?.value ?? '';
      people.add(person);
      names.add(event.name);
      from = Math.min(from, event.happenedAt);
      to = Math.max(to, event.happenedAt);
      if (events.length < SHOWN_ROWS)
        events.push({
          person,
          event: event.name,
          time: new Date(event.happenedAt).toISOString(),
          channel: event.channel,
          value: event.value,
          properties: JSON.parse(event.properties),
        });
    } catch (error) {
      if (!(error instanceof ItemRefused)) throw error;
      counts.refused += 1;
      if (refused.length < SHOWN_ROWS) refused.push({ line: row.line, field: error.field, reason: error.message });
    }
  }
  const { gaps, overlaps } = reader.clock;
  if (gaps + overlaps > 0)
    warnings.push(
      `${gaps} of the first times fall into the hour skipped in spring, ${overlaps} into the hour that occurs twice in autumn (the first is taken).`,
    );
  const { layout: _, propertySorts: __, ...shown } = mapping;
  return {
    ...common,
    mapping: shown,
    events,
    counts: {
      ...counts,
      people: people.size,
      eventNames: names.size,
      gaps,
      overlaps,
      from: Number.isFinite(from) ? new Date(from).toISOString() : null,
      to: Number.isFinite(to) ? new Date(to).toISOString() : null,
    },
    refused,
    warnings,
  };
}
