import { needsOfRules } from '@waymark/model';
import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityArray, signedIdentity, unsignedIdentity } from '../people/index.ts';
import { loadFacts } from '../rules/index.ts';
import type { LiveAudience } from './live-audiences.ts';
import type { AudienceTables } from './tables.ts';

/** Somebody who came into an audience or left it. */
export interface AudienceChange {
  readonly audience: string;
  readonly person: bigint;
  readonly entered: boolean;
}

async function membershipsOf(
  db: Transaction<AudienceTables>,
  people: readonly bigint[],
): Promise<Map<bigint, Set<string>>> {
  const { rows } = await sql<{ person: string; audience: string }>`
    select person, audience from audience_members where person = any (${identityArray(people)}::bigint[])`.execute(db);
  const found = new Map<bigint, Set<string>>();
  for (const { person, audience } of rows) {
    const key = unsignedIdentity(person);
    found.set(key, (found.get(key) ?? new Set()).add(audience));
  }
  return found;
}

/**
 * Asks the rules of these audiences about some people and writes down who is in them now, who came and left, and when each
 * must be asked again because time passes. Done twice it changes nothing. Only the keeper of the workspace calls this.
 * @param audiences each after those its rule asks about
 */
export async function evaluatePeople(
  ctx: ServerContext,
  workspace: string,
  audiences: readonly LiveAudience[],
  people: readonly bigint[],
): Promise<AudienceChange[]> {
  if (audiences.length === 0 || people.length === 0) return [];
  const nowMs = ctx.clock();
  const needs = needsOfRules(audiences.map(({ rule }) => rule));
  const facts = await loadFacts(ctx, workspace, needs, people, nowMs);
  return ctx.store.state.inWorkspace<AudienceTables, AudienceChange[]>(workspace, async (db) => {
    const memberships = await membershipsOf(db, people);
    const changes: AudienceChange[] = [];
    const due: { person: bigint; atMs: number }[] = [];
    for (const [person, known] of facts) {
      const own = memberships.get(person) ?? new Set<string>();
      // Rules later in the order see what those before them have just changed.
      const one = { ...known, audiences: own };
      let next = Number.POSITIVE_INFINITY;
      for (const { id, evaluator } of audiences) {
        const isIn = evaluator.holds(one, nowMs);
        next = Math.min(next, evaluator.nextChange(one, nowMs));
        if (isIn === own.has(id)) continue;
        changes.push({ audience: id, person, entered: isIn });
        if (isIn) own.add(id);
        else own.delete(id);
      }
      if (Number.isFinite(next)) due.push({ person, atMs: next });
    }
    await writeChanges(db, workspace, changes, new Date(nowMs));
    await writeWatches(db, workspace, people, due);
    return changes;
  });
}

async function writeChanges(
  db: Transaction<AudienceTables>,
  workspace: string,
  changes: readonly AudienceChange[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const came = changes.filter(({ entered }) => entered);
  const left = changes.filter(({ entered }) => !entered);
  const audiencesOf = (some: readonly AudienceChange[]) => some.map(({ audience }) => audience);
  const peopleOf = (some: readonly AudienceChange[]) => identityArray(some.map(({ person }) => person));
  if (came.length > 0)
    await sql`
      insert into audience_members (workspace, audience, person, since)
      select ${workspace}::uuid, a::uuid, p, ${at} from unnest(${audiencesOf(came)}::text[], ${peopleOf(came)}::bigint[]) as u (a, p)
      on conflict do nothing`.execute(db);
  if (left.length > 0)
    await sql`
      delete from audience_members m using unnest(${audiencesOf(left)}::text[], ${peopleOf(left)}::bigint[]) as u (a, p)
      where m.audience = u.a::uuid and m.person = u.p`.execute(db);
  await sql`
    insert into audience_changes (workspace, audience, person, entered, at)
    select ${workspace}::uuid, a::uuid, p, e, ${at}
    from unnest(${audiencesOf(changes)}::text[], ${peopleOf(changes)}::bigint[], ${changes.map(({ entered }) => entered)}::boolean[])
      as u (a, p, e)`.execute(db);
}

async function writeWatches(
  db: Transaction<AudienceTables>,
  workspace: string,
  people: readonly bigint[],
  due: readonly { readonly person: bigint; readonly atMs: number }[],
): Promise<void> {
  await sql`delete from audience_watches where person = any (${identityArray(people)}::bigint[])`.execute(db);
  if (due.length === 0) return;
  await sql`
    insert into audience_watches (workspace, person, due_at)
    select ${workspace}::uuid, p, to_timestamp(t / 1000.0)
    from unnest(${identityArray(due.map(({ person }) => person))}::bigint[], ${due.map(({ atMs }) => atMs)}::float8[]) as u (p, t)
    on conflict (workspace, person) do update set due_at = excluded.due_at`.execute(db);
}

/** People who must be asked again by now, those longest due first. */
export function duePeople(ctx: ServerContext, workspace: string, limit: number): Promise<bigint[]> {
  return ctx.store.state.inWorkspace<AudienceTables, bigint[]>(workspace, async (db) => {
    const { rows } = await sql<{ person: string }>`
      select person from audience_watches where due_at <= ${new Date(ctx.clock())} order by due_at limit ${limit}`.execute(
      db,
    );
    return rows.map(({ person }) => unsignedIdentity(person));
  });
}

/** Takes people who are no more out of everything about audiences. */
export async function forgetMembers(db: Transaction<AudienceTables>, people: readonly bigint[]): Promise<void> {
  const array = `{${people.map(signedIdentity).join(',')}}`;
  for (const table of ['audience_members', 'audience_watches', 'audience_changes'] as const)
    await sql`delete from ${sql.table(table)} where person = any (${array}::bigint[])`.execute(db);
}
