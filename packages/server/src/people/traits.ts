import type { Found } from '@waymark/model';
import { valueAtPath } from '@waymark/model';
import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { unsignedIdentity } from './identity-hash.ts';
import type { PeopleTables } from './tables.ts';

type Context = Pick<ServerContext, 'store'>;

/** Everybody an identifier is known of. */
export function everybody(ctx: Context, workspace: string): Promise<Set<bigint>> {
  return ctx.store.state.inWorkspace<PeopleTables, Set<bigint>>(workspace, async (db) => {
    const { rows } = await sql<{ person: bigint }>`select distinct person from identities`.execute(db);
    return new Set(rows.map(({ person }) => unsignedIdentity(person)));
  });
}

/** The keys under which the value at a dotted path may stand, since keys may hold dots themselves. */
function firstKeys(path: string): string[] {
  const parts = path.split('.');
  return parts.map((_, last) => parts.slice(0, last + 1).join('.'));
}

/**
 * The people whose trait passes a test. What was learned last under any identifier of a person counts, key by key. Whoever
 * lacks the trait is asked with undefined.
 * @param path dotted, as in rules
 */
export async function peopleWithTrait(
  ctx: Context,
  workspace: string,
  path: string,
  passes: (value: Found) => boolean,
): Promise<Set<bigint>> {
  const rows = await ctx.store.state.inWorkspace<PeopleTables, { person: bigint; traits: Record<string, unknown> }[]>(
    workspace,
    async (db) => {
      const keys = firstKeys(path);
      const found = await sql<{ person: bigint; traits: Record<string, unknown> }>`
        select i.person, (select jsonb_object_agg(key, value) from jsonb_each(t.traits) where key = any (${keys}::text[])) as traits
        from traits t join identities i on i.workspace = t.workspace and i.identity = t.identity
        where t.traits ?| ${keys}::text[] order by i.person, t.updated_at, t.identity`.execute(db);
      return found.rows;
    },
  );
  const known = new Map<bigint, Record<string, unknown>>();
  for (const { person, traits } of rows) {
    const key = unsignedIdentity(person);
    known.set(key, Object.assign(known.get(key) ?? {}, traits));
  }
  const found = new Set<bigint>();
  for (const [person, traits] of known) if (passes(valueAtPath(traits, path))) found.add(person);
  if (passes(undefined))
    for (const person of await everybody(ctx, workspace)) if (!known.has(person)) found.add(person);
  return found;
}
