import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityArray, signedIdentity, unsignedIdentity } from '../people/index.ts';
import { allows, type Decision, isDecision, isWay, type Way } from './decision.ts';
import { consentRules } from './rules.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** The newest decision of a person about a purpose. */
export interface CurrentDecision {
  readonly decision: Decision;
  readonly at: string;
  readonly way: Way;
  readonly n: bigint;
  readonly textVersion: string;
  readonly doubleOptIn: boolean;
}

interface Row {
  asked: string;
  purpose: string;
  decision: string;
  at: Date;
  way: string;
  n: string;
  text_version: string;
  double_opt_in: boolean;
}

/** Every identity of the people these belong to; one nobody knows yet is a person of its own. Joined to others as `members (asked, identity)`. */
const members = (workspace: string, asked: string) => sql`
  asked as (
    select a.asked, coalesce(i.person, a.asked) as person from unnest(${asked}::bigint[]) as a (asked)
    left join identities i on i.workspace = ${workspace}::uuid and i.identity = a.asked),
  members as (
    select asked.asked, m.identity from asked join identities m on m.workspace = ${workspace}::uuid and m.person = asked.person
    union select asked, asked from asked)`;

/** All identities of the person an identity belongs to, itself included. */
export async function identitiesOfPerson(
  db: Transaction<ConsentTables>,
  workspace: string,
  identity: bigint,
): Promise<bigint[]> {
  const { rows } = await sql<{ identity: string }>`
    with ${members(workspace, `{${signedIdentity(identity)}}`)} select distinct identity from members`.execute(db);
  return rows.map((row) => unsignedIdentity(row.identity));
}

/**
 * The newest decision a purpose, over all identities of a person: of each identity asked for (any of his), by purpose.
 * Purposes about which nothing was ever said are not there.
 */
export async function currentConsent(
  db: Transaction<ConsentTables>,
  workspace: string,
  identities: Iterable<bigint>,
  purpose?: string,
): Promise<Map<bigint, Map<string, CurrentDecision>>> {
  const { rows } = await sql<Row>`
    with ${members(workspace, identityArray(identities))}
    select distinct on (members.asked, e.purpose) members.asked, e.purpose, e.decision, e.at, e.way, e.n, e.text_version,
      e.double_opt_in
    from members join consent_entries e on e.workspace = ${workspace}::uuid and e.identity = members.identity
    where ${purpose ?? null}::text is null or e.purpose = ${purpose ?? null}
    order by members.asked, e.purpose, e.at desc, e.n desc`.execute(db);
  const found = new Map<bigint, Map<string, CurrentDecision>>();
  for (const row of rows) {
    const asked = unsignedIdentity(row.asked);
    const own = found.get(asked) ?? new Map<string, CurrentDecision>();
    found.set(asked, own);
    own.set(row.purpose, {
      decision: isDecision(row.decision) ? row.decision : 'refused',
      at: row.at.toISOString(),
      way: isWay(row.way) ? row.way : 'api',
      n: BigInt(row.n),
      textVersion: row.text_version,
      doubleOptIn: row.double_opt_in,
    });
  }
  return found;
}

/**
 * Those of some people whose data may be used for a purpose now. Whoever uses data of people asks here first.
 * @param people identities; any of a person's stands for him
 * @param purpose its key; one that is not known, or not active, allows nothing
 */
export async function mayUse(
  ctx: Context,
  workspace: string,
  people: readonly bigint[],
  purpose: string,
): Promise<ReadonlySet<bigint>> {
  const { purposes } = await consentRules(ctx, workspace);
  const asked = purposes.find(({ key, active }) => key === purpose && active);
  if (asked === undefined || people.length === 0) return new Set();
  const current = await ctx.store.state.inWorkspace<ConsentTables, Awaited<ReturnType<typeof currentConsent>>>(
    workspace,
    (db) => currentConsent(db, workspace, people, purpose),
  );
  return new Set(people.filter((one) => allows(asked.legalBasis, current.get(one)?.get(purpose)?.decision)));
}
