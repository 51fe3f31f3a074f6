import {
  type Binding,
  CHANNEL_TRAITS,
  CHANNELS,
  type Channel,
  type Direction,
  FORMAT_VERSION,
  type JourneyMap,
  journeyMapSchema,
  type Language,
  type MakeId,
  type TouchpointInput,
} from '@waymark/model';
import { type Text, textIn } from '@waymark/text';
import { naturalBreaks, phasesFor } from './cut-phases.ts';
import type { FoundStep, FoundSteps } from './find-steps.ts';

export interface ProposalWish {
  readonly language: Language;
  readonly title?: string | undefined;
  /** How many phases; by the number of steps when left out. */
  readonly phases?: number | undefined;
  readonly makeId: MakeId;
}

/** Steps fewer people take may be left out without being missing. */
const USUAL_SHARE = 0.5;
/** Steps more of their people repeat may happen several times in a row. */
const REPEATED_SHARE = 0.2;
const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_PATIENCE_DAYS = 365;
/** Lanes a plan begins with; all are empty but the first. */
const LANES = ['touchpoint', 'doing', 'thinking', 'painPoints', 'opportunities'] as const;
/** Where somebody tells something; elsewhere the person does something. */
const TELLING: ReadonlySet<Channel> = new Set<Channel>([
  'email',
  'sms',
  'push',
  'onlineAd',
  'letter',
  'print',
  'tv',
  'radio',
  'cinema',
  'outdoor',
  'announcement',
]);

const isChannel = (channel: string): channel is Channel => CHANNELS.some((known) => known === channel);
const touchpointId = (channel: Channel): string => `channel-${channel}`;

/** A first draft of a map: steps in their typical order, cut into phases, bound to the events they were found by. */
export function proposeMap(found: FoundSteps, wish: ProposalWish): JourneyMap {
  const { makeId, language } = wish;
  const text = textIn(language);
  const { steps } = found;
  const phases = Math.min(steps.length, wish.phases ?? phasesFor(steps.length));
  const begins =
    steps.length === 0
      ? []
      : naturalBreaks(
          steps.map(({ place }) => place),
          phases,
        );
  return journeyMapSchema.parse({
    formatVersion: FORMAT_VERSION,
    id: makeId(),
    title: wish.title || text.t('proposal.mapTitle'),
    description: text.t('proposal.mapDescription', { people: found.people, names: steps.length }),
    language,
    decisionA: decision(text, 'A', found.beginnings),
    decisionB: decision(text, 'B', found.goals),
    patience: patience(found.longestPauseMs),
    phases: begins.map((from, place) => phaseOf(steps.slice(from, begins[place + 1]), makeId)),
    lanes: LANES.map((kind) => ({ id: makeId(), kind })),
    touchpoints: touchpointsOf(steps, text),
  });
}

function decision(text: Text, which: 'A' | 'B', events: readonly string[]): { text: string; binding?: Binding } {
  if (events.length === 0) return { text: text.t(`proposal.decision${which}`) };
  return {
    text: text.t(`proposal.decision${which}Of`, { events: text.format.list(events) }).slice(0, 300),
    binding: { name: [...events] },
  };
}

/** Whole days, a year at most, so that nine of ten usual pauses fit in. */
function patience(longestPauseMs: number): string {
  return `P${Math.min(LONGEST_PATIENCE_DAYS, Math.max(1, Math.ceil(longestPauseMs / DAY_MS)))}D`;
}

/** A phase is named after the step most people take in it, until somebody finds a better name. */
function phaseOf(steps: readonly FoundStep[], makeId: MakeId) {
  const most = steps.reduce((best, step) => (step.people > best.people ? step : best));
  return {
    id: makeId(),
    name: most.event,
    steps: steps.map(({ event, channels, people, share, repeatedBy }) => ({
      id: makeId(),
      name: event,
      optional: share < USUAL_SHARE,
      repeatable: repeatedBy >= people * REPEATED_SHARE,
      touchpoints: channels.filter(isChannel).map(touchpointId),
      binding: { name: event },
    })),
  };
}

/** One entry of the catalogue a channel, the same on every proposed map; steps are recognised by their own bindings. */
function touchpointsOf(steps: readonly FoundStep[], text: Text): TouchpointInput[] {
  const channels = new Set(steps.flatMap((step) => step.channels.filter(isChannel)));
  return [...channels].map((channel) => {
    const { mediaKind, nature, presence } = CHANNEL_TRAITS[channel];
    const direction: Direction = TELLING.has(channel) ? 'communication' : 'action';
    return {
      id: touchpointId(channel),
      name: text.t(`channel.${channel}`),
      channel,
      mediaKind,
      nature,
      presence,
      direction,
    };
  });
}
