import { isDeepStrictEqual } from 'node:util';
import type { Rule } from '@waymark/model';
import { sql, type Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ServerContext } from '../context.ts';
import { identityArray, unsignedIdentity } from '../people/index.ts';
import { ProblemError } from '../problem.ts';
import { mustBeAnswerable, peopleWhere } from '../rules/index.ts';
import { lockMembers } from './change-members.ts';
import { inOrder } from './live-audiences.ts';
import type { AudienceKind, AudienceTables } from './tables.ts';

/** An audience in short. */
export interface Audience {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: AudienceKind;
  readonly rule: Rule;
  readonly version: bigint;
  readonly people: number;
  /** False while everybody is being asked for the first time since the rule changed. */
  readonly current: boolean;
  readonly evaluatedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Whether events are made of who comes and leaves after the first evaluation. */
  readonly announce: boolean;
}

export interface AudienceInput {
  readonly name: string;
  readonly description: string;
  readonly kind: AudienceKind;
  readonly rule: Rule;
  readonly announce: boolean;
}

interface Row {
  id: string;
  name: string;
  description: string;
  kind: AudienceKind;
  rule: Rule;
  version: string;
  evaluated_version: string;
  evaluated_at: Date | null;
  created_at: Date;
  updated_at: Date;
  announce: boolean;
  people: string;
}

const COLUMNS = sql`id, name, description, kind, rule, version, evaluated_version, evaluated_at, created_at, updated_at,
  announce, people`;

function audienceOf(row: Row): Audience {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    kind: row.kind,
    rule: row.rule,
    version: BigInt(row.version),
    people: Number(row.people),
    current: BigInt(row.evaluated_version) >= BigInt(row.version),
    evaluatedAt: row.evaluated_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    announce: row.announce,
  };
}

type Db = Transaction<AudienceTables>;

/** The rule of lists: their people are named. */
export const NOBODY: Rule = { any: [] };

async function read(db: Db, id?: string): Promise<Audience[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from audiences a where deleted_at is null and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
    order by lower(name), id`.execute(db);
  return rows.map(audienceOf);
}

/** Every audience of the workspace, by name. */
export function listAudiences(ctx: Pick<ServerContext, 'store'>, workspace: string): Promise<Audience[]> {
  return ctx.store.state.inWorkspace<AudienceTables, Audience[]>(workspace, (db) => read(db));
}

/** @throws ProblemError not_found */
export async function getAudience(ctx: Pick<ServerContext, 'store'>, workspace: string, id: string): Promise<Audience> {
  const [found] = await ctx.store.state.inWorkspace<AudienceTables, Audience[]>(workspace, (db) => read(db, id));
  if (found === undefined) throw new ProblemError('not_found');
  return found;
}

/** @throws ProblemError invalid_field where audiences would ask about each other in a circle */
async function mustNotCircle(db: Db, id: string, rule: Rule): Promise<void> {
  const others = (await read(db)).filter((one) => one.id !== id && one.kind === 'live');
  if (inOrder([...others, { id, rule }]).circular.some((one) => one.id === id))
    throw new ProblemError('invalid_field', {
      path: 'body.rule',
      values: { field: 'rule', reason: 'the audience would ask about itself' },
    });
}

/** Adds an audience; a snapshot gets its people now, a live one from its keeper, a list when it is imported. */
export async function addAudience(ctx: ServerContext, workspace: string, input: AudienceInput): Promise<Audience> {
  const id = uuidv7();
  const isSnapshot = input.kind === 'snapshot';
  if (input.kind === 'list' && !isDeepStrictEqual(input.rule, NOBODY))
    throw new ProblemError('invalid_field', {
      path: 'body.rule',
      values: { field: 'rule', reason: 'the people of a list are named, not found by a rule' },
    });
  if (!isSnapshot) await mustBeAnswerable(ctx, workspace, input.rule);
  const people = isSnapshot ? await peopleWhere(ctx, workspace, input.rule) : [];
  const at = new Date(ctx.clock());
  await ctx.store.state.inWorkspace<AudienceTables, void>(workspace, async (db) => {
    await mustNotCircle(db, id, input.rule);
    await db
      .insertInto('audiences')
      .values({
        workspace,
        id,
        name: input.name,
        description: input.description,
        kind: input.kind,
        announce: input.announce,
        rule: JSON.stringify(input.rule),
        version: 1,
        evaluated_version: isSnapshot ? 1 : 0,
        evaluated_at: isSnapshot ? at : null,
        created_at: at,
        updated_at: at,
        deleted_at: null,
      })
      .execute();
    if (isSnapshot) await enter(db, workspace, id, people, at);
  });
  return getAudience(ctx, workspace, id);
}

/** Puts the first people into a snapshot; whoever was erased meanwhile is not among them. */
async function enter(db: Db, workspace: string, audience: string, people: readonly bigint[], at: Date): Promise<void> {
  await lockMembers(db, workspace);
  await sql`
    with came as (
      insert into audience_members (workspace, audience, person, since)
      select ${workspace}::uuid, ${audience}::uuid, p, ${at} from unnest(${identityArray(people)}::bigint[]) as u (p)
      where exists (select from identities i where i.person = p)
      returning person
    )
    update audiences set people = (select count(*) from came) where id = ${audience}::uuid`.execute(db);
}

/** Changes an audience. A changed rule of a live one is asked of everybody by its keeper; a snapshot keeps its rule. */
export async function changeAudience(
  ctx: ServerContext,
  workspace: string,
  id: string,
  input: Omit<AudienceInput, 'kind'>,
): Promise<Audience> {
  const before = await getAudience(ctx, workspace, id);
  // The database keeps keys in another order.
  const isSame = isDeepStrictEqual(before.rule, input.rule);
  if (!isSame && before.kind !== 'live')
    throw new ProblemError('invalid_field', {
      path: 'body.rule',
      values: { field: 'rule', reason: `a ${before.kind} keeps the rule it was made with` },
    });
  if (!isSame) await mustBeAnswerable(ctx, workspace, input.rule);
  await ctx.store.state.inWorkspace<AudienceTables, void>(workspace, async (db) => {
    await mustNotCircle(db, id, input.rule);
    await db
      .updateTable('audiences')
      .set({
        name: input.name,
        description: input.description,
        announce: input.announce,
        rule: JSON.stringify(input.rule),
        ...(isSame ? {} : { version: sql<string>`version + 1` }),
        updated_at: new Date(ctx.clock()),
      })
      .where('id', '=', id)
      .execute();
  });
  return getAudience(ctx, workspace, id);
}

/** Deletes an audience, and who was in it. @throws ProblemError conflict where another one asks about it */
export async function deleteAudience(ctx: ServerContext, workspace: string, id: string): Promise<void> {
  await getAudience(ctx, workspace, id);
  await ctx.store.state.inWorkspace<AudienceTables, void>(workspace, async (db) => {
    const asking = (await read(db)).filter((one) => one.id !== id && JSON.stringify(one.rule).includes(id));
    if (asking.length > 0)
      throw new ProblemError('conflict', { detail: `Asked about by ${asking.map(({ name }) => name).join(', ')}` });
    await db
      .updateTable('audiences')
      .set({ deleted_at: new Date(ctx.clock()) })
      .where('id', '=', id)
      .execute();
    await lockMembers(db, workspace);
    await db.deleteFrom('audience_members').where('audience', '=', id).execute();
    await db.deleteFrom('audience_changes').where('audience', '=', id).execute();
  });
}

/** Who is in an audience, by person; `after` is the last of the page before. */
export function membersOf(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  id: string,
  after: bigint | undefined,
  limit: number,
): Promise<{ person: bigint; since: string }[]> {
  return ctx.store.state.inWorkspace<AudienceTables, { person: bigint; since: string }[]>(workspace, async (db) => {
    const from = after === undefined ? null : BigInt.asIntN(64, after).toString();
    const { rows } = await sql<{ person: string; since: Date }>`
      select person, since from audience_members
      where audience = ${id}::uuid and (${from}::bigint is null or person > ${from}::bigint)
      order by person limit ${limit}`.execute(db);
    return rows.map(({ person, since }) => ({ person: unsignedIdentity(person), since: since.toISOString() }));
  });
}

/** The ids of all audiences. */
export async function idsOf(ctx: Pick<ServerContext, 'store'>, workspace: string): Promise<Set<string>> {
  return ctx.store.state.inWorkspace<AudienceTables, Set<string>>(workspace, async (db) => {
    const rows = await db.selectFrom('audiences').select('id').where('deleted_at', 'is', null).execute();
    return new Set(rows.map(({ id }) => id));
  });
}

/** Everybody in an audience. */
export async function peopleIn(ctx: Pick<ServerContext, 'store'>, workspace: string, id: string): Promise<Set<bigint>> {
  return ctx.store.state.inWorkspace<AudienceTables, Set<bigint>>(workspace, async (db) => {
    const rows = await db.selectFrom('audience_members').select('person').where('audience', '=', id).execute();
    return new Set(rows.map(({ person }) => unsignedIdentity(person)));
  });
}

/** How many came and left on each day, oldest first. */
export function growthOf(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  id: string,
): Promise<{ day: string; entered: number; left: number }[]> {
  return ctx.store.state.inWorkspace<AudienceTables, { day: string; entered: number; left: number }[]>(
    workspace,
    async (db) => {
      const { rows } = await sql<{ day: string; entered: string; gone: string }>`
        select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) filter (where entered) as entered,
          count(*) filter (where not entered) as gone
        from audience_changes where audience = ${id}::uuid group by 1 order by 1`.execute(db);
      return rows.map(({ day, entered, gone }) => ({ day, entered: Number(entered), left: Number(gone) }));
    },
  );
}

/** How many people two audiences share. */
export function overlapOf(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  one: string,
  other: string,
): Promise<number> {
  return ctx.store.state.inWorkspace<AudienceTables, number>(workspace, async (db) => {
    const { rows } = await sql<{ people: string }>`
      select count(*) as people from audience_members a join audience_members b
        on b.workspace = a.workspace and b.person = a.person and b.audience = ${other}::uuid
      where a.audience = ${one}::uuid`.execute(db);
    return Number(rows[0]?.people ?? 0);
  });
}
