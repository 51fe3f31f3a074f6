import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityArray, unsignedIdentity } from '../people/index.ts';
import type { ConsentTables } from './tables.ts';

/** Of some people the purposes their newest decision grants; whoever granted none is left out. */
export function grantedPurposes(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  people: readonly bigint[],
): Promise<Map<bigint, Set<string>>> {
  return ctx.store.state.inWorkspace<ConsentTables, Map<bigint, Set<string>>>(workspace, async (db) => {
    const { rows } = await sql<{ person: string; purpose: string }>`
      select person, purpose from (
        select distinct on (i.person, e.purpose) i.person, e.purpose, e.decision
        from consent_entries e join identities i on i.workspace = e.workspace and i.identity = e.identity
        where i.person = any (${identityArray(people)}::bigint[]) order by i.person, e.purpose, e.at desc, e.n desc) newest
      where decision = 'granted'`.execute(db);
    const found = new Map<bigint, Set<string>>();
    for (const { person, purpose } of rows) {
      const key = unsignedIdentity(person);
      found.set(key, (found.get(key) ?? new Set()).add(purpose));
    }
    return found;
  });
}

/** The people whose newest decision about a purpose grants it. */
export function peopleWhoGranted(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  purpose: string,
): Promise<Set<bigint>> {
  return ctx.store.state.inWorkspace<ConsentTables, Set<bigint>>(workspace, async (db) => {
    const { rows } = await sql<{ person: string }>`
      select person from (
        select distinct on (i.person) i.person, e.decision
        from consent_entries e join identities i on i.workspace = e.workspace and i.identity = e.identity
        where e.purpose = ${purpose} order by i.person, e.at desc, e.n desc) newest
      where decision = 'granted'`.execute(db);
    return new Set(rows.map(({ person }) => unsignedIdentity(person)));
  });
}
