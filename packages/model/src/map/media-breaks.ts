import { CHANNEL_TRAITS, type Channel, MEDIA, type Medium, type Nature } from '../channel.ts';
import type { Id } from '../id.ts';
import type { Touchpoint } from '../touchpoint.ts';
import type { JourneyMap } from './journey-map.ts';
import { touchpointsById } from './step-bindings.ts';
import { blocksInOrder, type PlacedStep } from './walk.ts';

/** A place on the map where the person has to change the medium to go on. */
export interface MediaBreak {
  /** The step before and the step that cannot be done in its medium. */
  fromStep: Id;
  toStep: Id;
  fromMedia: Medium[];
  toMedia: Medium[];
  fromChannels: Channel[];
  toChannels: Channel[];
  fromNatures: Nature[];
  toNatures: Nature[];
  /**
   * `forced`: the person must carry something over between screen, paper and voice ("please print this").
   * `change`: they leave for a place or come from a broadcast, which often is the journey itself.
   */
  severity: 'forced' | 'change';
}

const CARRIED: ReadonlySet<Medium> = new Set<Medium>(['screen', 'paper', 'voice']);

/**
 * Media breaks between consecutive steps. There is one when both steps have touchpoints and share no medium; a step
 * without touchpoints is looked past. Members of a group are compared with the steps before and after the group, not
 * with each other: their order is free, or only one of them happens.
 */
export function mediaBreaks(map: JourneyMap, catalogue: readonly Touchpoint[] = map.touchpoints ?? []): MediaBreak[] {
  const byId = touchpointsById(catalogue);
  const touched = (placed: PlacedStep) => placed.step.touchpoints.flatMap((id) => byId.get(id) ?? []);
  const breaks: MediaBreak[] = [];
  let before: PlacedStep[] = [];
  for (const block of blocksInOrder(map)) {
    const now = block.steps.filter((placed) => touched(placed).length > 0);
    if (now.length === 0) continue;
    for (const to of now) {
      const from = before.at(-1);
      const reachable = before.some((placed) => shares(mediaOf(touched(placed)), mediaOf(touched(to))));
      if (from !== undefined && !reachable) breaks.push(describeBreak(from, to, before.flatMap(touched), touched(to)));
    }
    before = now;
  }
  return breaks;
}

/** The medium a touchpoint is met in: its channel's; "other" goes by its nature. */
export function mediumOf(touchpoint: Pick<Touchpoint, 'channel' | 'nature'>): Medium {
  const { medium } = CHANNEL_TRAITS[touchpoint.channel];
  if (touchpoint.channel !== 'other') return medium;
  return touchpoint.nature === 'digital' ? 'screen' : 'place';
}

function mediaOf(touchpoints: readonly Touchpoint[]): Medium[] {
  const media = new Set(touchpoints.map(mediumOf));
  return MEDIA.filter((medium) => media.has(medium));
}

function shares(left: readonly Medium[], right: readonly Medium[]): boolean {
  return left.some((medium) => right.includes(medium));
}

function describeBreak(from: PlacedStep, to: PlacedStep, left: Touchpoint[], right: Touchpoint[]): MediaBreak {
  const fromMedia = mediaOf(left);
  const toMedia = mediaOf(right);
  const isForced = fromMedia.every((medium) => CARRIED.has(medium)) && toMedia.every((medium) => CARRIED.has(medium));
  return {
    fromStep: from.step.id,
    toStep: to.step.id,
    fromMedia,
    toMedia,
    fromChannels: [...new Set(left.map((touchpoint) => touchpoint.channel))],
    toChannels: [...new Set(right.map((touchpoint) => touchpoint.channel))],
    fromNatures: [...new Set(left.map((touchpoint) => touchpoint.nature))],
    toNatures: [...new Set(right.map((touchpoint) => touchpoint.nature))],
    severity: isForced ? 'forced' : 'change',
  };
}
