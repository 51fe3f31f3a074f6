import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityArray, signedIdentity, unsignedIdentity } from '../people/index.ts';
import type { AudienceTables } from './tables.ts';

/** Somebody who came into an audience or left it. */
export interface AudienceChange {
  readonly audience: string;
  readonly person: bigint;
  readonly entered: boolean;
  /** No event is made of it. */
  readonly silent?: boolean;
}

type Db = Transaction<AudienceTables>;

/**
 * Nobody else changes who is in the workspace's audiences until the transaction ends: changes get their numbers in the order
 * in which they become visible, and no two wait for each other's rows.
 */
export async function lockMembers(db: Db, workspace: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`waymark audience members ${workspace}`}, 0))`.execute(db);
}

/**
 * Writes down who came into audiences and who left: members, how many there are, and the change itself, of which an event is
 * made unless the audience says otherwise or has not been evaluated before. What is so already is no change.
 * Call it behind `lockMembers`.
 * @param changes no two of the same person and audience
 */
export async function changeMembers(
  db: Db,
  workspace: string,
  changes: readonly AudienceChange[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    with wanted as (
      select u.* from unnest(${changes.map(({ audience }) => audience)}::uuid[],
        ${identityArray(changes.map(({ person }) => person))}::bigint[], ${changes.map(({ entered }) => entered)}::boolean[],
        ${changes.map(({ silent }) => silent === true)}::boolean[]) with ordinality as u (audience, person, entered, silent, place)
      join audiences a on a.id = u.audience where a.deleted_at is null
    ), came as (
      insert into audience_members (workspace, audience, person, since)
      select ${workspace}::uuid, audience, person, ${at} from wanted where entered
      on conflict do nothing returning audience, person
    ), gone as (
      delete from audience_members m using wanted w
      where not w.entered and m.audience = w.audience and m.person = w.person returning m.audience, m.person
    ), changed as (
      select audience, person, true as entered from came union all select audience, person, false from gone
    ), counted as (
      update audiences a set people = a.people + d.difference
      from (select audience, sum(case when entered then 1 else -1 end) as difference from changed group by audience) d
      where a.id = d.audience
    )
    insert into audience_changes (workspace, audience, person, entered, at, announce)
    select ${workspace}::uuid, c.audience, c.person, c.entered, ${at}, a.announce and a.evaluated_version > 0 and not w.silent
    from changed c join wanted w using (audience, person) join audiences a on a.id = c.audience
    order by w.place`.execute(db);
}

/** Has these people asked about every audience when nobody is due. */
export async function mustBeAsked(db: Db, workspace: string, people: readonly bigint[]): Promise<void> {
  await sql`
    insert into audience_watches (workspace, person, due_at, asked)
    select ${workspace}::uuid, p, 'infinity', false from unnest(${identityArray(people)}::bigint[]) as u (p)
    on conflict (workspace, person) do update set asked = false`.execute(db);
}

/** Has everybody asked so, some people at a time. @param after the last of those before, as PostgreSQL holds it; @returns the last */
export async function mustAllBeAsked(
  db: Db,
  workspace: string,
  after: string | null,
  limit: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ last: string | null }>`
    with part as (
      select distinct person from identities where ${after}::bigint is null or person > ${after}::bigint
      order by person limit ${limit}
    ), written as (
      insert into audience_watches (workspace, person, due_at, asked)
      select ${workspace}::uuid, person, 'infinity', false from part
      on conflict (workspace, person) do update set asked = false
    )
    select max(person) as last from part`.execute(db);
  return rows[0]?.last ?? undefined;
}

/** Which of these are people, and of each that is none any more the person he has become; erased ones are in neither. */
export async function peopleAmong(
  db: Db,
  identities: readonly bigint[],
): Promise<{ readonly people: ReadonlySet<bigint>; readonly became: ReadonlyMap<bigint, bigint> }> {
  const { rows } = await sql<{ identity: string; person: string }>`
    select identity, person from identities where identity = any (${identityArray(identities)}::bigint[])`.execute(db);
  const people = new Set<bigint>();
  const became = new Map<bigint, bigint>();
  for (const row of rows) {
    const [identity, person] = [unsignedIdentity(row.identity), unsignedIdentity(row.person)];
    if (identity === person) people.add(person);
    else became.set(identity, person);
  }
  return { people, became };
}

/**
 * Writes down a difference that was found without looking at people one by one. Whoever was erased or merged since comes into
 * nothing.
 * @param isAskedAbout rules of other audiences ask about this one: these people are to be asked about them
 * @returns how many changes there were
 */
export function writeDifference(
  ctx: Pick<ServerContext, 'store' | 'clock'>,
  workspace: string,
  changes: readonly AudienceChange[],
  isAskedAbout: boolean,
): Promise<number> {
  return ctx.store.state.inWorkspace<AudienceTables, number>(workspace, async (db) => {
    await lockMembers(db, workspace);
    const { people } = await peopleAmong(
      db,
      changes.map(({ person }) => person),
    );
    const real = changes.filter(({ entered, person }) => !entered || people.has(person));
    await changeMembers(db, workspace, real, new Date(ctx.clock()));
    if (isAskedAbout)
      await mustBeAsked(
        db,
        workspace,
        real.map(({ person }) => person),
      );
    return real.length;
  });
}

/** Takes people who are no more out of everything about audiences, as if they had never been in any. */
export async function forgetMembers(db: Db, workspace: string, people: readonly bigint[]): Promise<void> {
  const array = `{${people.map(signedIdentity).join(',')}}`;
  await lockMembers(db, workspace);
  await sql`
    with gone as (delete from audience_members where person = any (${array}::bigint[]) returning audience)
    update audiences a set people = a.people - g.people
    from (select audience, count(*) as people from gone group by audience) g where a.id = g.audience`.execute(db);
  for (const table of ['audience_watches', 'audience_changes'] as const)
    await sql`delete from ${sql.table(table)} where person = any (${array}::bigint[])`.execute(db);
}
