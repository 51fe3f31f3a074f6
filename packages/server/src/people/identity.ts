import { sql, type Transaction } from 'kysely';
import { identityArray, unsignedIdentity } from './identity-hash.ts';
import type { PeopleTables } from './tables.ts';

/** An identifier with its hash. */
export interface HashedIdentifier {
  readonly identity: bigint;
  readonly kind: string;
  readonly value: string;
}

/** Identifiers seen together on one event, strongest first. `explicit` (an alias call) merges whatever they belong to. */
export interface IdentifierGroup {
  readonly identifiers: readonly HashedIdentifier[];
  readonly explicit: boolean;
}

/** The mapping of an identity after a change. */
export interface MovedIdentity {
  readonly identity: bigint;
  readonly person: bigint;
  readonly version: bigint;
}

export interface Resolution {
  /** Identities whose person changed; to be mirrored before events are stored. */
  readonly moved: readonly MovedIdentity[];
  /** Every identity of both sides of each merge: their sequences must be read again. */
  readonly touched: readonly bigint[];
}

const USER = 'user_id';

/** Most identifiers of one person: a sender that calls everybody the same must not melt a workspace into one. */
export const MOST_IDENTIFIERS = 1000;

interface Member {
  readonly identity: bigint;
  readonly kind: string;
  readonly value: string;
  person: bigint;
  /** Microseconds; Infinity while it is not in the table yet. */
  readonly createdAt: number;
  readonly isNew: boolean;
  readonly wasPerson: bigint;
}

/** Two identities that tie two people together, or keep them apart. */
export type Pair = readonly [one: bigint, other: bigint];

/** The people concerned, as they are in the table and as they become. */
class People {
  readonly members = new Map<bigint, Member>();
  private readonly groups = new Map<bigint, Member[]>();
  readonly merges: { survivor: bigint; absorbed: bigint; moved: bigint[]; cause: string; pair: Pair }[] = [];
  readonly #apart: readonly Pair[];
  readonly #most: number;

  /** @param apart pairs of identities that were taken apart and stay so */
  constructor(apart: readonly Pair[], most: number) {
    this.#apart = apart;
    this.#most = most;
  }

  /** Whether two people may become one, whatever is sent. */
  mayMerge(one: bigint, two: bigint): boolean {
    if (this.membersOf(one).length + this.membersOf(two).length > this.#most) return false;
    return !this.#apart.some(([left, right]) => {
      const [a, b] = [this.members.get(left)?.person, this.members.get(right)?.person];
      return (a === one && b === two) || (a === two && b === one);
    });
  }

  add(member: Member): void {
    this.members.set(member.identity, member);
    const group = this.groups.get(member.person);
    if (group === undefined) this.groups.set(member.person, [member]);
    else group.push(member);
  }

  membersOf(person: bigint): readonly Member[] {
    return this.groups.get(person) ?? [];
  }

  hasUser(person: bigint): boolean {
    return this.membersOf(person).some((member) => member.kind === USER);
  }

  private founded(person: bigint): number {
    return this.members.get(person)?.createdAt ?? Number.NEGATIVE_INFINITY;
  }

  /** The older person survives; among equally old ones `stronger`. */
  merge(stronger: bigint, weaker: bigint, cause: string, pair: Pair): void {
    const weakerIsOlder = this.founded(weaker) < this.founded(stronger);
    const [survivor, absorbed] = weakerIsOlder ? [weaker, stronger] : [stronger, weaker];
    const moving = this.groups.get(absorbed) ?? [];
    const staying = this.groups.get(survivor) ?? [];
    for (const member of moving) member.person = survivor;
    this.groups.set(survivor, [...staying, ...moving]);
    this.groups.delete(absorbed);
    this.merges.push({ survivor, absorbed, moved: moving.map((member) => member.identity), cause, pair });
  }
}

/**
 * Links the identifiers of each group, in order, strongest first:
 * a weaker one joins the strongest unless that would bring two user ids together; an explicit group joins those too.
 * Nothing joins people who were taken apart, or makes somebody of more than the most identifiers.
 */
function link(people: People, groups: readonly IdentifierGroup[]): void {
  for (const { identifiers, explicit } of groups) {
    const [strongest, ...others] = identifiers;
    if (strongest === undefined) continue;
    for (const other of others) {
      const one = people.members.get(strongest.identity)?.person;
      const two = people.members.get(other.identity)?.person;
      if (one === undefined || two === undefined || one === two) continue;
      if (!explicit && people.hasUser(one) && people.hasUser(two)) continue;
      if (!people.mayMerge(one, two)) continue;
      people.merge(one, two, explicit ? 'alias' : 'seen together', [strongest.identity, other.identity]);
    }
  }
}

/** Pairs taken apart that name one of these identities (signed). */
async function pairsApart(db: Transaction<PeopleTables>, identities: readonly string[]): Promise<Pair[]> {
  if (identities.length === 0) return [];
  const array = `{${identities.join(',')}}`;
  const { rows } = await sql<{ one: string; other: string }>`
    select one, other from identity_apart where one = any (${array}::bigint[])
    union select one, other from identity_apart where other = any (${array}::bigint[])
  `.execute(db);
  return rows.map(({ one, other }) => [unsignedIdentity(one), unsignedIdentity(other)]);
}

interface Row {
  identity: string;
  kind: string;
  value: string;
  person: string;
  created: string;
}

async function load(db: Transaction<PeopleTables>, identities: Iterable<bigint>, most: number): Promise<People> {
  // All members of every person one of the identities belongs to.
  const { rows } = await sql<Row>`
    select identity, kind, value, person, extract(epoch from created_at) * 1000000 as created
    from identities
    where person in (select person from identities where identity = any (${identityArray(identities)}::bigint[]))
  `.execute(db);
  const people = new People(
    await pairsApart(
      db,
      rows.map(({ identity }) => identity),
    ),
    most,
  );
  for (const row of rows) {
    const person = unsignedIdentity(row.person);
    const identity = unsignedIdentity(row.identity);
    people.add({
      identity,
      kind: row.kind,
      value: row.value,
      person,
      createdAt: Number(row.created),
      isNew: false,
      wasPerson: person,
    });
  }
  return people;
}

/** Inserts identifiers as people of their own. Needs no lock: nothing is linked. */
export async function insertIdentities(
  db: Transaction<PeopleTables>,
  workspace: string,
  identifiers: readonly HashedIdentifier[],
): Promise<void> {
  if (identifiers.length === 0) return;
  // Sorted, so that two transactions with the same new identifiers wait for each other instead of locking each other out.
  const sorted = [...identifiers].sort((one, other) => (one.identity < other.identity ? -1 : 1));
  await sql`
    insert into identities (workspace, identity, kind, value, person)
    select ${workspace}::uuid, i, k, v, i
    from unnest(${identityArray(sorted.map((one) => one.identity))}::bigint[],
      ${sorted.map((one) => one.kind)}::text[], ${sorted.map((one) => one.value)}::text[]) as u (i, k, v)
    on conflict (workspace, identity) do nothing
  `.execute(db);
}

async function save(
  db: Transaction<PeopleTables>,
  workspace: string,
  people: People,
  at: Date,
): Promise<MovedIdentity[]> {
  const all = [...people.members.values()];
  await insertIdentities(
    db,
    workspace,
    all.filter((member) => member.isNew),
  );
  const changed = all.filter((member) => member.person !== member.wasPerson);
  if (changed.length === 0) return [];
  const { rows } = await sql<{ identity: string; person: string; version: string }>`
    update identities set person = u.p, version = nextval('identity_versions')
    from unnest(${identityArray(changed.map((member) => member.identity))}::bigint[],
      ${identityArray(changed.map((member) => member.person))}::bigint[]) as u (i, p)
    where identities.identity = u.i and identities.workspace = ${workspace}::uuid
    returning identities.identity, identities.person, identities.version
  `.execute(db);
  if (people.merges.length > 0) {
    // Lists of lists go as text: unnest would flatten them.
    await sql`
      insert into identity_merges (workspace, at, cause, survivor, absorbed, moved, one, other)
      select ${workspace}::uuid, ${at}, c, s, a, m::bigint[], p, q
      from unnest(${people.merges.map(({ cause }) => cause)}::text[],
        ${identityArray(people.merges.map(({ survivor }) => survivor))}::bigint[],
        ${identityArray(people.merges.map(({ absorbed }) => absorbed))}::bigint[],
        ${people.merges.map(({ moved }) => identityArray(moved))}::text[],
        ${identityArray(people.merges.map(({ pair }) => pair[0]))}::bigint[],
        ${identityArray(people.merges.map(({ pair }) => pair[1]))}::bigint[]) with ordinality as u (c, s, a, m, p, q, n)
      order by n
    `.execute(db);
  }
  return rows.map((row) => ({
    identity: unsignedIdentity(row.identity),
    person: unsignedIdentity(row.person),
    version: BigInt(row.version),
  }));
}

/** Only one transaction of a workspace changes who is who, until it ends. */
export async function lockIdentities(db: Transaction<PeopleTables>, workspace: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`waymark identities ${workspace}`}, 0))`.execute(db);
}

/**
 * Makes every identifier known and links those seen together. One workspace links at a time (advisory lock until the
 * transaction ends), so that concurrent requests give the same people as requests one after another.
 * @param groups in the order they are to take effect
 */
export async function linkIdentifiers(
  db: Transaction<PeopleTables>,
  workspace: string,
  groups: readonly IdentifierGroup[],
  at: Date,
  most = MOST_IDENTIFIERS,
): Promise<Resolution> {
  await lockIdentities(db, workspace);
  const wanted = new Map<bigint, HashedIdentifier>();
  for (const group of groups) for (const one of group.identifiers) wanted.set(one.identity, one);
  const people = await load(db, wanted.keys(), most);
  for (const one of wanted.values()) {
    if (people.members.has(one.identity)) continue;
    // New ones are younger than all known, and equally old among each other.
    people.add({
      ...one,
      person: one.identity,
      createdAt: Number.POSITIVE_INFINITY,
      isNew: true,
      wasPerson: one.identity,
    });
  }
  link(people, groups);
  const moved = await save(db, workspace, people, at);
  const touched = new Set<bigint>();
  for (const merge of people.merges) {
    for (const member of people.membersOf(people.members.get(merge.survivor)?.person ?? merge.survivor)) {
      touched.add(member.identity);
    }
  }
  return { moved, touched: [...touched] };
}

/** The mappings of these identities that were ever changed; what the mirror in ClickHouse must hold. */
export async function changedMappings(
  db: Transaction<PeopleTables>,
  identities: Iterable<bigint>,
): Promise<MovedIdentity[]> {
  const { rows } = await sql<{ identity: string; person: string; version: string }>`
    select identity, person, version from identities
    where version > 0 and identity = any (${identityArray(identities)}::bigint[])
  `.execute(db);
  return rows.map((row) => ({
    identity: unsignedIdentity(row.identity),
    person: unsignedIdentity(row.person),
    version: BigInt(row.version),
  }));
}
