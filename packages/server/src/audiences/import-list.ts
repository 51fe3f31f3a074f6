import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { sheetCell } from '../csv-cell.ts';
import { ProblemError } from '../problem.ts';
import { type Audience, getAudience, listAudiences, peopleIn } from './audiences.ts';
import { type AudienceChange, writeDifference } from './change-members.ts';
import { audiencesIn } from './live-audiences.ts';
import { type ListWish, openList, type Refusal } from './read-list.ts';
import type { AudienceTables } from './tables.ts';

export const LIST_MODES = ['add', 'replace', 'remove'] as const;
export type ListMode = (typeof LIST_MODES)[number];

const CHANGES_AT_ONCE = 2_000;
const MOST_SHOWN = 100;

type Context = Pick<ServerContext, 'store' | 'clock' | 'live'>;

export interface ListReport {
  readonly columns: readonly string[];
  /** Where the identifiers were found, and which kind they are. */
  readonly column: string;
  readonly kind: string;
  readonly lines: number;
  /** Lines that lead to somebody, and how many people those are. */
  readonly known: number;
  readonly people: number;
  /** Lines that name nobody known. */
  readonly unknown: number;
  /** Lines that name nobody. */
  readonly refused: number;
  /** Who comes into the audience and leaves it. */
  readonly entering: number;
  readonly leaving: number;
  /** How many are in it then. */
  readonly after: number;
  readonly written: boolean;
  /** The first lines that lead to nobody. */
  readonly problems: readonly Refusal[];
}

async function mustBeList(ctx: Context, workspace: string, id: string): Promise<Audience> {
  const audience = await getAudience(ctx, workspace, id);
  if (audience.kind !== 'list')
    throw new ProblemError('conflict', {
      detail: `Only lists are imported; this audience is of the kind ${audience.kind}`,
    });
  return audience;
}

function differenceOf(
  id: string,
  before: ReadonlySet<bigint>,
  named: ReadonlySet<bigint>,
  mode: ListMode,
): AudienceChange[] {
  const changes: AudienceChange[] = [];
  if (mode !== 'remove')
    for (const person of named) if (!before.has(person)) changes.push({ audience: id, person, entered: true });
  if (mode !== 'add')
    for (const person of before)
      if (named.has(person) === (mode === 'remove')) changes.push({ audience: id, person, entered: false });
  return changes;
}

/** Does work while no other import of the list does. */
function aloneWith<Result>(ctx: Context, workspace: string, id: string, work: () => Promise<Result>): Promise<Result> {
  return ctx.store.state.inWorkspace<AudienceTables, Result>(workspace, async (db) => {
    const { rows } = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`waymark audience list ${id}`}, 0)) as got`.execute(db);
    if (rows[0]?.got !== true) throw new ProblemError('conflict', { detail: 'The list is being imported already' });
    return work();
  });
}

/**
 * Reads a list of identifiers and makes the people it names members of an audience, or only says what it would do. Nothing is
 * written before the whole list was read; should the server die while writing, importing the list again does the rest.
 */
export async function importList(
  ctx: Context,
  workspace: string,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
  options: ListWish & { readonly mode: ListMode; readonly check: boolean },
): Promise<ListReport> {
  await mustBeList(ctx, workspace, id);
  const { columns, column, kind, pages } = await openList(ctx, workspace, bytes, options);
  const named = new Set<bigint>();
  const problems: Refusal[] = [];
  let [lines, known, unknown] = [0, 0, 0];
  for await (const page of pages) {
    lines += page.lines;
    known += page.people.length;
    for (const person of page.people) named.add(person);
    for (const refusal of page.refusals) {
      if (refusal.reason === 'unknown') unknown += 1;
      if (problems.length < MOST_SHOWN) problems.push(refusal);
    }
  }
  return aloneWith(ctx, workspace, id, async () => {
    const before = await peopleIn(ctx, workspace, id);
    const changes = differenceOf(id, before, named, options.mode);
    const entering = changes.filter(({ entered }) => entered).length;
    const leaving = changes.length - entering;
    if (!options.check) await write(ctx, workspace, id, changes);
    return {
      columns,
      column,
      kind,
      lines,
      known,
      people: named.size,
      unknown,
      refused: lines - known - unknown,
      entering,
      leaving,
      after: before.size + entering - leaving,
      written: !options.check,
      problems,
    };
  });
}

async function write(ctx: Context, workspace: string, id: string, changes: readonly AudienceChange[]): Promise<void> {
  const isAskedAbout = (await listAudiences(ctx, workspace)).some(
    ({ kind, rule }) => kind === 'live' && audiencesIn(rule).includes(id),
  );
  for (let from = 0; from < changes.length; from += CHANGES_AT_ONCE)
    await writeDifference(ctx, workspace, changes.slice(from, from + CHANGES_AT_ONCE), isAskedAbout);
  const at = new Date(ctx.clock());
  await ctx.store.state.inWorkspace<AudienceTables, unknown>(workspace, (db) =>
    sql`update audiences set evaluated_version = version, evaluated_at = ${at}, updated_at = ${at}
      where id = ${id}::uuid`.execute(db),
  );
  ctx.live.publish(workspace, 'audiences', { audience: id });
}

/** The lines of a list that lead to nobody, as CSV, while the list is read. Nothing of it is kept. */
export async function* refusalsOfList(
  ctx: Context,
  workspace: string,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
  wish: ListWish,
): AsyncGenerator<string> {
  await mustBeList(ctx, workspace, id);
  const { pages } = await openList(ctx, workspace, bytes, wish);
  yield 'line,value,reason\r\n';
  for await (const { refusals } of pages)
    for (const { line, value, reason } of refusals) yield `${line},${sheetCell(value)},${reason}\r\n`;
}
