import type { ServerContext } from '../context.ts';
import { currentConsent } from './current-consent.ts';
import { allows, mayDecide } from './decision.ts';
import { ANALYTICS } from './default-purposes.ts';
import { type ConsentRules, consentRules } from './rules.ts';
import { saidOf } from './statements.ts';
import type { ConsentTables } from './tables.ts';

type Context = Pick<ServerContext, 'store' | 'clock'>;

/** What is to become of events, by their place: those in neither set are stored as they are. */
export type Withheld = { readonly mode: 'pseudonymise' | 'drop'; readonly places: ReadonlySet<number> } | undefined;

/** An event as far as consent is concerned. */
export interface CollectedEvent {
  /** Strongest first. */
  readonly identities: readonly bigint[];
  /** What it says itself of categories of consent; undefined when nothing. */
  readonly categories: Readonly<Record<string, boolean>> | undefined;
}

/** Whether the event itself says no, whatever its person decided elsewhere. */
function saysNo(rules: ConsentRules, { categories }: CollectedEvent): boolean {
  if (categories === undefined) return false;
  return Object.keys(categories).length === 0 || saidOf(rules, categories).get(ANALYTICS) === false;
}

/**
 * Which events must not be stored under who sent them, since analytics are not allowed. Decided by the newest decision of the
 * first of an event's people about whom there is one; an event that says no itself is not stored either way.
 * @returns undefined when all are stored as they are
 */
export async function withheldEvents(
  ctx: Context,
  workspace: string,
  events: readonly CollectedEvent[],
): Promise<Withheld> {
  const rules = await consentRules(ctx, workspace);
  const { purposes, collectWithoutAnalytics: mode } = rules;
  if (mode === 'keep') return undefined;
  const basis = purposes.find(({ key }) => key === ANALYTICS)?.legalBasis ?? 'a';
  const current = await ctx.store.state.inWorkspace<ConsentTables, Awaited<ReturnType<typeof currentConsent>>>(
    workspace,
    (db) => currentConsent(db, workspace, new Set(events.flatMap(({ identities }) => identities)), ANALYTICS),
  );
  const places = new Set<number>();
  events.forEach((event, place) => {
    const { identities } = event;
    const decided = identities.find((identity) => current.has(identity));
    const decision = decided === undefined ? undefined : current.get(decided)?.get(ANALYTICS)?.decision;
    if (!allows(basis, decision) || (mayDecide(basis) && saysNo(rules, event))) places.add(place);
  });
  return places.size === 0 ? undefined : { mode, places };
}
