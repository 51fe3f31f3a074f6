import type { Store } from '@waymark/store';
import { sql } from 'kysely';
import type { ServerContext } from '../context.ts';
import { type Purpose, readPurposes } from './purposes.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** What becomes of events of people whose analytics are not allowed: stored as always, under a pseudonym of the day, or not. */
export const COLLECT_WITHOUT_ANALYTICS = ['keep', 'pseudonymise', 'drop'] as const;
export type CollectWithoutAnalytics = (typeof COLLECT_WITHOUT_ANALYTICS)[number];

/** What a workspace holds to about consent. */
export interface ConsentRules {
  readonly purposes: readonly Purpose[];
  readonly collectWithoutAnalytics: CollectWithoutAnalytics;
  /** The purpose a category of the protocol means, by its name in lower case. */
  readonly purposeOf: ReadonlyMap<string, Purpose>;
}

const CHANNEL = 'waymark_consent';

interface Known {
  readonly rules: Map<string, Promise<ConsentRules>>;
  readonly listening: Promise<unknown>;
}

/** Rules by store and workspace; another process that changes them says so. */
const known = new WeakMap<Store, Known>();

function knownOf(ctx: Context): Known {
  const there = known.get(ctx.store);
  if (there !== undefined) return there;
  const rules = new Map<string, Promise<ConsentRules>>();
  const listening = ctx.store.state.listen(CHANNEL, (payload) => {
    if (payload === '') rules.clear();
    else rules.delete(payload);
  });
  const made = { rules, listening };
  known.set(ctx.store, made);
  listening.catch(() => known.delete(ctx.store));
  return made;
}

function isMode(text: string | undefined): text is CollectWithoutAnalytics {
  return COLLECT_WITHOUT_ANALYTICS.some((mode) => mode === text);
}

async function read(ctx: Context, workspace: string): Promise<ConsentRules> {
  return ctx.store.state.inWorkspace<ConsentTables, ConsentRules>(workspace, async (db) => {
    const purposes = await readPurposes(db, workspace, new Date(ctx.clock()));
    const settings = await db.selectFrom('consent_settings').select('collect_without_analytics').executeTakeFirst();
    const mode = settings?.collect_without_analytics;
    return {
      purposes,
      collectWithoutAnalytics: isMode(mode) ? mode : 'keep',
      purposeOf: new Map(
        purposes.flatMap((purpose) => [purpose.key, ...purpose.categories].map((name) => [name, purpose] as const)),
      ),
    };
  });
}

/** The rules of a workspace, kept in memory until they change. */
export async function consentRules(ctx: Context, workspace: string): Promise<ConsentRules> {
  const { rules, listening } = knownOf(ctx);
  await listening;
  const there = rules.get(workspace);
  if (there !== undefined) return there;
  const reading = read(ctx, workspace);
  rules.set(workspace, reading);
  reading.catch(() => rules.delete(workspace));
  return reading;
}

/** Says that the rules of a workspace are others now, here at once and elsewhere in a moment. */
export async function rulesChanged(ctx: Context, workspace: string): Promise<void> {
  known.get(ctx.store)?.rules.delete(workspace);
  await ctx.store.state.inWorkspace<ConsentTables, void>(workspace, async (db) => {
    await sql`select pg_notify(${CHANNEL}, ${workspace})`.execute(db);
  });
}

/** Sets what becomes of events of people whose analytics are not allowed, from the next batch on. */
export async function saveSettings(ctx: Context, workspace: string, mode: CollectWithoutAnalytics): Promise<void> {
  await ctx.store.state.inWorkspace<ConsentTables, void>(workspace, async (db) => {
    await db
      .insertInto('consent_settings')
      .values({ workspace, collect_without_analytics: mode })
      .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ collect_without_analytics: mode }))
      .execute();
  });
  await rulesChanged(ctx, workspace);
}
