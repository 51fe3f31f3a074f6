import { fieldsOfRules, NO_FACTS, needsOfRules, type PersonFacts } from '@waymark/model';
import { sql, type Transaction } from 'kysely';
import type { ServerContext } from '../context.ts';
import { identityArray, unsignedIdentity } from '../people/index.ts';
import { loadFacts } from '../rules/index.ts';
import { type AudienceChange, changeMembers, lockMembers } from './change-members.ts';
import { audiencesIn, type LiveAudience } from './live-audiences.ts';
import type { AudienceTables } from './tables.ts';

type Db = Transaction<AudienceTables>;

interface Standing {
  /** The person he has become, where he is none any more; himself else. */
  readonly person: bigint;
  readonly audiences: Set<string>;
}

/** Who people are, and the audiences they are in; who was erased is left out, and is in none. */
async function standingsOf(db: Db, people: readonly bigint[]): Promise<Map<bigint, Standing>> {
  // Audiences as one text: reading an array takes the driver longer than all else here.
  const { rows } = await sql<{ identity: string; person: string; audiences: string | null }>`
    select i.identity, i.person, (
      select string_agg(m.audience::text, ',') from audience_members m
      where m.workspace = i.workspace and m.person = i.identity
    ) as audiences
    from identities i where i.identity = any (${identityArray(people)}::bigint[])`.execute(db);
  return new Map(
    rows.map(({ identity, person, audiences }) => [
      unsignedIdentity(identity),
      { person: unsignedIdentity(person), audiences: new Set(audiences?.split(',')) },
    ]),
  );
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

/** What the rules say of people. */
interface Verdict {
  readonly changes: readonly AudienceChange[];
  readonly due: readonly { readonly person: bigint; readonly atMs: number }[];
}

async function judge(
  db: Db,
  audiences: readonly LiveAudience[],
  { people, nowMs, facts }: KnownPeople,
  againMs: number,
): Promise<Verdict> {
  const standings = await standingsOf(db, people);
  const changes = new Map<string, AudienceChange>();
  const change = (one: AudienceChange): void => void changes.set(`${one.audience} ${one.person}`, one);
  const due: { person: bigint; atMs: number }[] = [];
  for (const person of people) {
    const standing = standings.get(person);
    if (standing === undefined) continue;
    const own = standing.audiences;
    if (standing.person !== person) {
      for (const audience of own) {
        change({ audience, person, entered: false, silent: true });
        if (audiences.every(({ id }) => id !== audience))
          change({ audience, person: standing.person, entered: true, silent: true });
      }
      continue;
    }
    const known = facts.get(person) ?? NO_FACTS;
    // Rules later in the order see what those before them have just changed.
    const one = { ...known, audiences: own };
    let next = Math.min(againMs, known.events.find(({ atMs }) => atMs > nowMs)?.atMs ?? Number.POSITIVE_INFINITY);
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
  return { changes: [...changes.values()], due };
}

/**
 * Asks the rules of these audiences about some people and writes down who is in them now, who came and left, and when each
 * must be asked again because time passes. Done twice it changes nothing. Only the keeper of the workspace calls this, for
 * several groups at once if nobody is in two of them.
 *
 * Whoever was merged into somebody is no person any more: he leaves without an event, and lists and snapshots take the person
 * he has become in his place.
 *
 * Most people change nothing, so the lock is taken only for those who do, and they are judged again behind it: one may have
 * been erased meanwhile. Where rules ask about other audiences, a list may be imported meanwhile, so it is taken at once.
 * @param audiences each after those its rule asks about
 * @param options.againMs at this moment they are asked again at the latest
 */
export function evaluatePeople(
  ctx: ServerContext,
  workspace: string,
  audiences: readonly LiveAudience[],
  known: KnownPeople,
  { againMs = Number.POSITIVE_INFINITY }: { readonly againMs?: number } = {},
): Promise<readonly AudienceChange[]> {
  return ctx.store.state.inWorkspace<AudienceTables, readonly AudienceChange[]>(workspace, async (db) => {
    const mayBeListed = audiences.some(({ rule }) => audiencesIn(rule).length > 0);
    if (mayBeListed) await lockMembers(db, workspace);
    const first = await judge(db, audiences, known, againMs);
    if (mayBeListed || first.changes.length === 0) {
      await writeWatches(db, workspace, known.people, first.due);
      await changeMembers(db, workspace, first.changes, new Date(known.nowMs));
      return first.changes;
    }
    // Nothing is written before the lock, which others hold while they write of the same people.
    await lockMembers(db, workspace);
    const changing = new Set(first.changes.map(({ person }) => person));
    const people = known.people.filter((person) => changing.has(person));
    const again = await judge(db, audiences, { ...known, people }, againMs);
    const due = [...first.due.filter(({ person }) => !changing.has(person)), ...again.due];
    await writeWatches(db, workspace, known.people, due);
    await changeMembers(db, workspace, again.changes, new Date(known.nowMs));
    return again.changes;
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
  await sql`
    with gone as (delete from audience_watches where person = any (${identityArray(others)}::bigint[]))
    insert into audience_watches (workspace, person, due_at)
    select ${workspace}::uuid, p, to_timestamp(t / 1000.0)
    from unnest(${identityArray(isDue)}::bigint[], ${due.map(({ atMs }) => atMs)}::float8[]) as u (p, t)
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
