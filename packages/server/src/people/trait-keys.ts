import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import type { PeopleTables } from './tables.ts';

/** So many people's traits are looked at: keys everybody has are found in any of them. */
const SAMPLE = 20_000;
/** Values fewer people share may say who somebody is, and are no choice for rules. */
const LEAST_PEOPLE = 3;
const MOST_VALUES = 20;
const MOST_KEYS = 500;

/** The name of a trait, with values several people share. */
export interface TraitKey {
  readonly key: string;
  /** Among those looked at. */
  readonly people: number;
  /** Text, numbers and booleans, the most frequent first. */
  readonly values: (string | number | boolean)[];
}

/** Names of traits that are known of people, the most frequent first. */
export function traitKeys(ctx: Pick<ServerContext, 'store'>, workspace: string): Promise<TraitKey[]> {
  return ctx.store.state.inWorkspace<PeopleTables, TraitKey[]>(workspace, async (db) => {
    const { rows } = await sql<{ key: string; people: string; values: (string | number | boolean)[] | null }>`
      with seen as (
        select each.key, each.value, count(*) as people
        from (select traits from traits limit ${SAMPLE}) as known, jsonb_each(known.traits) as each
        group by each.key, each.value
      ), ranked as (
        select *, row_number() over (partition by key order by people desc, value) as place from seen
      )
      select key, sum(people) as people,
        jsonb_agg(value order by people desc, value) filter (
          where people >= ${LEAST_PEOPLE} and place <= ${MOST_VALUES}
            and jsonb_typeof(value) in ('string', 'number', 'boolean') and length(value::text) <= 100) as values
      from ranked group by key order by sum(people) desc, key limit ${MOST_KEYS}`.execute(db);
    return rows.map(({ key, people, values }) => ({ key, people: Number(people), values: values ?? [] }));
  });
}
