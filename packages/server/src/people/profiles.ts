import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import { identityArray, identityText, unsignedIdentity } from './identity-hash.ts';
import type { PeopleTables } from './tables.ts';

type Context = Pick<ServerContext, 'store'>;

/** A person in short. Identifiers in the clear are for those who may know who someone is. */
export interface PersonSummary {
  readonly id: string;
  readonly identifiers: { kind: string; value: string }[];
  readonly events: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}

/** Who is asking: without `mayIdentify` identifiers are left out. */
export interface Asker {
  readonly workspace: string;
  readonly mayIdentify: boolean;
}

interface Known {
  readonly identity: bigint;
  readonly person: bigint;
  readonly kind: string;
  readonly value: string;
}

/** Every identifier of these people. */
export function identitiesOf(ctx: Context, workspace: string, people: Iterable<bigint>): Promise<Known[]> {
  return ctx.store.state.inWorkspace<PeopleTables, Known[]>(workspace, async (db) => {
    const { rows } = await sql<{ identity: bigint; person: bigint; kind: string; value: string }>`
      select identity, person, kind, value from identities
      where person = any (${identityArray(people)}::bigint[]) order by created_at, kind, value`.execute(db);
    return rows.map((row) => ({
      ...row,
      identity: unsignedIdentity(row.identity),
      person: unsignedIdentity(row.person),
    }));
  });
}

interface Extent {
  identity: string;
  events: string;
  first: string;
  last: string;
}

/** Summaries of these people, in the order given. What the server itself wrote of them (kind `audience`) is not counted. */
export async function summaries(
  ctx: Context,
  { workspace, mayIdentify }: Asker,
  people: readonly bigint[],
): Promise<PersonSummary[]> {
  if (people.length === 0) return [];
  const known = await identitiesOf(ctx, workspace, people);
  const extents = await ctx.store.events.query<Extent>(
    `SELECT toString(identity) AS identity, toString(count()) AS events,
       toString(toUnixTimestamp64Milli(min(happened_at))) AS first, toString(toUnixTimestamp64Milli(max(happened_at))) AS last
     FROM events FINAL WHERE workspace = {workspace:UUID} AND identity IN {identities:Array(UInt64)} AND kind != 'audience' GROUP BY identity`,
    { params: { workspace, identities: known.map(({ identity }) => identity) } },
  );
  const extentOf = new Map(extents.map((extent) => [BigInt(extent.identity), extent]));
  const members = Map.groupBy(known, ({ person }) => person);
  return people.map((person) => {
    const own = members.get(person) ?? [];
    const parts = own.flatMap(({ identity }) => extentOf.get(identity) ?? []);
    const at = (times: number[], pick: (...all: number[]) => number) =>
      times.length === 0 ? null : new Date(pick(...times)).toISOString();
    return {
      id: identityText(person),
      identifiers: mayIdentify ? own.map(({ kind, value }) => ({ kind, value })) : [],
      events: parts.reduce((sum, { events }) => sum + Number(events), 0),
      firstAt: at(
        parts.map(({ first }) => Number(first)),
        Math.min,
      ),
      lastAt: at(
        parts.map(({ last }) => Number(last)),
        Math.max,
      ),
    };
  });
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** People one of whose identifiers begins like this, whatever the case; at most `limit`. */
export async function findPeople(
  ctx: Context,
  asker: Asker,
  beginning: string,
  limit: number,
): Promise<PersonSummary[]> {
  if (!asker.mayIdentify) throw new ProblemError('forbidden', { values: { permission: 'people:identify' } });
  const pattern = `${escapeLike(beginning.trim().normalize('NFC').toLowerCase())}%`;
  const people = await ctx.store.state.inWorkspace<PeopleTables, bigint[]>(asker.workspace, async (db) => {
    const { rows } = await sql<{ person: bigint }>`
      select person from identities where workspace = ${asker.workspace}::uuid and lower(value) like ${pattern}
      group by person order by min(lower(value)), person limit ${limit}`.execute(db);
    return rows.map(({ person }) => unsignedIdentity(person));
  });
  return summaries(ctx, asker, people);
}

/** The people whose events came in last. */
export async function latestPeople(ctx: Context, asker: Asker, limit: number): Promise<PersonSummary[]> {
  const rows = await ctx.store.events.query<{ person: string }>(
    `SELECT toString(if(p.person = 0, e.identity, p.person)) AS person FROM
       (SELECT identity, max(batch) AS latest FROM events WHERE workspace = {workspace:UUID} GROUP BY identity ORDER BY latest DESC, identity LIMIT {limit:UInt32}) AS e
     LEFT JOIN (SELECT identity, person FROM identity_person FINAL WHERE workspace = {workspace:UUID}) AS p ON p.identity = e.identity
     ORDER BY e.latest DESC, e.identity`,
    { params: { workspace: asker.workspace, limit } },
  );
  return summaries(ctx, asker, [...new Set(rows.map(({ person }) => BigInt(person)))]);
}

/** @throws ProblemError not_found */
export async function personById(ctx: Context, asker: Asker, person: bigint): Promise<PersonSummary> {
  const [one] = await summaries(ctx, asker, [person]);
  if (one === undefined || (one.events === 0 && (await identitiesOf(ctx, asker.workspace, [person])).length === 0))
    throw new ProblemError('not_found');
  return one;
}

/** These identities and all others of the same people, with the person of each. */
export function relatedIdentities(
  ctx: Context,
  workspace: string,
  identities: Iterable<bigint>,
): Promise<{ identity: bigint; person: bigint }[]> {
  return ctx.store.state.inWorkspace<PeopleTables, { identity: bigint; person: bigint }[]>(workspace, async (db) => {
    const { rows } = await sql<{ identity: bigint; person: bigint }>`
      select identity, person from identities
      where person in (select person from identities where identity = any (${identityArray(identities)}::bigint[]))`.execute(
      db,
    );
    return rows.map(({ identity, person }) => ({
      identity: unsignedIdentity(identity),
      person: unsignedIdentity(person),
    }));
  });
}
