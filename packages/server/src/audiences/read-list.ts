import { sql } from 'kysely';
import { identifierHasher } from '../consent/index.ts';
import type { ServerContext } from '../context.ts';
import { openTable } from '../imports/index.ts';
import { identityArray, isPlaceholder, type PeopleTables, unsignedIdentity } from '../people/index.ts';
import { ProblemError } from '../problem.ts';

/** The people of a list stand in memory once, so that it can be looked at as a whole before anything is written. */
export const MOST_LINES = 1_000_000;
export const LIST_BYTES = 64 * 1024 * 1024;
const MOST_CHARACTERS = 500;
const LINES_AT_ONCE = 5_000;

/** Columns that name the kind of identifier in them, in small letters without blanks and marks. */
const KIND_OF_COLUMN: Readonly<Record<string, string>> = {
  email: 'email',
  emailaddress: 'email',
  emailadresse: 'email',
  mail: 'email',
  phone: 'phone',
  phonenumber: 'phone',
  telefon: 'phone',
  telefonnummer: 'phone',
  mobile: 'phone',
  userid: 'user_id',
  user: 'user_id',
  customerid: 'user_id',
  kundennummer: 'user_id',
  id: 'user_id',
  identifier: 'user_id',
  kennung: 'user_id',
  anonymousid: 'anonymous_id',
};

const simple = (name: string): string => name.toLowerCase().replace(/[\s_.-]/g, '');

/** How the identifiers of a list are found. */
export interface ListWish {
  /** A column by its name; the first that looks like one of identifiers by default. */
  readonly column?: string | undefined;
  /** The kind of identifier; by the column's name by default. */
  readonly kind?: string | undefined;
  /** Whether the first line names columns; by what it says by default. */
  readonly header?: boolean | undefined;
}

export const REFUSALS = ['unreadable', 'missing', 'too_long', 'placeholder', 'unknown'] as const;

/** A line that leads to nobody. */
export interface Refusal {
  readonly line: number;
  readonly value: string;
  readonly reason: (typeof REFUSALS)[number];
}

/** Some lines of a list: the people they lead to, and those that lead to nobody. */
export interface ListPage {
  readonly lines: number;
  readonly people: readonly bigint[];
  readonly refusals: readonly Refusal[];
}

export interface OpenList {
  readonly columns: readonly string[];
  readonly column: string;
  readonly kind: string;
  /** Can be read once. */
  readonly pages: AsyncIterable<ListPage>;
}

async function* counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > LIST_BYTES)
      throw new ProblemError('too_large', {
        detail: `Expected at most ${LIST_BYTES / 1024 / 1024} MiB; divide the list`,
      });
    yield chunk;
  }
}

/** The people who are known by these identities. */
async function peopleKnownBy(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  identities: ReadonlySet<bigint>,
): Promise<Map<bigint, bigint>> {
  return ctx.store.state.inWorkspace<PeopleTables, Map<bigint, bigint>>(workspace, async (db) => {
    const { rows } = await sql<{ identity: string; person: string }>`
      select identity, person from identities where identity = any (${identityArray(identities)}::bigint[])`.execute(
      db,
    );
    return new Map(rows.map(({ identity, person }) => [unsignedIdentity(identity), unsignedIdentity(person)]));
  });
}

function reasonAgainst(value: string): Refusal['reason'] | undefined {
  if (value === '') return 'missing';
  if (value.length > MOST_CHARACTERS) return 'too_long';
  return isPlaceholder(value) ? 'placeholder' : undefined;
}

/**
 * Reads a list of identifiers (CSV, or one a line) as it comes. Nobody becomes known by it: lines that name somebody unknown
 * are refused.
 * @throws ImportProblem where it is no table; ProblemError where there is no such column, or the list is too large
 */
export async function openList(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  bytes: AsyncIterable<Uint8Array>,
  wish: ListWish,
): Promise<OpenList> {
  const table = await openTable(
    counted(bytes),
    (first) =>
      wish.header ?? (wish.column !== undefined || first.some((cell) => KIND_OF_COLUMN[simple(cell)] !== undefined)),
  );
  const { columns } = table;
  const guessed = columns.findIndex((name) => KIND_OF_COLUMN[simple(name)] !== undefined);
  const place = wish.column === undefined ? Math.max(0, guessed) : columns.indexOf(wish.column);
  const column = columns[place];
  if (column === undefined)
    throw new ProblemError('invalid_field', {
      path: 'querystring.column',
      values: { field: 'column', reason: `the list has ${columns.slice(0, 30).join(', ')}` },
    });
  const kind = wish.kind ?? KIND_OF_COLUMN[simple(column)] ?? 'user_id';
  const hash = await identifierHasher(ctx, workspace);

  type Line = { line: number; value: string; identity: bigint | undefined; reason: Refusal['reason'] | undefined };
  const resolve = async (lines: readonly Line[]): Promise<ListPage> => {
    const asked = new Set(lines.flatMap(({ identity }) => (identity === undefined ? [] : [identity])));
    const known = await peopleKnownBy(ctx, workspace, asked);
    const people: bigint[] = [];
    const refusals: Refusal[] = [];
    for (const { line, value, identity, reason } of lines) {
      const person = identity === undefined ? undefined : known.get(identity);
      if (person === undefined) refusals.push({ line, value, reason: reason ?? 'unknown' });
      else people.push(person);
    }
    return { lines: lines.length, people, refusals };
  };
  const pages = async function* (): AsyncGenerator<ListPage> {
    let waiting: Line[] = [];
    let lines = 0;
    for await (const rows of table.rows) {
      for (const row of rows) {
        lines += 1;
        if (lines > MOST_LINES)
          throw new ProblemError('too_large', { detail: `Expected at most ${MOST_LINES} lines; divide the list` });
        const value = row.cells[place]?.trim() ?? '';
        const reason = row.unreadable === undefined ? reasonAgainst(value) : 'unreadable';
        const identity = reason === undefined ? hash(kind, value) : undefined;
        waiting.push({ line: row.line, value: value.slice(0, MOST_CHARACTERS), identity, reason });
      }
      for (; waiting.length >= LINES_AT_ONCE; waiting = waiting.slice(LINES_AT_ONCE))
        yield await resolve(waiting.slice(0, LINES_AT_ONCE));
    }
    if (waiting.length > 0) yield await resolve(waiting);
  };
  return { columns, column, kind, pages: pages() };
}
