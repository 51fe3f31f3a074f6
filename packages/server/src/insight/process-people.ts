import type { FollowPlace, JourneyEngine } from '@waymark/engine';
import { activitiesOf } from './activities.ts';
import type { EventIndex } from './event-index.ts';
import type { Period } from './period.ts';

/** A place on the process map, by name of events: as the engine's, in words. */
export interface NamedPlace {
  readonly event?: string | undefined;
  readonly fromEvent?: string | undefined;
  readonly toEvent?: string | undefined;
}

/** The people whose ways in a period pass a place of the process map, ascending; nobody where an event is unknown. */
export async function peopleOfProcess(
  engine: JourneyEngine,
  { index, codes }: EventIndex,
  { event, fromEvent, toEvent }: NamedPlace,
  period: Period,
): Promise<BigUint64Array> {
  const { names, selection } = activitiesOf(codes, period);
  const asked = { at: event, from: fromEvent, to: toEvent };
  const place: { -readonly [Key in keyof FollowPlace]: FollowPlace[Key] } = {};
  for (const key of ['at', 'from', 'to'] as const) {
    const name = asked[key];
    if (name === undefined) continue;
    const node = names.indexOf(name);
    if (node < 0) return new BigUint64Array();
    place[key] = node;
  }
  return engine.followers(index, selection, place);
}
