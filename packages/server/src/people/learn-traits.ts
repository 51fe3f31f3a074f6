import { sql, type Transaction } from 'kysely';
import { identityArray } from './identity-hash.ts';
import type { PeopleTables } from './tables.ts';

/** Traits of one identity as they were just learned. */
export interface NewTraits {
  readonly traits: Record<string, unknown>;
  /** Of each: milliseconds since 1970, and the source. */
  readonly learned: Record<string, [number, string]>;
}

/** Puts what an event says of an identity beside what others of its batch say: of each trait the latest counts. */
export function learn(
  known: Map<bigint, NewTraits>,
  identity: bigint,
  traits: string,
  atMs: number,
  source: string,
): void {
  // Without a prototype, so that a trait may have any name.
  const own: NewTraits = known.get(identity) ?? { traits: Object.create(null), learned: Object.create(null) };
  known.set(identity, own);
  for (const [key, value] of Object.entries(JSON.parse(traits) as Record<string, unknown>)) {
    const before = own.learned[key];
    if (before !== undefined && before[0] > atMs) continue;
    own.traits[key] = value;
    own.learned[key] = [atMs, source];
  }
}

/** Adds traits to what is known of identities. Of each trait the latest counts, whenever it arrives; of equally late ones the last that arrived. */
export async function mergeTraits(
  db: Transaction<PeopleTables>,
  workspace: string,
  traits: ReadonlyMap<bigint, NewTraits>,
  at: Date,
): Promise<void> {
  if (traits.size === 0) return;
  // Sorted, so that two transactions that touch the same people wait for each other instead of locking each other out.
  const sorted = [...traits].sort(([one], [other]) => (one < other ? -1 : 1));
  const texts = (of: (one: NewTraits) => object) => sorted.map(([, one]) => JSON.stringify(of(one)));
  await sql`
    insert into traits (workspace, identity, traits, learned, updated_at)
    select ${workspace}::uuid, i, t::jsonb, l::jsonb, ${at}
    from unnest(${identityArray(sorted.map(([identity]) => identity))}::bigint[],
      ${texts((one) => one.traits)}::text[], ${texts((one) => one.learned)}::text[]) as u (i, t, l)
    on conflict (workspace, identity) do update set
      traits = traits.traits || coalesce((
        select jsonb_object_agg(key, value) from jsonb_each(excluded.traits)
        where coalesce((traits.learned -> key ->> 0)::bigint, 0) <= (excluded.learned -> key ->> 0)::bigint), '{}'),
      learned = traits.learned || coalesce((
        select jsonb_object_agg(key, value) from jsonb_each(excluded.learned)
        where coalesce((traits.learned -> key ->> 0)::bigint, 0) <= (value ->> 0)::bigint), '{}'),
      updated_at = excluded.updated_at
  `.execute(db);
}
