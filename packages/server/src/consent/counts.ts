import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';

/** How many people said what about a purpose; `none` are those who said nothing. */
export interface PurposeCounts {
  readonly granted: number;
  readonly refused: number;
  readonly requested: number;
  readonly none: number;
}

interface Row {
  purpose: string;
  granted: string;
  refused: string;
  requested: string;
}

/** Entries without those of people who were erased: they stay as proof, and nobody counts them any more. */
const living = sql`(
  select * from consent_entries c where not exists
    (select from suppressions s where s.workspace = c.workspace and s.identity = c.identity))`;

/** Counts by purpose over all people: those with an identifier, and those of whom the ledger alone knows. */
export function purposeCounts(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  purposes: readonly string[],
): Promise<{ people: number; counts: Map<string, PurposeCounts> }> {
  return ctx.store.state.inWorkspace(workspace, async (db) => {
    const people = await sql<{ people: string }>`
      select (select count(distinct person) from identities where kind <> 'pseudonym')
        + (select count(distinct e.identity) from ${living} e where not exists
            (select from identities i where i.workspace = e.workspace and i.identity = e.identity)) as people`.execute(
      db,
    );
    const { rows } = await sql<Row>`
      select purpose, count(*) filter (where decision = 'granted') as granted,
        count(*) filter (where decision = 'refused') as refused, count(*) filter (where decision = 'requested') as requested
      from (
        select distinct on (coalesce(i.person, e.identity), e.purpose) e.purpose, e.decision
        from ${living} e left join identities i on i.workspace = e.workspace and i.identity = e.identity
        order by coalesce(i.person, e.identity), e.purpose, e.at desc, e.n desc) newest
      group by purpose`.execute(db);
    const total = Number(people.rows[0]?.people ?? 0);
    const found = new Map(rows.map((row) => [row.purpose, row]));
    const counts = new Map(
      purposes.map((purpose) => {
        const row = found.get(purpose);
        const [granted, refused, requested] = [row?.granted, row?.refused, row?.requested].map((n) =>
          Number(n ?? 0),
        ) as [number, number, number];
        return [purpose, { granted, refused, requested, none: Math.max(0, total - granted - refused - requested) }];
      }),
    );
    return { people: total, counts };
  });
}
