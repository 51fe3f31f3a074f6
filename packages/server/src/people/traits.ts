import { type Found, valueAtPath } from '@waymark/model';
import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityArray, unsignedIdentity } from './identity-hash.ts';
import type { PeopleTables } from './tables.ts';

type Context = Pick<ServerContext, 'store'>;

/** Something known of a person. */
export interface Trait {
  readonly key: string;
  readonly value: unknown;
  readonly learnedAt: string;
  /** Which source said so; '' where that was not written down. */
  readonly source: string;
}

interface TraitsRow {
  readonly person: bigint;
  readonly traits: Record<string, unknown>;
  readonly learned: Record<string, [number, string]>;
  readonly updated_at: Date;
}

/** What is known of each person: of each trait what was learned last, under whichever identifier; then that of the larger identity. */
function joinRows(rows: readonly TraitsRow[]): Map<bigint, Map<string, Trait & { readonly atMs: number }>> {
  const known = new Map<bigint, Map<string, Trait & { readonly atMs: number }>>();
  for (const { person, traits, learned, updated_at } of rows) {
    const key = unsignedIdentity(person);
    const own = known.get(key) ?? new Map();
    known.set(key, own);
    for (const [name, value] of Object.entries(traits)) {
      const [atMs, source] = learned[name] ?? [updated_at.getTime(), ''];
      const before = own.get(name);
      if (before !== undefined && before.atMs > atMs) continue;
      own.set(name, { key: name, value, learnedAt: new Date(atMs).toISOString(), source, atMs });
    }
  }
  return known;
}

async function rowsOf(db: Transaction<PeopleTables>, condition: ReturnType<typeof sql>): Promise<TraitsRow[]> {
  const { rows } = await sql<TraitsRow>`
    select i.person, t.traits, t.learned, t.updated_at
    from traits t join identities i on i.workspace = t.workspace and i.identity = t.identity
    where ${condition} order by i.person, t.identity`.execute(db);
  return rows;
}

/** Everything known of a person, by name. */
export async function traitsOf(ctx: Context, workspace: string, person: bigint): Promise<Trait[]> {
  const rows = await ctx.store.state.inWorkspace<PeopleTables, TraitsRow[]>(workspace, (db) =>
    rowsOf(db, sql`i.person = any (${identityArray([person])}::bigint[])`),
  );
  return [...(joinRows(rows).get(person)?.values() ?? [])]
    .map(({ atMs: _, ...trait }) => trait)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What is known of some people, by name; whoever nothing is known of is left out. */
export async function traitsOfPeople(
  ctx: Context,
  workspace: string,
  people: readonly bigint[],
): Promise<Map<bigint, Record<string, unknown>>> {
  const rows = await ctx.store.state.inWorkspace<PeopleTables, TraitsRow[]>(workspace, (db) =>
    rowsOf(db, sql`i.person = any (${identityArray(people)}::bigint[])`),
  );
  return new Map([...joinRows(rows)].map(([person, traits]) => [person, recordOf(traits.values())]));
}

/** Traits as one object. */
function recordOf(traits: Iterable<Trait>): Record<string, unknown> {
  return Object.fromEntries(Array.from(traits, ({ key, value }) => [key, value]));
}

/** Everybody an identifier is known of. */
export function everybody(ctx: Context, workspace: string): Promise<Set<bigint>> {
  return ctx.store.state.inWorkspace<PeopleTables, Set<bigint>>(workspace, async (db) => {
    const { rows } = await sql<{ person: bigint }>`select distinct person from identities`.execute(db);
    return new Set(rows.map(({ person }) => unsignedIdentity(person)));
  });
}

/** How many people there are. */
export function countEverybody(ctx: Context, workspace: string): Promise<number> {
  return ctx.store.state.inWorkspace<PeopleTables, number>(workspace, async (db) => {
    const { rows } = await sql<{ people: number }>`
      select count(*)::int as people from (select distinct person from identities) them`.execute(db);
    return rows[0]?.people ?? 0;
  });
}

/** The keys under which the value at a dotted path may stand, since keys may hold dots themselves. */
function firstKeys(path: string): string[] {
  const parts = path.split('.');
  return parts.map((_, last) => parts.slice(0, last + 1).join('.'));
}

/**
 * The people whose trait passes a test; whoever lacks it is asked with undefined.
 * @param path dotted, as in rules
 */
export async function peopleWithTrait(
  ctx: Context,
  workspace: string,
  path: string,
  passes: (value: Found) => boolean,
): Promise<Set<bigint>> {
  const rows = await ctx.store.state.inWorkspace<PeopleTables, TraitsRow[]>(workspace, (db) =>
    rowsOf(db, sql`t.traits ?| ${firstKeys(path)}::text[]`),
  );
  const known = joinRows(rows);
  const found = new Set<bigint>();
  for (const [person, traits] of known) {
    if (passes(valueAtPath(recordOf(traits.values()), path))) found.add(person);
  }
  if (passes(undefined))
    for (const person of await everybody(ctx, workspace)) if (!known.has(person)) found.add(person);
  return found;
}
