import type { Store } from '@waymark/store';
import { behindGate } from '../people/index.ts';
import { storableText } from './canonical-json.ts';
import { memoryOf } from './memory.ts';
import type { Reject } from './new-event.ts';
import { namesSuppressed } from './suppressed-text.ts';
import type { CollectTables } from './tables.ts';

const LONGEST_RAW = 8_000;
const KEPT_DAYS = 30;

/** An item as text for the table of rejects, cut to a bearable length. */
export function rawText(item: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(item) ?? '';
  } catch {
    text = '(too deep to show)';
  }
  return storableText(text.slice(0, LONGEST_RAW));
}

/** Keeps refused items, so that whoever sends them can find out why. */
export async function keepRejects(
  ctx: { readonly store: Store },
  workspace: string,
  source: string,
  receivedAt: number,
  rejects: readonly Reject[],
): Promise<void> {
  if (rejects.length === 0) return;
  const memory = await memoryOf(ctx, workspace);
  for (;;) {
    const { version } = memory.suppressions;
    const rows = rejects.map((reject) => ({
      workspace,
      received_at: new Date(receivedAt),
      source,
      item: reject.item,
      field: storableText(reject.field).slice(0, 500),
      reason: storableText(reject.reason).slice(0, 500),
      code: reject.code,
      // Somebody who was erased comes back in no form.
      raw: namesSuppressed(memory, reject.raw) ? '' : reject.raw,
    }));
    const kept = await behindGate<CollectTables, void>(ctx, workspace, version, async (db) => {
      for (let from = 0; from < rows.length; from += 1000) {
        await db
          .insertInto('rejects')
          .values(rows.slice(from, from + 1000))
          .execute();
      }
    });
    if (kept !== undefined) return;
    await memory.suppressions.refresh();
  }
}

/** A kept reject, newest first. */
export interface KeptReject {
  readonly id: string;
  readonly receivedAt: string;
  readonly source: string;
  readonly item: number;
  readonly field: string;
  readonly reason: string;
  readonly code: string;
  readonly raw: string;
}

/** One page of rejects, newest first; the cursor is the id of the last one. */
export async function listRejects(
  ctx: { readonly store: Store },
  workspace: string,
  before: string | undefined,
  limit: number,
): Promise<{ items: KeptReject[]; nextCursor: string | null }> {
  const rows = await ctx.store.state.inWorkspace<CollectTables, KeptReject[]>(workspace, async (db) => {
    let query = db
      .selectFrom('rejects')
      .select(['id', 'received_at', 'source', 'item', 'field', 'reason', 'code', 'raw']);
    if (before !== undefined) query = query.where('id', '<', before);
    const found = await query
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    return found.map(({ received_at, ...row }) => ({
      ...row,
      id: String(row.id),
      receivedAt: received_at.toISOString(),
    }));
  });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Forgets rejects after a month; they may hold personal data. Across workspaces, as a sweep. */
export async function forgetOldRejects(ctx: { readonly store: Store; readonly clock: () => number }): Promise<void> {
  await ctx.store.state
    .acrossWorkspaces<CollectTables>()
    .deleteFrom('rejects')
    .where('received_at', '<', new Date(ctx.clock() - KEPT_DAYS * 24 * 60 * 60 * 1000))
    .execute();
}
