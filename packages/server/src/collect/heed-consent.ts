import { dayPseudonyms, recordStated, type Stated, withheldEvents } from '../consent/index.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import type { CollectContext, CollectMemory } from './memory.ts';
import type { EventKind, NewEvent } from './new-event.ts';

/** The kind of identifier of events that are stored under a pseudonym. */
const PSEUDONYM = 'pseudonym';

const TOUCHES: ReadonlySet<EventKind> = new Set<EventKind>(['track', 'page', 'screen']);
/** What of the context says where something happened, and not who did it. */
const KEPT_CONTEXT = ['page', 'campaign', 'library', 'locale', 'consent', 'globalPrivacyControl'];

function impersonal(context: string): string {
  const parsed: unknown = JSON.parse(context);
  if (!isJsonObject(parsed)) return '{}';
  const kept: JsonObject = Object.fromEntries(
    Object.entries(parsed).filter(([path]) => KEPT_CONTEXT.includes(path.split('.', 1)[0] ?? '')),
  );
  return JSON.stringify(kept);
}

/** Whether who sent an event was taken out of it. */
export function isImpersonal({ identifiers }: NewEvent): boolean {
  return identifiers[0]?.kind === PSEUDONYM;
}

const strongestOf = (memory: CollectMemory, { identifiers }: NewEvent): bigint => {
  const [strongest] = identifiers;
  return strongest === undefined ? 0n : memory.remember(strongest).identity;
};

function statedOf(memory: CollectMemory, event: NewEvent): Stated {
  return {
    identity: strongestOf(memory, event),
    // A clock that runs ahead must not outdo what is decided until then.
    at: Math.min(event.happenedAt, event.receivedAt),
    source: event.source,
    categories: event.stated,
    privacyControl: event.privacyControl ?? false,
  };
}

/**
 * First writes what events say about consent into the ledger; then, by the workspace's setting, takes the person out of events
 * whose analytics are not allowed (pseudonym of the day, nothing but touches, no traits), or leaves them out.
 * @returns the events to store; those changed are changed in place, those left out are marked
 */
export async function heedConsent(
  ctx: CollectContext,
  workspace: string,
  memory: CollectMemory,
  events: readonly NewEvent[],
): Promise<readonly NewEvent[]> {
  const stating = events.filter(({ stated, privacyControl }) => stated !== undefined || privacyControl === true);
  await recordStated(
    ctx,
    workspace,
    stating.map((event) => statedOf(memory, event)),
  );
  const withheld = await withheldEvents(
    ctx,
    workspace,
    events.map(({ identifiers, stated }) => ({
      identities: identifiers.map((one) => memory.remember(one).identity),
      categories: stated,
    })),
  );
  if (withheld === undefined) return events;
  const { mode, places } = withheld;
  const pseudonyms = mode === 'drop' ? undefined : await dayPseudonyms(ctx, workspace, ctx.clock());
  return events.filter((event, place) => {
    if (!places.has(place)) return true;
    if (pseudonyms === undefined || !TOUCHES.has(event.kind)) {
      event.withheld = true;
      return false;
    }
    event.identifiers = [{ kind: PSEUDONYM, value: pseudonyms.ofPerson(strongestOf(memory, event), event.happenedAt) }];
    // Senders make ids of messages of whatever they like.
    event.messageId = pseudonyms.ofMessage(event.messageId);
    event.links = undefined;
    event.traits = undefined;
    event.context = impersonal(event.context);
    return true;
  });
}
