import type { ServerContext } from '../context.ts';
import { currentConsent } from './current-consent.ts';
import { allows } from './decision.ts';
import { ANALYTICS } from './default-purposes.ts';
import { consentRules } from './rules.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** What is to become of events, by their place: those in neither set are stored as they are. */
export type Withheld = { readonly mode: 'pseudonymise' | 'drop'; readonly places: ReadonlySet<number> } | undefined;

/**
 * Which events must not be stored under who sent them, since analytics are not allowed. Decided by the newest decision of the
 * first of an event's people about whom there is one.
 * @param events the identities of each, strongest first
 * @returns undefined when all are stored as they are
 */
export async function withheldEvents(
  ctx: Context,
  workspace: string,
  events: readonly (readonly bigint[])[],
): Promise<Withheld> {
  const { purposes, collectWithoutAnalytics: mode } = await consentRules(ctx, workspace);
  if (mode === 'keep') return undefined;
  const basis = purposes.find(({ key }) => key === ANALYTICS)?.legalBasis ?? 'a';
  const current = await ctx.store.state.inWorkspace<ConsentTables, Awaited<ReturnType<typeof currentConsent>>>(
    workspace,
    (db) => currentConsent(db, workspace, new Set(events.flat()), ANALYTICS),
  );
  const places = new Set<number>();
  events.forEach((identities, place) => {
    const decided = identities.find((identity) => current.has(identity));
    const decision = decided === undefined ? undefined : current.get(decided)?.get(ANALYTICS)?.decision;
    if (!allows(basis, decision)) places.add(place);
  });
  return places.size === 0 ? undefined : { mode, places };
}
