import type { Rewritten } from '@waymark/store';
import { rewriteEvents } from '../collect/index.ts';
import type { ServerContext } from '../context.ts';
import { finishErasures } from './erase.ts';
import { SWEPT_TABLES } from './personal-data.ts';
import type { PrivacyTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock' | 'configuration' | 'log'>;

export interface Swept extends Rewritten {
  /** Erasures whose bytes are gone now. */
  readonly erasures: number;
}

/**
 * Rewrites what erasures touched, in both stores, for all workspaces: afterwards no file of the data folder holds anything of
 * the people erased before it began. Reading and writing go on; a table of the state is locked while it is rewritten.
 */
export async function sweep(ctx: Context): Promise<Swept> {
  await finishErasures(ctx);
  const begun = new Date(ctx.clock());
  await rewriteEvents(ctx);
  const { left } = await ctx.store.state.rewrite(SWEPT_TABLES);
  const { numUpdatedRows } = await ctx.store.state
    .acrossWorkspaces<PrivacyTables>()
    .updateTable('erasures')
    .set({ swept_at: new Date(ctx.clock()) })
    .where('swept_at', 'is', null)
    .where('done_at', '<=', begun)
    .executeTakeFirstOrThrow();
  return { erasures: Number(numUpdatedRows), left };
}
