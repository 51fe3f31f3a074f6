import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { signedIdentity } from '../people/index.ts';
import { listAudiences } from './audiences.ts';
import type { AudienceKind, AudienceTables } from './tables.ts';

/** A person's audiences are the bits of one number. */
const MOST_COMPARED = 50;

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** How many people an audience had at the end of a day (UTC; today: now), and who came and left on it. */
export interface AudienceDay {
  readonly day: string;
  readonly people: number;
  readonly entered: number;
  readonly left: number;
}

/** The last days of an audience, oldest first, from the day it was made on: reckoned back from how many there are now. */
export function historyOf(ctx: Context, workspace: string, id: string, days: number): Promise<AudienceDay[]> {
  const today = new Date(ctx.clock()).toISOString().slice(0, 10);
  return ctx.store.state.inWorkspace<AudienceTables, AudienceDay[]>(workspace, async (db) => {
    const { rows } = await sql<{ day: string; people: string; entered: string; gone: string }>`
      with asked as (
        select people, greatest(${today}::date - ${days - 1}::int, (created_at at time zone 'UTC')::date) as since
        from audiences where id = ${id}::uuid
      ), changed as (
        select (at at time zone 'UTC')::date as day, count(*) filter (where entered) as entered,
          count(*) filter (where not entered) as gone
        from audience_changes, asked where audience = ${id}::uuid and at >= asked.since::timestamp at time zone 'UTC' group by 1
      )
      select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(c.entered, 0) as entered, coalesce(c.gone, 0) as gone,
        asked.people - coalesce(sum(coalesce(c.entered, 0) - coalesce(c.gone, 0))
          over (order by d.day desc rows between unbounded preceding and 1 preceding), 0) as people
      from asked, lateral generate_series(asked.since::timestamp, ${today}::timestamp, '1 day') as d (day)
        left join changed c on c.day = d.day::date
      order by d.day`.execute(db);
    return rows.map(({ day, people, entered, gone }) => ({
      day,
      people: Number(people),
      entered: Number(entered),
      left: Number(gone),
    }));
  });
}

export interface Overlaps {
  readonly items: { readonly id: string; readonly name: string; readonly people: number }[];
  /** Row and column as in `items`: how many people the two share; an audience with itself: how many it has. */
  readonly shared: number[][];
}

/** How many people audiences share two by two: all of them, or the largest fifty. */
export async function overlapsOf(ctx: Context, workspace: string): Promise<Overlaps> {
  const items = (await listAudiences(ctx, workspace))
    .sort((a, b) => b.people - a.people)
    .slice(0, MOST_COMPARED)
    .map(({ id, name, people }) => ({ id, name, people }));
  const shared = items.map(() => items.map(() => 0));
  const found = await ctx.store.state.inWorkspace<AudienceTables, { mask: string; people: string }[]>(
    workspace,
    async (db) => {
      // Each person is looked at once, however many audiences there are.
      const { rows } = await sql<{ mask: string; people: string }>`
        select mask, count(*) as people from (
          select m.person, bit_or(1::bigint << (a.place - 1)::int) as mask
          from audience_members m join unnest(${items.map(({ id }) => id)}::uuid[]) with ordinality as a (id, place)
            on a.id = m.audience
          group by m.person
        ) them group by mask`.execute(db);
      return rows;
    },
  );
  for (const { mask, people } of found) {
    const places = items.flatMap((_, place) => (((BigInt(mask) >> BigInt(place)) & 1n) === 1n ? [place] : []));
    for (const one of places)
      for (const other of places) {
        const row = shared[one] as number[];
        row[other] = (row[other] as number) + Number(people);
      }
  }
  return { items, shared };
}

export interface Membership {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: AudienceKind;
  readonly since: string;
}

/** The audiences somebody is in, by name. */
export function audiencesOf(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  person: bigint,
): Promise<Membership[]> {
  return ctx.store.state.inWorkspace<AudienceTables, Membership[]>(workspace, async (db) => {
    const { rows } = await sql<Omit<Membership, 'since'> & { since: Date }>`
      select a.id, a.name, a.description, a.kind, m.since from audience_members m join audiences a on a.id = m.audience
      where m.person = ${signedIdentity(person).toString()}::bigint and a.deleted_at is null
      order by lower(a.name), a.id`.execute(db);
    return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }));
  });
}
