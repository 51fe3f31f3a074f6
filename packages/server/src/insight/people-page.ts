import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { askerOf, personSchema, summaries } from '../people/index.ts';

/** A list of people is answered page by page. */
export const pageQuery = {
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const peoplePageSchema = z.object({
  items: z.array(personSchema),
  nextCursor: z.string().nullable(),
  total: z.int(),
});

/** A page of the people, with who they are. */
export async function peoplePage(
  ctx: ServerContext,
  access: Parameters<typeof askerOf>[0],
  people: readonly bigint[] | BigUint64Array,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const from = Number(cursor ?? 0);
  const items = await summaries(ctx, askerOf(access), [...people.slice(from, from + limit)]);
  return { items, nextCursor: from + limit < people.length ? `${from + limit}` : null, total: people.length };
}
