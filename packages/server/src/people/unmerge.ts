import { sql, type Transaction } from 'kysely';
import {
  type HashedIdentifier,
  linkIdentifiers,
  lockIdentities,
  type MovedIdentity,
  type Pair,
  type Resolution,
} from './identity.ts';
import { identityArray, signedIdentity, unsignedIdentity } from './identity-hash.ts';
import type { PeopleTables } from './tables.ts';

/** A merge as the log has it. */
export interface Merge {
  readonly id: string;
  readonly at: string;
  /** `alias` (somebody said so) or `seen together` (on one event). */
  readonly cause: string;
  readonly survivor: bigint;
  readonly absorbed: bigint;
  readonly pair: Pair;
}

/**
 * The merges that made a person what he is, the oldest first: those whose tie lies within him. (Whoever survived a merge may
 * have been taken from him since.)
 */
export async function mergesOf(db: Transaction<PeopleTables>, person: bigint): Promise<Merge[]> {
  const { rows } = await sql<{
    id: string;
    at: Date;
    cause: string;
    survivor: string;
    absorbed: string;
    one: string | null;
    other: string | null;
  }>`
    select id, at, cause, survivor, absorbed, one, other from identity_merges
    where coalesce(one, survivor) in (select identity from identities where person = ${signedIdentity(person)}::bigint) order by id
  `.execute(db);
  return rows.map(({ id, at, cause, survivor, absorbed, one, other }) => ({
    id: String(id),
    at: new Date(at).toISOString(),
    cause,
    survivor: unsignedIdentity(survivor),
    absorbed: unsignedIdentity(absorbed),
    pair: [unsignedIdentity(one ?? survivor), unsignedIdentity(other ?? absorbed)],
  }));
}

/**
 * Who each identity belongs to after these merges, done again in their order. The merges of a person are the edges of a
 * tree over his identities, so leaving one out gives exactly its two sides.
 */
export function replay(identities: readonly bigint[], merges: readonly Merge[]): Map<bigint, bigint> {
  const personOf = new Map(identities.map((identity) => [identity, identity]));
  for (const { survivor, absorbed, pair } of merges) {
    const one = personOf.get(pair[0]);
    const other = personOf.get(pair[1]);
    if (one === undefined || other === undefined || one === other) continue;
    // Whoever survived does so again; where neither was there without the merge left out, the first of the pair.
    const stays = one === survivor || other === absorbed ? one : other === survivor || one === absorbed ? other : one;
    const goes = stays === one ? other : one;
    for (const [identity, person] of personOf) if (person === goes) personOf.set(identity, stays);
  }
  return personOf;
}

async function membersOf(db: Transaction<PeopleTables>, person: bigint): Promise<HashedIdentifier[]> {
  const { rows } = await sql<{ identity: string; kind: string; value: string }>`
    select identity, kind, value from identities where person = ${signedIdentity(person)}::bigint
    order by created_at, identity`.execute(db);
  return rows.map(({ identity, kind, value }) => ({ identity: unsignedIdentity(identity), kind, value }));
}

/** A merge with the identifiers that tie its sides together, and everybody on either side, were it taken back. */
export interface MergeSides extends Merge {
  readonly tie: readonly (HashedIdentifier | undefined)[];
  readonly sides: readonly [HashedIdentifier[], HashedIdentifier[]];
}

/** What a merge of a person joined; undefined when it is none of his. */
export async function sidesOf(
  db: Transaction<PeopleTables>,
  person: bigint,
  merge: string,
): Promise<MergeSides | undefined> {
  const merges = await mergesOf(db, person);
  const found = merges.find(({ id }) => id === merge);
  if (found === undefined) return undefined;
  const members = await membersOf(db, person);
  const personOf = replay(
    members.map(({ identity }) => identity),
    merges.filter(({ id }) => id !== merge),
  );
  const [one, other] = found.pair.map((identity) => personOf.get(identity));
  const side = (of: bigint | undefined) => members.filter(({ identity }) => personOf.get(identity) === of);
  return {
    ...found,
    tie: found.pair.map((identity) => members.find((member) => member.identity === identity)),
    sides: [side(one), side(other)],
  };
}

/**
 * Joins two people again who were taken apart.
 * @returns undefined when nothing keeps them apart, or they would be too many
 */
export async function joinAgain(
  db: Transaction<PeopleTables>,
  workspace: string,
  one: bigint,
  other: bigint,
  at: Date,
): Promise<Resolution | undefined> {
  await lockIdentities(db, workspace);
  const [left, right] = await Promise.all([membersOf(db, one), membersOf(db, other)]);
  const arrays = [left, right].map((members) => identityArray(members.map(({ identity }) => identity)));
  const { rows } = await sql<{ one: string; other: string }>`
    delete from identity_apart
    where (one = any (${arrays[0]}::bigint[]) and other = any (${arrays[1]}::bigint[]))
      or (other = any (${arrays[0]}::bigint[]) and one = any (${arrays[1]}::bigint[]))
    returning one, other`.execute(db);
  const [pair] = rows;
  if (pair === undefined) return undefined;
  const identifiers = [pair.one, pair.other].flatMap(
    (identity) => [...left, ...right].find((member) => member.identity === unsignedIdentity(identity)) ?? [],
  );
  const resolution = await linkIdentifiers(db, workspace, [{ identifiers, explicit: true }], at);
  return resolution.moved.length === 0 ? undefined : resolution;
}

/**
 * Takes one merge of a person back: both sides are who they would be without it, and stay apart whatever is sent.
 * @returns what changed and everybody concerned; undefined when the merge is none of this person's
 */
export async function takeApart(
  db: Transaction<PeopleTables>,
  workspace: string,
  person: bigint,
  merge: string,
  at: Date,
): Promise<{ moved: MovedIdentity[]; touched: bigint[] } | undefined> {
  await lockIdentities(db, workspace);
  const merges = await mergesOf(db, person);
  const undone = merges.find(({ id }) => id === merge);
  if (undone === undefined) return undefined;
  const members = await sql<{ identity: string }>`
    select identity from identities where person = ${signedIdentity(person)}::bigint order by identity
  `.execute(db);
  const identities = members.rows.map(({ identity }) => unsignedIdentity(identity));
  const personOf = replay(
    identities,
    merges.filter(({ id }) => id !== merge),
  );
  const changed = [...personOf].filter(([, now]) => now !== person);
  const { rows } = await sql<{ identity: string; person: string; version: string }>`
    update identities set person = u.p, version = nextval('identity_versions')
    from unnest(${identityArray(changed.map(([identity]) => identity))}::bigint[],
      ${identityArray(changed.map(([, now]) => now))}::bigint[]) as u (i, p)
    where identities.identity = u.i and identities.workspace = ${workspace}::uuid
    returning identities.identity, identities.person, identities.version
  `.execute(db);
  await sql`delete from identity_merges where id = ${merge}::bigint`.execute(db);
  await sql`
    insert into identity_apart (workspace, one, other, at)
    values (${workspace}::uuid, ${signedIdentity(undone.pair[0])}, ${signedIdentity(undone.pair[1])}, ${at})
    on conflict (workspace, one, other) do nothing
  `.execute(db);
  return {
    moved: rows.map((row) => ({
      identity: unsignedIdentity(row.identity),
      person: unsignedIdentity(row.person),
      version: BigInt(row.version),
    })),
    touched: identities,
  };
}
