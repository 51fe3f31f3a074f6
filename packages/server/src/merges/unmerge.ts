import { sql, type Transaction } from 'kysely';
import { type Deed, record } from '../audit/index.ts';
import { type CollectTables, markStored } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import {
  identityArray,
  identityText,
  joinAgain,
  type MovedIdentity,
  mirrorMappings,
  type PeopleTables,
  takeApart,
} from '../people/index.ts';

type Context = Pick<ServerContext, 'store' | 'clock' | 'log' | 'configuration'>;

/**
 * Takes one merge of a person back, for every reader; should this process die in between, it is settled at the next start.
 * @returns the people there are now; undefined when the merge is none of this person's
 */
export async function unmerge(
  ctx: Context,
  workspace: string,
  person: bigint,
  merge: string,
  actor: string,
): Promise<string[] | undefined> {
  const done = await changePeople(ctx, workspace, async (db) => {
    const apart = await takeApart(db, workspace, person, merge, new Date(ctx.clock()));
    return (
      apart && {
        ...apart,
        deed: { actor, action: 'people.unmerge', subject: identityText(person), details: { merge } },
      }
    );
  });
  return done && [...new Set([person, ...done.moved.map((moved) => moved.person)])].map(identityText);
}

/**
 * Joins two people again who were taken apart.
 * @returns the person they are now; undefined when nothing keeps them apart
 */
export async function rejoin(
  ctx: Context,
  workspace: string,
  person: bigint,
  other: bigint,
  actor: string,
): Promise<string | undefined> {
  const done = await changePeople(ctx, workspace, async (db) => {
    const joined = await joinAgain(db, workspace, person, other, new Date(ctx.clock()));
    const details = { other: identityText(other) };
    return joined && { ...joined, deed: { actor, action: 'people.rejoin', subject: identityText(person), details } };
  });
  const [moved] = done?.moved ?? [];
  return moved && identityText(moved.person);
}

interface Changed {
  readonly moved: readonly MovedIdentity[];
  readonly touched: readonly bigint[];
  readonly deed: Deed;
}

/** Changes who is who for every reader: an empty batch, begun in the same transaction, carries it through the feed. */
async function changePeople(
  ctx: Context,
  workspace: string,
  change: (db: Transaction<PeopleTables>) => Promise<Changed | undefined>,
): Promise<Changed | undefined> {
  const done = await ctx.store.state.inWorkspace<
    CollectTables & PeopleTables,
    { batch: string; changed: Changed } | undefined
  >(workspace, async (db) => {
    const changed = await change(db as unknown as Transaction<PeopleTables>);
    if (changed === undefined) return undefined;
    await record(ctx, db, workspace, changed.deed);
    const { rows } = await sql<{ id: string }>`
      insert into batches (workspace, writer, state, identities, events)
      values (${workspace}::uuid, ${ctx.store.state.writer.id}, 'pending', ${identityArray(changed.touched)}::bigint[], 0)
      returning id
    `.execute(db);
    return { batch: rows[0]?.id ?? '', changed };
  });
  if (done === undefined) return undefined;
  await mirrorMappings(ctx, workspace, done.changed.moved);
  await markStored(ctx, workspace, [done.batch]);
  return done.changed;
}
