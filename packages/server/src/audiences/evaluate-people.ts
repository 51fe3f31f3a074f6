import { fieldsOfRules, needsOfRules, type PersonFacts } from '@waymark/model';
import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityArray, unsignedIdentity } from '../people/index.ts';
import { loadFacts } from '../rules/index.ts';
import { type AudienceChange, changeMembers, lockMembers, peopleAmong } from './change-members.ts';
import type { LiveAudience } from './live-audiences.ts';
import type { AudienceTables } from './tables.ts';

type Db = Transaction<AudienceTables>;

async function membershipsOf(db: Db, people: readonly bigint[]): Promise<Map<bigint, Set<string>>> {
  // As one text: reading an array takes the driver longer than all else here.
  const { rows } = await sql<{ person: string; audiences: string }>`
    select person, string_agg(audience::text, ',') as audiences from audience_members
    where person = any (${identityArray(people)}::bigint[]) group by person`.execute(db);
  return new Map(rows.map(({ person, audiences }) => [unsignedIdentity(person), new Set(audiences.split(','))]));
}

/** Some people with what the rules of audiences may ask about them, at one moment. */
export interface KnownPeople {
  readonly people: readonly bigint[];
  readonly nowMs: number;
  readonly facts: ReadonlyMap<bigint, PersonFacts>;
}

/** Loads what the rules of these audiences ask about some people. */
export async function knowPeople(
  ctx: ServerContext,
  workspace: string,
  audiences: readonly LiveAudience[],
  people: readonly bigint[],
): Promise<KnownPeople> {
  const nowMs = ctx.clock();
  const rules = audiences.map(({ rule }) => rule);
  const fields = new Set(audiences.flatMap(({ rule, bindingOf }) => [...fieldsOfRules([rule], bindingOf)]));
  return { people, nowMs, facts: await loadFacts(ctx, workspace, needsOfRules(rules), people, nowMs, fields) };
}

/**
 * Asks the rules of these audiences about some people and writes down who is in them now, who came and left, and when each
 * must be asked again because time passes. Done twice it changes nothing. Only the keeper of the workspace calls this.
 *
 * Whoever was merged into somebody is no person any more: he leaves without an event, and lists and snapshots take the person
 * he has become in his place.
 * @param audiences each after those its rule asks about
 * @param options.againMs at this moment they are asked again at the latest
 */
export function evaluatePeople(
  ctx: ServerContext,
  workspace: string,
  audiences: readonly LiveAudience[],
  { people, nowMs, facts }: KnownPeople,
  options: { readonly againMs?: number } = {},
): Promise<AudienceChange[]> {
  return ctx.store.state.inWorkspace<AudienceTables, AudienceChange[]>(workspace, async (db) => {
    await lockMembers(db, workspace);
    const present = await peopleAmong(db, people);
    const memberships = await membershipsOf(db, people);
    const changes = new Map<string, AudienceChange>();
    const change = (one: AudienceChange): void => void changes.set(`${one.audience} ${one.person}`, one);
    const due: { person: bigint; atMs: number }[] = [];
    for (const [person, known] of facts) {
      const own = memberships.get(person) ?? new Set<string>();
      if (!present.people.has(person)) {
        for (const audience of own) {
          change({ audience, person, entered: false, silent: true });
          const now = present.became.get(person);
          if (now === undefined || audiences.some(({ id }) => id === audience)) continue;
          change({ audience, person: now, entered: true, silent: true });
        }
        continue;
      }
      // Rules later in the order see what those before them have just changed.
      const one = { ...known, audiences: own };
      const future = known.events.find(({ atMs }) => atMs > nowMs)?.atMs ?? Number.POSITIVE_INFINITY;
      let next = Math.min(options.againMs ?? Number.POSITIVE_INFINITY, future);
      for (const { id, evaluator, isTimed } of audiences) {
        const isIn = evaluator.holds(one, nowMs);
        if (isTimed) next = Math.min(next, evaluator.nextChange(one, nowMs));
        if (isIn === own.has(id)) continue;
        change({ audience: id, person, entered: isIn });
        if (isIn) own.add(id);
        else own.delete(id);
      }
      if (Number.isFinite(next)) due.push({ person, atMs: next });
    }
    const written = [...changes.values()];
    await changeMembers(db, workspace, written, new Date(nowMs));
    await writeWatches(db, workspace, people, due);
    return written;
  });
}

async function writeWatches(
  db: Db,
  workspace: string,
  people: readonly bigint[],
  due: readonly { readonly person: bigint; readonly atMs: number }[],
): Promise<void> {
  const isDue = new Set(due.map(({ person }) => person));
  const others = people.filter((person) => !isDue.has(person));
  if (others.length > 0)
    await sql`delete from audience_watches where person = any (${identityArray(others)}::bigint[])`.execute(db);
  if (due.length === 0) return;
  await sql`
    insert into audience_watches (workspace, person, due_at)
    select ${workspace}::uuid, p, to_timestamp(t / 1000.0)
    from unnest(${identityArray(due.map(({ person }) => person))}::bigint[], ${due.map(({ atMs }) => atMs)}::float8[]) as u (p, t)
    on conflict (workspace, person) do update set due_at = excluded.due_at, asked = true`.execute(db);
}

/**
 * People who must be asked again by now, those longest due first; then such as were not asked since a rule is new, neighbours
 * in the event store together.
 */
export function duePeople(ctx: ServerContext, workspace: string, limit: number): Promise<bigint[]> {
  return ctx.store.state.inWorkspace<AudienceTables, bigint[]>(workspace, async (db) => {
    const due = await sql<{ person: string }>`
      select person from audience_watches where due_at <= ${new Date(ctx.clock())} order by due_at limit ${limit}`.execute(
      db,
    );
    const found = new Set(due.rows.map(({ person }) => unsignedIdentity(person)));
    if (found.size < limit) {
      const unasked = await sql<{ person: string }>`
        select person from audience_watches where not asked order by person limit ${limit - found.size}`.execute(db);
      for (const { person } of unasked.rows) found.add(unsignedIdentity(person));
    }
    return [...found];
  });
}
