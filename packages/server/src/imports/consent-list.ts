import { sql } from 'kysely';
import { withoutAddresses } from '../collect/index.ts';
import {
  append,
  type ConsentTables,
  consentRules,
  type Decision,
  identifierHasher,
  lockLedger,
  type NewEntry,
} from '../consent/index.ts';
import type { ServerContext } from '../context.ts';
import { identityArray } from '../people/index.ts';
import { columnNames, readRows } from './formats/read-rows.ts';
import type { SourceRow } from './formats/source-row.ts';
import { guessLayout } from './guess-mapping.ts';
import { ImportProblem } from './import-problem.ts';
import { guessTimeFormat } from './time/guess-time-format.ts';
import { readTime, type TimeFormat } from './time/time-format.ts';
import { ZoneClock } from './time/zone-clock.ts';

/** Names a column may bear, in small letters without blanks and marks. */
const COLUMNS = {
  identifier: [
    'identifier',
    'kennung',
    'email',
    'emailaddress',
    'emailadresse',
    'userid',
    'customerid',
    'kundennummer',
    'phone',
    'telefon',
  ],
  kind: ['kind', 'identifierkind', 'art', 'type'],
  purpose: ['purpose', 'zweck', 'category', 'channel'],
  decision: ['decision', 'consent', 'entscheidung', 'einwilligung', 'status', 'granted'],
  at: ['at', 'time', 'timestamp', 'date', 'datum', 'zeitpunkt', 'when'],
  textVersion: ['textversion', 'version', 'fassung'],
  doubleOptIn: ['doubleoptin', 'doi', 'confirmed', 'bestätigt'],
} as const;
type Column = keyof typeof COLUMNS;

const YES = new Set(['yes', 'y', 'ja', 'j', 'true', '1', 'granted', 'opt-in', 'optin', 'in', 'subscribed', 'erteilt']);
const NO = new Set([
  'no',
  'n',
  'nein',
  'false',
  '0',
  'refused',
  'denied',
  'withdrawn',
  'opt-out',
  'optout',
  'out',
  'unsubscribed',
  'widerrufen',
]);
/** The kind of identifiers in a column that names none. */
const KIND_OF_COLUMN: Readonly<Record<string, string>> = {
  email: 'email',
  emailaddress: 'email',
  emailadresse: 'email',
  phone: 'phone',
  telefon: 'phone',
};

const MOST_REFUSED = 100;
const MOST_IDENTIFIER = 500;
const PIECE = 5_000;

export interface ConsentListReport {
  readonly rows: number;
  /** Rows that can be read. */
  readonly good: number;
  readonly refused: number;
  /** Entries that were added; 0 when only looked at. */
  readonly added: number;
  /** Rows that stood in the ledger already, from an earlier list. */
  readonly known: number;
  /** The first refused rows. */
  readonly problems: readonly { readonly line: number; readonly field: string; readonly reason: string }[];
}

const simple = (name: string): string => name.toLowerCase().replace(/[\s_.-]/g, '');

function placesOf(names: readonly string[]): { places: Partial<Record<Column, number>>; kind: string } {
  const places: Partial<Record<Column, number>> = {};
  let kind = 'user_id';
  for (const [column, known] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const place = names.findIndex((name) => known.includes(simple(name)));
    if (place === -1) continue;
    places[column] = place;
    if (column === 'identifier') kind = KIND_OF_COLUMN[simple(names[place] ?? '')] ?? kind;
  }
  for (const column of ['identifier', 'purpose', 'decision', 'at'] as const) {
    if (places[column] === undefined)
      throw new ImportProblem(
        'mapping_incomplete',
        `${column}: the list has no such column; it has ${names.slice(0, 30).join(', ')}`,
      );
  }
  return { places, kind };
}

class RowRefused extends Error {
  readonly field: string;
  constructor(field: string, reason: string) {
    super(reason);
    this.field = field;
  }
}

async function* rowsOf(bytes: Uint8Array) {
  yield bytes;
}

/** The entries among `entries` that no list brought before; a list read twice adds nothing. */
async function addNew(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  entries: readonly NewEntry[],
): Promise<number> {
  return ctx.store.state.inWorkspace<ConsentTables, number>(workspace, async (db) => {
    await lockLedger(db, workspace);
    const { rows } = await sql<{ ord: string }>`
      select u.ord from unnest(${identityArray(entries.map(({ identity }) => identity))}::bigint[],
        ${entries.map(({ purpose }) => purpose)}::text[], ${entries.map(({ decision }) => decision)}::text[],
        ${entries.map(({ at }) => at)}::float8[]) with ordinality as u (i, p, d, t, ord)
      where not exists (select from consent_entries e where e.identity = u.i and e.purpose = u.p and e.decision = u.d
        and e.at = to_timestamp(u.t / 1000.0) and e.way = 'import')
      order by u.ord`.execute(db);
    const fresh = rows.flatMap(({ ord }) => entries[Number(ord) - 1] ?? []);
    return (await append(db, workspace, fresh)).length;
  });
}

/**
 * Reads a list of decisions (CSV: who, purpose, yes or no, when) into the ledger; identifiers are hashed and forgotten.
 * Bad rows are refused by themselves.
 * @param options.write false to look only
 * @param options.list what the ledger calls the list
 * @throws ImportProblem where the list as a whole cannot be read
 */
export async function readConsentList(
  ctx: Pick<ServerContext, 'store' | 'clock'>,
  workspace: string,
  bytes: Uint8Array,
  options: { readonly write: boolean; readonly list: string; readonly timeZone: string },
): Promise<ConsentListReport> {
  const layout = { ...guessLayout(bytes.subarray(0, 1024 * 1024), { format: 'csv', header: true }) };
  const rows: SourceRow[] = [];
  for await (const some of readRows(rowsOf(bytes), layout)) for (const row of some) rows.push(row);
  const [first, ...data] = rows;
  if (first === undefined || data.length === 0) throw new ImportProblem('no_rows', 'The list holds no rows');
  const { places, kind } = placesOf(columnNames(first.cells, true));
  const { purposeOf, purposes } = await consentRules(ctx, workspace);
  const nameOf = new Map(
    purposes.flatMap(({ key, texts }) =>
      texts.flatMap(({ nameDe, nameEn }) => [nameDe, nameEn].map((name) => [name.toLowerCase(), key] as const)),
    ),
  );
  const hash = await identifierHasher(ctx, workspace);
  const zone = new ZoneClock(options.timeZone);
  const cell = (row: SourceRow, column: Column): string => row.cells[places[column] ?? -1]?.trim() ?? '';
  const time: TimeFormat | undefined = guessTimeFormat(data.slice(0, 2000).map((row) => cell(row, 'at')))?.format;
  if (time === undefined)
    throw new ImportProblem('mapping_incomplete', 'at: the times are not written in a way that is recognised');
  const now = ctx.clock();

  const entryOf = (row: SourceRow): NewEntry => {
    if (row.unreadable !== undefined) throw new RowRefused('', row.unreadable);
    const value = cell(row, 'identifier');
    if (value === '' || value.length > MOST_IDENTIFIER)
      throw new RowRefused('identifier', `expected 1 to ${MOST_IDENTIFIER} characters, got ${value.length}`);
    const named = cell(row, 'purpose').toLowerCase();
    const purpose = purposeOf.get(named)?.key ?? nameOf.get(named);
    if (purpose === undefined) throw new RowRefused('purpose', `there is no purpose "${named.slice(0, 100)}"`);
    const said = cell(row, 'decision').toLowerCase();
    const decision: Decision | undefined = YES.has(said) ? 'granted' : NO.has(said) ? 'refused' : undefined;
    if (decision === undefined) throw new RowRefused('decision', `expected yes or no, got "${said.slice(0, 100)}"`);
    const at = readTime(cell(row, 'at'), time, zone);
    if (!Number.isFinite(at)) throw new RowRefused('at', `not a time: "${cell(row, 'at').slice(0, 100)}"`);
    if (at > now) throw new RowRefused('at', 'expected a time that has passed');
    return {
      identity: hash(cell(row, 'kind') || kind, value),
      purpose,
      decision,
      at,
      way: 'import',
      place: options.list,
      textVersion: withoutAddresses(cell(row, 'textVersion')).slice(0, 100),
      doubleOptIn: decision === 'granted' && YES.has(cell(row, 'doubleOptIn').toLowerCase()),
    };
  };

  const problems: { line: number; field: string; reason: string }[] = [];
  const entries = new Map<string, NewEntry>();
  let good = 0;
  let refused = 0;
  for (const row of data) {
    try {
      const entry = entryOf(row);
      entries.set(`${entry.identity} ${entry.purpose} ${entry.decision} ${entry.at}`, entry);
      good += 1;
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      refused += 1;
      if (problems.length < MOST_REFUSED) problems.push({ line: row.line, field: error.field, reason: error.message });
    }
  }
  let added = 0;
  if (options.write) {
    const all = [...entries.values()];
    for (let from = 0; from < all.length; from += PIECE)
      added += await addNew(ctx, workspace, all.slice(from, from + PIECE));
  }
  return { rows: data.length, good, refused, added, known: options.write ? good - added : 0, problems };
}
