import { sql, type Transaction } from 'kysely';
import { record } from '../audit/index.ts';
import { type CollectTables, markStored } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import { identityArray, identityText, mirrorMappings, type PeopleTables, takeApart } from '../people/index.ts';

type Context = Pick<ServerContext, 'store' | 'clock' | 'log' | 'configuration'>;

/**
 * Takes one merge of a person back, for every reader: an empty batch, begun in the same transaction, carries it through the
 * feed, and is settled at the next start should this process die in between.
 * @returns the people there are now; undefined when the merge is none of this person's
 */
export async function unmerge(
  ctx: Context,
  workspace: string,
  person: bigint,
  merge: string,
  actor: string,
): Promise<string[] | undefined> {
  const done = await ctx.store.state.inWorkspace<
    CollectTables & PeopleTables,
    { batch: string; apart: NonNullable<Awaited<ReturnType<typeof takeApart>>> } | undefined
  >(workspace, async (db) => {
    const people = db as unknown as Transaction<PeopleTables>;
    const apart = await takeApart(people, workspace, person, merge, new Date(ctx.clock()));
    if (apart === undefined) return undefined;
    await record(ctx, db, workspace, {
      actor,
      action: 'people.unmerge',
      subject: identityText(person),
      details: { merge },
    });
    const { rows } = await sql<{ id: string }>`
      insert into batches (workspace, writer, state, identities, events)
      values (${workspace}::uuid, ${ctx.store.state.writer.id}, 'pending', ${identityArray(apart.touched)}::bigint[], 0)
      returning id
    `.execute(db);
    return { batch: rows[0]?.id ?? '', apart };
  });
  if (done === undefined) return undefined;
  await mirrorMappings(ctx, workspace, done.apart.moved);
  await markStored(ctx, workspace, [done.batch]);
  return [...new Set([person, ...done.apart.moved.map((moved) => moved.person)])].map(identityText);
}
