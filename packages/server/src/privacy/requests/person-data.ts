import type { Language } from '@waymark/text';
import { workspaceById } from '../../access/index.ts';
import { audiencesOf } from '../../audiences/index.ts';
import { type Decision, preferencesOf, type Way } from '../../consent/index.ts';
import type { ServerContext } from '../../context.ts';
import { identitiesOf, identityText, type TimelineEvent, type Trait, timeline, traitsOf } from '../../people/index.ts';
import type { PersonRequest } from './request.ts';

/** No answer holds more events than this, the newest; it says so when there were more. */
const MOST_EVENTS = 100_000;
const PAGE = 5000;

/** What is kept of a person, as a file for him. */
export interface PersonData {
  readonly format: 'waymark.person-data';
  readonly version: 1;
  /** `access` holds everything; `export` what he gave himself or what was observed of him (Art. 20). */
  readonly kind: 'access' | 'export';
  readonly reference: string;
  readonly generatedAt: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly controller: string;
  readonly person: string;
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  readonly traits: readonly Trait[];
  readonly consent: readonly {
    readonly purpose: string;
    readonly name: string;
    readonly text: string;
    readonly legalBasis: string;
    readonly decision: Decision | null;
    readonly allowed: boolean;
  }[];
  readonly decisions: readonly {
    readonly at: string;
    readonly purpose: string;
    readonly decision: Decision;
    readonly way: Way;
    readonly textVersion: string;
  }[];
  /** Left out of an export: it is what others concluded. */
  readonly audiences?: readonly { readonly name: string; readonly description: string; readonly since: string }[];
  readonly events: readonly TimelineEvent[];
  /** Whether there are older events than those above. */
  readonly hasMoreEvents: boolean;
}

async function eventsOf(ctx: ServerContext, workspace: string, person: bigint) {
  const events: TimelineEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await timeline(ctx, workspace, person, cursor, Math.min(PAGE, MOST_EVENTS - events.length));
    events.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && events.length < MOST_EVENTS);
  return { events, hasMoreEvents: cursor !== undefined };
}

/** Gathers everything that is kept of a person, in the words of his language. Somebody nothing is kept of gets an empty file. */
export async function personData(
  ctx: ServerContext,
  workspace: string,
  request: PersonRequest & { readonly kind: 'access' | 'export' },
  person: bigint,
): Promise<PersonData> {
  const known = await identitiesOf(ctx, workspace, [person]);
  const own = await workspaceById(ctx, workspace);
  const { items, history } = await preferencesOf(ctx, workspace, person);
  const german = request.language === 'de';
  const { events, hasMoreEvents } =
    known.length === 0 ? { events: [], hasMoreEvents: false } : await eventsOf(ctx, workspace, person);
  return {
    format: 'waymark.person-data',
    version: 1,
    kind: request.kind,
    reference: request.reference,
    generatedAt: new Date(ctx.clock()).toISOString(),
    language: request.language,
    timeZone: own?.time_zone ?? 'UTC',
    controller: own?.name ?? '',
    person: identityText(person),
    identifiers: known.map(({ kind, value }) => ({ kind, value })),
    traits: await traitsOf(ctx, workspace, person),
    consent: items.map(({ purpose, current, allowed }) => {
      const [newest] = purpose.texts;
      return {
        purpose: purpose.key,
        name: (german ? newest?.nameDe : newest?.nameEn) ?? purpose.key,
        text: (german ? newest?.textDe : newest?.textEn) ?? '',
        legalBasis: purpose.legalBasis,
        decision: current?.decision ?? null,
        allowed,
      };
    }),
    decisions: history.map(({ at, purpose, decision, way, textVersion }) => ({
      at,
      purpose,
      decision,
      way,
      textVersion,
    })),
    ...(request.kind === 'access' ? { audiences: await audiencesOf(ctx, workspace, person) } : {}),
    events,
    hasMoreEvents,
  };
}
