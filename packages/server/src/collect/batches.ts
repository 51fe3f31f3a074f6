import type { Store } from '@waymark/store';
import { sql } from 'kysely';
import { unsignedIdentity } from '../people/index.ts';
import type { CollectTables } from './tables.ts';

/** A batch of events that is durably stored. */
export interface StoredBatch {
  /** Grows with every batch that becomes visible; a follower's cursor. */
  readonly position: bigint;
  readonly id: bigint;
  /** Every identity the batch touched, and all identities of both sides of a merge. */
  readonly identities: bigint[];
  readonly events: number;
  /** The server made its events itself: no rule and no analysis looks at them. */
  readonly own: boolean;
}

/** The channel every stored batch is announced on; the payload is the workspace. */
export const BATCH_CHANNEL = 'waymark_batches';

const POLL_MS = 1000;
const PAGE = 200;

/** The next stored batches after a position, in order. */
export async function readBatches(
  ctx: { readonly store: Store },
  workspace: string,
  after: bigint,
  limit: number,
): Promise<StoredBatch[]> {
  return ctx.store.state.inWorkspace<CollectTables, StoredBatch[]>(workspace, async (db) => {
    const rows = await db
      .selectFrom('batches')
      .select(['position', 'id', 'identities', 'events', 'own'])
      .where('position', '>', String(after))
      .orderBy('position')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      position: BigInt(row.position ?? 0),
      id: BigInt(row.id),
      identities: row.identities.map(unsignedIdentity),
      events: row.events,
      own: row.own,
    }));
  });
}

/** The position of the newest stored batch; 0 when there is none. */
export async function lastPosition(ctx: { readonly store: Store }, workspace: string): Promise<bigint> {
  return ctx.store.state.inWorkspace<CollectTables, bigint>(workspace, async (db) => {
    const row = await db
      .selectFrom('batches')
      .select(sql<string | null>`max(position)`.as('position'))
      .executeTakeFirst();
    return BigInt(row?.position ?? 0);
  });
}

/** Follows the feed of a workspace. */
export interface Follower {
  /** Ends after the batches at hand have been handled. */
  stop(): Promise<void>;
  /** The position up to which everything has been handled. */
  position(): bigint;
}

/**
 * Hands every batch after `after` to `handle`, in order, some at a time; wakes on a notification, and every second.
 * When `handle` or the store fails, the same batches are handed over again a second later: handling twice must not harm.
 */
export function followBatches(
  ctx: { readonly store: Store },
  workspace: string,
  after: bigint,
  handle: (batches: StoredBatch[]) => Promise<void>,
  onError: (error: unknown) => void = () => {},
): Follower {
  let position = after;
  let stopped = false;
  let news = true;
  let wake: () => void = () => {};

  const notice = (): void => {
    news = true;
    wake();
  };
  const listening = ctx.store.state
    .listen(BATCH_CHANNEL, (payload) => {
      if (payload === '' || payload === workspace) notice();
    })
    .catch((error: unknown) => {
      onError(error);
      return async () => {};
    });

  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!stopped) {
      news = false;
      try {
        const batches = await readBatches(ctx, workspace, position, PAGE);
        const last = batches.at(-1);
        if (last !== undefined) {
          await handle(batches);
          position = last.position;
        }
        if (batches.length === PAGE) continue;
      } catch (error) {
        onError(error);
        news = false;
      }
      if (!stopped && !news) await sleep();
    }
  };
  const running = run();

  return {
    position: () => position,
    async stop() {
      stopped = true;
      wake();
      await running;
      await (await listening)();
    },
  };
}
