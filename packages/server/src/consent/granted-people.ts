import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { unsignedIdentity } from '../people/index.ts';
import type { ConsentTables } from './tables.ts';

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
